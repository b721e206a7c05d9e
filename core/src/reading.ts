import { afterAllDays, type Day } from "./base/calendar.ts";
import { significant } from "./base/significant.ts";
import { judgedByRange, type SeenRange } from "./chart/judged-point.ts";
import { analyteOf, canonicalValue } from "./facts/check-result.ts";
import type { FactOfKind } from "./facts/fact.ts";
import { type FactIndex, ofKind } from "./facts/fact-index.ts";
import type { Patient } from "./facts/patient.ts";
import { withResult } from "./signals/columns.ts";
import { isPregnant, pregnanciesOf } from "./signals/pregnancies.ts";
import type { ReferenceRange } from "./units/default-ranges.ts";
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

/** @param known what is on file: a pregnancy takes general ranges away */
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
  const pregnancies = pregnanciesOf(ofKind(known, "pregnancy-recorded", afterAllDays));
  const world = { patient, isPregnantOn: (day: Day) => pregnancies.some((one) => isPregnant(one, day)) };
  const { judged, range } = judgedByRange(world, withResult(undefined, result, analyte, new Set()).columns, 0);
  return {
    is: judged === "unknown" ? "cannot-tell" : judged,
    range: range && shownRange(range, result, analyte.unit ?? ""),
    isQuestionable: judgePlausibility(analyte, value, unit.unit) === "questionable",
    likelyUnit: likelyUnit(analyte, value, unit.unit),
  };
}

/** The laboratory's own as it was written, in its unit; with a general limit on the other side, both in ours. */
function shownRange(
  { low, high, by }: SeenRange,
  { refLow, refHigh, unit }: FactOfKind<"result-reported">,
  canonical: string,
): Reading["range"] {
  const isAsWritten =
    by === "laboratory" && (refLow === undefined) === (low === null) && (refHigh === undefined) === (high === null);
  const from = by === "laboratory" ? "laboratory" : "default";
  return isAsWritten
    ? { ...ends(refLow ?? null, refHigh ?? null), unit: unit ?? "", from }
    : { ...ends(low, high), unit: canonical, from };
}

const ends = (low: number | null, high: number | null): ReferenceRange => ({
  ...(low === null ? {} : { low: significant(low, 6) }),
  ...(high === null ? {} : { high: significant(high, 6) }),
});
