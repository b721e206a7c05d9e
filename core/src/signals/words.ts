import { isOrdinal, isQualitative, type Ordinal, ordinalRank, type Qualitative } from "../units/result-value.ts";

/** What a word says, whichever of its synonyms a laboratory uses. */
export type Meaning = "positive" | "negative" | "indeterminate";

const meanings: Readonly<Record<Qualitative, Meaning>> = {
  positive: "positive",
  detected: "positive",
  present: "positive",
  negative: "negative",
  "not-detected": "negative",
  absent: "negative",
  indeterminate: "indeterminate",
};

/** A trace is neither; `1+` and more are positive. Undefined: no word of a result. */
export function meaningOf(value: unknown): Meaning | undefined {
  if (isQualitative(value)) return meanings[value];
  if (!isOrdinal(value)) return undefined;
  return gradeMeaning(value);
}

function gradeMeaning(grade: Ordinal): Meaning {
  const rank = ordinalRank(grade);
  return rank >= ordinalRank("1+") ? "positive" : rank === 0 ? "negative" : "indeterminate";
}
