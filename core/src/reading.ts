import { afterAllDays } from "./base/calendar.ts";
import { analyteOf, canonicalValue } from "./facts/check-result.ts";
import type { FactOfKind } from "./facts/fact.ts";
import { type FactIndex, ofKind } from "./facts/fact-index.ts";
import type { Patient } from "./facts/patient.ts";
import { toCanonical } from "./units/convert.ts";
import { defaultRanges, type ReferenceRange } from "./units/default-ranges.ts";
import { judgePlausibility, likelyUnit } from "./units/plausibility.ts";
import { readUnit } from "./units/unit-text.ts";

/** How a result reads to whoever enters it: against its range, and whether it can be true. It decides nothing: the rules do. */
export type Reading = {
  readonly is: "low" | "inside" | "high" | "cannot-tell";
  /** What it was held against; undefined: nothing. */
  readonly range: (ReferenceRange & { readonly unit: string; readonly from: "laboratory" | "default" }) | undefined;
  readonly isQuestionable: boolean;
  /** A unit that the number would fit better. Nothing is changed by it. */
  readonly likelyUnit: string | undefined;
};

/** @param known what is on file: a pregnancy takes the general ranges away */
export function readingOf(
  result: FactOfKind<"result-reported">,
  patient: Patient,
  known: FactIndex,
): Reading | undefined {
  const analyte = analyteOf(result);
  const unit = analyte === undefined || result.unit === undefined ? undefined : readUnit(result.unit, analyte);
  const value = canonicalValue(result);
  if (analyte === undefined || value === undefined || unit?.kind !== "unit" || typeof result.value !== "number")
    return undefined;
  const range = rangeOf(result, analyte.key, patient, known);
  const limit = (end: number | undefined): number | undefined =>
    end === undefined || range === undefined
      ? undefined
      : range.from === "default"
        ? end
        : toCanonical(end, unit.unit, analyte);
  const side = sideOf(value, result.comparator, limit(range?.low), limit(range?.high));
  const isQuestionable = judgePlausibility(analyte, value, unit.unit) === "questionable";
  return {
    // A number in doubt may be low or high, and is never inside.
    is: isQuestionable && side === "inside" ? "cannot-tell" : side,
    range,
    isQuestionable,
    likelyUnit: likelyUnit(analyte, value, unit.unit),
  };
}

function rangeOf(
  { refLow, refHigh, unit }: FactOfKind<"result-reported">,
  analyte: string,
  { sex }: Patient,
  known: FactIndex,
): Reading["range"] {
  if (refLow !== undefined || refHigh !== undefined)
    return { ...ends(refLow, refHigh), unit: unit ?? "", from: "laboratory" };
  const general = defaultRanges.get(analyte);
  if (general === undefined) return undefined;
  if (general.notInPregnancy === true && ofKind(known, "pregnancy-recorded", afterAllDays).length > 0) return undefined;
  const { male, female } = general;
  const own = sex === "male" ? male : sex === "female" ? female : undefined;
  const isOne = male.low === female.low && male.high === female.high;
  const range = own ?? (isOne ? male : undefined);
  return range === undefined ? undefined : { ...range, unit: general.unit, from: "default" };
}

const ends = (low: number | undefined, high: number | undefined): ReferenceRange => ({
  ...(low === undefined ? {} : { low }),
  ...(high === undefined ? {} : { high }),
});

/** The ends of a range are inside. What is only known to lie below or above a number is inside nothing. */
function sideOf(
  value: number,
  comparator: string | undefined,
  low: number | undefined,
  high: number | undefined,
): Reading["is"] {
  if (low === undefined && high === undefined) return "cannot-tell";
  const isBelow = comparator === "<" || comparator === "<=";
  const isAbove = comparator === ">" || comparator === ">=";
  const mayEqual = comparator === undefined || comparator.endsWith("=");
  if (low !== undefined && !isAbove && (value < low || (isBelow && !mayEqual && value <= low))) return "low";
  if (high !== undefined && !isBelow && (value > high || (isAbove && !mayEqual && value >= high))) return "high";
  return isBelow || isAbove ? "cannot-tell" : "inside";
}
