/**
 * What a message says of the person beside the numbers: to cross-check a match, and to propose one where the numbers lead to
 * nobody. Never part of a fact, an issue or a log.
 */
export type Person = {
  readonly familyName?: string;
  readonly givenName?: string;
  /** `YYYY-MM-DD`, or less where less was sent. */
  readonly bornOn?: string;
  readonly sex?: "female" | "male" | "other" | "unknown";
};

/**
 * A name as names are compared: without accents, marks, blanks and case, so that `Núñez-Ruiz` and `NUNEZ RUIZ` are one. Letters
 * that are written with two elsewhere are (`ß` ss, `ø` o, `æ` ae). Empty where nothing is left.
 */
export function foldedName(name: string): string {
  const spelled = [...name.toLowerCase()].map((letter) => twoLetters.get(letter) ?? letter).join("");
  return spelled.normalize("NFKD").replaceAll(/[^\p{L}\p{N}]/gu, "");
}

const twoLetters: ReadonlyMap<string, string> = new Map([
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["ø", "o"],
  ["đ", "d"],
  ["ð", "d"],
  ["þ", "th"],
  ["ł", "l"],
]);
