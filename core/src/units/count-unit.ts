/** Powers of ten in a litre of each denominator. */
const litres: ReadonlyMap<string, number> = new Map([
  ["l", 0],
  ["ml", 3],
  ["ul", 6],
  ["mcl", 6],
  ["mm3", 6],
  ["nl", 9],
  ["pl", 12],
]);

/**
 * Words for a power of ten. "mil" is a thousand in Spanish and a million in English: both are kept.
 * Capital G, T and M alone are settled by {@link capitals}.
 */
const words: ReadonlyMap<string, readonly number[]> = new Map([
  ["", [0]],
  ["k", [3]],
  ["thou", [3]],
  ["thous", [3]],
  ["thousand", [3]],
  ["thousands", [3]],
  ["1000", [3]],
  ["x1000", [3]],
  ["miles", [3]],
  ["tsd", [3]],
  ["tsd.", [3]],
  ["mil", [3, 6]],
  ["mill", [6]],
  ["mill.", [6]],
  ["million", [6]],
  ["millions", [6]],
  ["millones", [6]],
  ["mio", [6]],
  ["mio.", [6]],
  ["lakh", [5]],
  ["lakhs", [5]],
  ["lac", [5]],
  ["giga", [9]],
  ["gpt", [9]],
  ["mrd", [9]],
  ["mrd.", [9]],
  ["tera", [12]],
  ["tpt", [12]],
]);

/** In upper case only: g/L is grams. M is million (never mega-unit: no unit follows it). */
const capitals: ReadonlyMap<string, readonly number[]> = new Map([
  ["G", [9]],
  ["T", [12]],
  ["M", [6]],
]);

const power = /^[x*]?10?(?:\*\*?|\^|e|x|exp|\(|\^\()?\+?0?(\d{1,2})\)?$|^[x*]?e\+?0?(\d{1,2})$/;

/**
 * What a count is counted in, as the power of ten of "per litre": 9 for `10*9/L`, `K/uL` and `/nL`.
 * Several where the text has several meanings; none where it is no count at all.
 *
 * @param key   the text's `spellingKey`, with its blanks turned into `^` where they stood inside a power
 * @param sent  the text as sent: case tells G (giga) from g (gram)
 */
export function countPowers(key: string, sent: string): readonly number[] {
  const match = /^(.*)\/([a-z]+3?)$/.exec(key);
  const denominator = litres.get(match?.[2] ?? "none");
  if (!match || denominator === undefined) return [];
  const multiplier = match[1]!
    .replace(/[x*]?(?:cells?|cel|celulas|células|zellen|cellules|#)$/, "")
    .replace(/^x(?=\D)(?!e)/, "");
  const exponent = power.exec(multiplier);
  const digits = exponent?.[1] ?? exponent?.[2];
  if (digits !== undefined && exponentIsMarked(multiplier)) return [Number(digits) + denominator];
  const initial = sent.trim()[0] ?? "";
  const factors = words.get(multiplier) ?? (multiplier.length === 1 ? capitals.get(initial) : undefined) ?? [];
  return factors.map((factor) => factor + denominator);
}

/** `109/L` has lost its superscript: it may be that, and is not for us to say. */
const exponentIsMarked = (multiplier: string): boolean => !/^[x*]?\d+$/.test(multiplier);
