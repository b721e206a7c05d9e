import type { Day } from "../../base/calendar.ts";
import type { Certainty } from "../../base/certainty.ts";
import type { FactOfKind } from "../../facts/fact.ts";
import { type FactIndex, ofKind } from "../../facts/fact-index.ts";
import { mergeDays, mergeRelapses, type Relapse, type ReportedRelapse } from "../relapses/merge.ts";
import type { UndatedOnset } from "../relapses/undated.ts";
import { byExactness, type Undated } from "./exact-day.ts";

export type RelapseReport = ReportedRelapse & { readonly fact: string; readonly onset: Day };

export type UndatedRelapse = Undated & UndatedOnset;

export type RelapseReadings = {
  /** Merged, in order of onset: those that count, everywhere. */
  readonly relapses: readonly Relapse<RelapseReport>[];
  /** Reports that an examination refuted, in order, where they have an exact day: shown, and counted nowhere. */
  readonly refuted: readonly RelapseReport[];
  readonly undated: readonly UndatedRelapse[];
};

const certaintyOf = (confirmed: boolean | undefined): Certainty =>
  confirmed === undefined ? "cannot-tell" : confirmed ? "yes" : "no";

/** By its name and version it is shown with every count, of one person and of a cohort. */
export const relapseCounting = { name: "reported-not-refuted", version: 1 } as const;

/**
 * The relapses that began up to a day, it included: every one that was reported and that no examination refuted. A
 * refuted report is left out before reports are merged, for it says nothing about when another began. Whether an
 * examination confirmed one is not known unless somebody wrote it down.
 *
 * @source outcomes reference, section 3
 */
export function relapseReadings(facts: FactIndex, asOf: Day): RelapseReadings {
  const all = ofKind(facts, "relapse-occurred", asOf);
  const reported = all.filter(({ confirmedByExam }) => confirmedByExam !== false);
  const counted = byExactness(reported);
  const refuted = byExactness(all.filter(({ confirmedByExam }) => confirmedByExam === false));
  return {
    relapses: mergeRelapses(counted.exact.map(reportOf)),
    refuted: refuted.exact.map(reportOf),
    undated: counted.undated.map((one) => ({ ...one, isAlone: !reported.some((other) => mayBeOne(one, other)) })),
  };
}

const reportOf = ({ id, earliest, confirmedByExam }: FactOfKind<"relapse-occurred">): RelapseReport => ({
  fact: id,
  onset: earliest,
  confirmed: certaintyOf(confirmedByExam),
});

const mayBeOne = (undated: Undated, { id, earliest, latest }: FactOfKind<"relapse-occurred">): boolean =>
  id !== undated.fact && earliest - undated.latest < mergeDays && undated.earliest - latest < mergeDays;
