/** Findings of the contract that laboratories write as words beside a result. */
const words: readonly (readonly [string, RegExp])[] = [
  [
    "schistocytes",
    /\b(?:schist[oi]cyt|schizocyt|esquistocit|fragmentocyt|fragmented (?:red|erythro)|red cell fragments)/,
  ],
  ["spherocytes", /\b(?:sph[ae]rocyt|spherocyt|esferocit|kugelzell)/],
  [
    "red-cell-casts",
    /\b(?:red (?:blood )?cell casts?|rbc casts?|erythrocyte casts?|cilindros hematicos|erythrozytenzylinder)/,
  ],
  [
    "dysmorphic-red-cells",
    /\b(?:dysmorphic (?:red|rbc|erythro)|acanthocyt|hematies dismorficos|dysmorphe erythrozyten)/,
  ],
];

const denied =
  /(?:\b(?:no|not|none|without|negative for|absence of|sin|kein\w*|ohne|pas de|sans)\b[^.;\n]{0,40}|\bfree of )$/;
const deniedAfter =
  /^[^.;\n]{0,25}?(?:\b(?:not|none|absent|no) ?(?:seen|observed|detected|present|found)?\b|[:=] ?(?:neg|none|0\b|absent))/;

/**
 * Findings named in a result's own words or notes, unless the same phrase denies them. In doubt a finding
 * is reported: it is for a person to look at, and silence would be the dangerous error.
 */
export function findingsIn(texts: readonly string[]): readonly string[] {
  const folded = texts.map((text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase());
  return words.filter(([, pattern]) => folded.some((text) => isFound(text, pattern))).map(([finding]) => finding);
}

function isFound(text: string, pattern: RegExp): boolean {
  return [...text.matchAll(new RegExp(pattern, "g"))].some((match) => {
    const after = text.slice(match.index + match[0].length).replace(/^[a-z]*/, "");
    return !denied.test(text.slice(0, match.index)) && !deniedAfter.test(after);
  });
}
