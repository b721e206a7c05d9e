import { decidingVisit, windowsAfter } from "./confirmation.ts";
import type { Measure } from "./measure.ts";
import { type ConfirmedChangeOptions, defaultChangeOptions } from "./options.ts";
import { isFarFromRelapses, type RelapseSpan, type ScoredVisit, type Series, seriesOf } from "./series.ts";
import type { TimeToEvent } from "./time-to-event.ts";

/** Windows, tolerances and distances mean what they mean for a confirmed change; there is no reference. */
export type MilestoneOptions = {
  readonly measure: Pick<Measure, "worse">;
  readonly milestone: number;
  readonly confirmationDays: readonly number[];
  readonly confirmationTolerance: ConfirmedChangeOptions["confirmationTolerance"];
  readonly sustainedDays: number;
  readonly relapseDistance: Omit<ConfirmedChangeOptions["relapseDistance"], "reference">;
  /** Whether reaching it at the last visit counts without a confirmation. */
  readonly imputesLastVisit: boolean;
};

export type Milestone = Exclude<TimeToEvent, { readonly status: "not-at-risk" }>;

/** Confirmation after 24 weeks. Usual milestones of the EDSS are 3.0, 4.0, 6.0 and 7.0. */
export const defaultMilestoneOptions: Omit<MilestoneOptions, "milestone"> = {
  measure: { worse: "higher" },
  confirmationDays: [168],
  confirmationTolerance: defaultChangeOptions.confirmationTolerance,
  sustainedDays: 0,
  relapseDistance: defaultChangeOptions.relapseDistance,
  imputesLastVisit: false,
};

/** Whether the milestone, reached at `visit`, is confirmed and held; and where the search goes on if it is not. */
function judge(
  series: Series,
  isBeyond: (visit: number) => boolean,
  visit: number,
  options: ConfirmedChangeOptions,
): { readonly isReached: boolean; readonly next: number } {
  const last = series.days.length - 1;
  const firstBelow = (from: number): number => {
    let below = from;
    while (below <= last && isBeyond(below)) below += 1;
    return below;
  };
  const end = firstBelow(visit + 1);
  const deciding = decidingVisit(windowsAfter(series, visit, options));
  if (deciding !== undefined && deciding < end) {
    const isHeld = end > last || series.days[end]! - series.days[visit]! >= options.sustainedDays;
    return { isReached: isHeld, next: end + 1 };
  }
  // Without a visit below, the reference program goes on at the last one: quirk Q6.
  return { isReached: false, next: end > last ? Math.max(last, visit + 1) : end + 1 };
}

/**
 * The time to a confirmed disability milestone: the first visit at it or beyond, such that every visit up to
 * the first that may confirm is at it or beyond too. It may be the first visit of all. Relapses before the
 * first visit are not looked at.
 *
 * @returns `cannot-tell` without a usable visit
 * @source outcomes reference, section 2.5
 */
export function timeToMilestone(
  visits: readonly ScoredVisit[],
  relapses: readonly RelapseSpan[],
  options: MilestoneOptions,
): Milestone {
  const { measure, milestone, imputesLastVisit, ...rest } = options;
  const relapseDistance = { ...options.relapseDistance, reference: { before: 0, after: 0 } };
  const search: ConfirmedChangeOptions = { ...defaultChangeOptions, ...rest, relapseDistance };
  const series = seriesOf(visits, relapses, search);
  const last = series.days.length - 1;
  if (last < 0) return { status: "cannot-tell", missing: "visits" };
  const firstDay = series.days[0]!;
  const isBeyond = (visit: number): boolean =>
    measure.worse === "higher" ? series.values[visit]! >= milestone : series.values[visit]! <= milestone;

  for (let visit = 0; visit <= last; ) {
    if (!isBeyond(visit) || !isFarFromRelapses(series, visit, relapseDistance.onset)) {
      visit += 1;
      continue;
    }
    const { isReached, next } = judge(series, isBeyond, visit, search);
    const onsetDay = series.days[visit]!;
    if (isReached || (visit === last && (imputesLastVisit || series.endsInDeath)))
      return { status: "event", onsetDay, days: onsetDay - firstDay };
    visit = next;
  }
  return { status: "censored", censoredDay: series.days[last]!, days: series.days[last]! - firstDay };
}
