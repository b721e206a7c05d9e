import { isNamed, type Names } from "@longwatch/core";

/** What is asked of a laboratory, or given instead of a vaccine. */
const laboratory: Names = {
  stems: [
    ...["antibod", "anticuerp", "antikorper", "titre", "titer", "titul", "serolog", "immune status"],
    ...["immune glob", "immunoglob", "inmunoglob", "immunglob", "immunity", "inmunidad", "test", "screen", "prueba"],
    ...["immunstatus", "quantiferon", "interferon", "mismatch", "microsatell", "immunohistochem"],
    ...["inmunohistoquim", "immunhistochem", "bromocresol", "bromcresol"],
  ],
  words: ["igg", "igm", "ab", "pcr", "ns1", "rna", "dna", "arn", "adn", "stool", "igra", "ihc", "msi"],
};

/** What is asked of a laboratory, and also what a vaccine is made of. */
const substances: Names = { stems: ["antigen", "protein", "albumin", "cultur", "cultiv"] };

/** Words that say nothing of what an order is for. */
const neutral = new Set([
  ...["anti", "virus", "panel", "profile", "status", "level", "levels", "quantitative", "qualitative", "repair"],
  ...["serum", "suero", "plasma", "blood", "sangre", "blut", "sang", "in", "of", "im", "en", "de", "del", "method"],
]);

/**
 * @param text      as `foldedWords` gives it
 * @param isVaccine it speaks of a vaccine, whose substances are nobody's test
 */
export const isOfLaboratory = (text: string, isVaccine: boolean): boolean =>
  isNamed(text, laboratory) || (!isVaccine && isNamed(text, substances));

/** Whether every word is a laboratory's, or one of those that it may measure. */
export function isOnlyOfLaboratory(text: string, measured: readonly Names[]): boolean {
  const all = [laboratory, substances, ...measured];
  const stems = all.flatMap((one) => one.stems).flatMap((stem) => stem.split(" "));
  const words = new Set(all.flatMap((one) => one.words ?? []).flatMap((word) => word.split(" ")));
  const isKnown = (word: string): boolean =>
    neutral.has(word) || words.has(word) || stems.some((stem) => word.startsWith(stem));
  return text.trim().split(" ").every(isKnown);
}
