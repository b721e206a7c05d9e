import type { Certainty } from "../../base/certainty.ts";

/** A relapse as reported. `confirmed`: by an examination; `cannot-tell` while that is pending or not known. */
export type ReportedRelapse = { readonly onset: number; readonly confirmed: Certainty };

/** One relapse out of one or more reports. */
export type Relapse<R extends ReportedRelapse = ReportedRelapse> = {
  /** Onset of the earliest report. */
  readonly onset: number;
  /** `yes` if any report was confirmed, `no` if all were refuted. */
  readonly confirmed: Certainty;
  readonly reports: readonly R[];
};

/** Onsets nearer than this are one relapse. */
export const mergeDays = 30;

const togetherConfirmed = (reports: readonly ReportedRelapse[]): Certainty =>
  reports.some(({ confirmed }) => confirmed === "yes")
    ? "yes"
    : reports.every(({ confirmed }) => confirmed === "no")
      ? "no"
      : "cannot-tell";

/**
 * Reports → relapses, in order of onset. A report fewer than `days` after the one before it tells of the same
 * relapse; exactly that many is a new one.
 *
 * @param reports in any order
 * @source outcomes reference, section 3
 */
export function mergeRelapses<R extends ReportedRelapse>(
  reports: readonly R[],
  days = mergeDays,
): readonly Relapse<R>[] {
  const groups: R[][] = [];
  for (const report of reports.toSorted((a, b) => a.onset - b.onset)) {
    const group = groups.at(-1);
    if (group !== undefined && report.onset - group.at(-1)!.onset < days) group.push(report);
    else groups.push([report]);
  }
  return groups.map((group) => ({ onset: group[0]!.onset, confirmed: togetherConfirmed(group), reports: group }));
}
