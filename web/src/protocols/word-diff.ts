/** A piece of a text: in both, only in the older, or only in the newer. */
export type Piece = { readonly is: "same" | "old" | "new"; readonly text: string };

/** Longer texts are shown whole, one after the other: marking single words in them helps nobody. */
const mostWords = 400;

/** Two texts word by word: what stayed, what went, what came. */
export function wordDiff(before: string, after: string): readonly Piece[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  if (old.length > mostWords || now.length > mostWords) {
    return [
      { is: "old", text: before },
      { is: "new", text: after },
    ];
  }
  const lengths = commonLengths(old, now);
  const pieces: { is: Piece["is"]; text: string }[] = [];
  const add = (is: Piece["is"], word: string): void => {
    const last = pieces.at(-1);
    if (last?.is === is) last.text += word;
    else pieces.push({ is, text: word });
  };
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      add("same", old[i]!);
      i += 1;
      j += 1;
    } else if (j === now.length || (i < old.length && lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) {
      add("old", old[i]!);
      i += 1;
    } else {
      add("new", now[j]!);
      j += 1;
    }
  }
  return pieces;
}

/** Each word with the blank after it. */
const wordsOf = (text: string): readonly string[] => text.match(/\S+\s*/g) ?? [];

/** The length of the longest common sequence of words from each place to the end. */
function commonLengths(old: readonly string[], now: readonly string[]): readonly (readonly number[])[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1)
      lengths[i]![j] =
        old[i] === now[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  return lengths;
}
