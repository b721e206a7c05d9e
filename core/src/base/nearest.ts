/** Changes of one letter, at most this share of the word, beyond which a word is another word. */
const likeness = 0.4;

/** The word that was probably meant: the one with the fewest letters changed; undefined where none is near. */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length * likeness)) + 1;
  for (const one of words) {
    const distance = editsBetween(word, one, least);
    if (distance >= least) continue;
    best = one;
    least = distance;
  }
  return best;
}

/** Letters put in, left out or changed (Levenshtein); not counted beyond `most`. */
function editsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) >= most) return most;
  let before = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(changed, before[j]! + 1, row[j - 1]! + 1));
    }
    before = row;
  }
  return before[b.length]!;
}
