/**
 * Names as people write them: in any case, with accents or without, words joined by hyphens, blanks or nothing at all of these.
 * A `stem` stands at the beginning of a word, so that `heparin` is found in `heparina` and in `Heparin-Natrium`; a `word` stands alone.
 * Both are lower case without accents; a hyphen is a blank.
 */
export type Names = { readonly stems: readonly string[]; readonly words?: readonly string[] };

/** Words in lower case without accents, one blank between and around them. */
export const foldedWords = (text: string): string =>
  ` ${text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;

/** @param text as `foldedWords` gives it */
export const isNamed = (text: string, { stems, words = [] }: Names): boolean =>
  stems.some((stem) => text.includes(` ${stem}`)) || words.some((word) => text.includes(` ${word} `));
