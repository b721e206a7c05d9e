import type { Day } from "../../base/calendar.ts";
import type { Certainty } from "../../base/certainty.ts";
import { type FactIndex, ofKind } from "../../facts/fact-index.ts";
import { mergeRelapses, type Relapse, type ReportedRelapse } from "../relapses/merge.ts";
import { byExactness, type Undated } from "./exact-day.ts";

export type RelapseReport = ReportedRelapse & { readonly fact: string; readonly onset: Day };

export type RelapseReadings = {
  /** Merged, in order of onset; those that an examination refuted are among them, with `confirmed: "no"`. */
  readonly relapses: readonly Relapse<RelapseReport>[];
  readonly undated: readonly Undated[];
};

const certaintyOf = (confirmed: boolean | undefined): Certainty =>
  confirmed === undefined ? "cannot-tell" : confirmed ? "yes" : "no";

/**
 * The relapses that began up to a day, it included. Whether an examination confirmed one is not known unless somebody
 * wrote it down.
 *
 * @source outcomes reference, section 3
 */
export function relapseReadings(facts: FactIndex, asOf: Day): RelapseReadings {
  const { exact, undated } = byExactness(ofKind(facts, "relapse-occurred", asOf));
  const reports = exact.map(({ id, earliest, confirmedByExam }) => ({
    fact: id,
    onset: earliest,
    confirmed: certaintyOf(confirmedByExam),
  }));
  return { relapses: mergeRelapses(reports), undated };
}
