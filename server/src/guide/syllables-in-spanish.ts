const strong = "aáeéoó";
const accentedWeak = "íú";
const weak = "iuü";

/**
 * How many syllables a Spanish word has, by the rules of its spelling: two strong vowels beside each other, and a weak one that
 * bears an accent, make a syllable each; every other run of vowels is one. The u of qu, gue and gui is not spoken, and y is a
 * vowel only where no vowel follows. A word without a vowel, such as an abbreviation, has one syllable.
 */
export function syllablesInSpanish(word: string): number {
  const spoken = word
    .toLowerCase()
    .normalize("NFC")
    .replaceAll(/qu(?=[eéií])/g, "q")
    .replaceAll(/gu(?=[eéií])/g, "g")
    .replaceAll(/y(?![aáeéiíoóuúü])/g, "i");
  let count = 0;
  let before = "";
  for (const letter of spoken) {
    const isVowel = `${strong}${accentedWeak}${weak}`.includes(letter);
    if (isVowel && beginsSyllable(before, letter)) count += 1;
    // A silent h between vowels parts nothing: prohibir has a diphthong, búho none.
    if (letter !== "h") before = isVowel ? letter : "";
  }
  return Math.max(1, count);
}

function beginsSyllable(before: string, letter: string): boolean {
  if (before === "") return true;
  if (accentedWeak.includes(letter)) return strong.includes(before);
  if (accentedWeak.includes(before)) return strong.includes(letter);
  return strong.includes(letter) && strong.includes(before);
}
