import type { ConfirmedChangeOptions, DaysAround } from "./options.ts";

/** A measurement. Without a day or a value it is left out. */
export type ScoredVisit = {
  readonly day: number | undefined;
  readonly value: number | undefined;
  /** False for an unscheduled visit of a trial, which may show a change but not confirm one. Absent: it may. */
  readonly mayConfirm?: boolean | undefined;
  /** Death due to the disease: where it is worse than the reference, it is a worsening without a confirmation. */
  readonly isDeath?: boolean | undefined;
};

export type RelapseSpan = { readonly onset: number; readonly end?: number | undefined };

/** The usable visits of one person, one a day, in order. Arrays of one length; only the search writes to `values`. */
export type Series = {
  readonly days: readonly number[];
  readonly values: number[];
  readonly mayConfirm: readonly boolean[];
  /** Days since the latest relapse onset, 0 on the same day, Infinity if none. */
  readonly sinceRelapse: readonly number[];
  /** Days until the next relapse onset, 0 on the same day, Infinity if none. */
  readonly untilRelapse: readonly number[];
  /** Onset days, ascending. */
  readonly relapses: readonly number[];
  /** Days with visits of different values, of which the one listed last was taken. */
  readonly contradictoryDays: readonly number[];
  /** The last visit is death due to the disease. */
  readonly endsInDeath: boolean;
};

type Usable = {
  readonly day: number;
  readonly value: number;
  readonly mayConfirm: boolean;
  readonly isDeath: boolean;
};

const none = Number.POSITIVE_INFINITY;

const isUsable = (visit: ScoredVisit): boolean => Number.isFinite(visit.day) && Number.isFinite(visit.value);

const inOrder = (visits: readonly ScoredVisit[]): readonly Usable[] =>
  visits
    .filter(isUsable)
    .map(({ day, value, mayConfirm, isDeath }) => ({
      day: day!,
      value: value!,
      mayConfirm: mayConfirm !== false,
      isDeath: isDeath === true,
    }))
    .sort((a, b) => a.day - b.day);

function daysSince(day: number, relapses: readonly RelapseSpan[], useEnds: boolean): number {
  let least = none;
  for (const { onset, end } of relapses) {
    if (onset > day) break;
    if (!useEnds || end === undefined) least = Math.min(least, day - onset);
    else if (day <= end) return 0;
  }
  return least;
}

const daysUntil = (day: number, relapses: readonly RelapseSpan[]): number => {
  const next = relapses.find(({ onset }) => onset >= day);
  return next === undefined ? none : next.onset - day;
};

/**
 * Visits and relapses, cleaned. Of several visits on one day the one listed last counts. Relapses before the
 * first visit are dropped when they are further away than a reference must keep.
 *
 * @source outcomes reference, section 2.3 A, with its quirks Q1 and Q5
 */
export function seriesOf(
  visits: readonly ScoredVisit[],
  relapses: readonly RelapseSpan[],
  options: ConfirmedChangeOptions,
): Series {
  const kept: Usable[] = [];
  const contradictoryDays: number[] = [];
  for (const visit of inOrder(visits)) {
    const previous = kept.at(-1);
    if (previous?.day !== visit.day) {
      kept.push(visit);
      continue;
    }
    if (previous.value !== visit.value && contradictoryDays.at(-1) !== visit.day) contradictoryDays.push(visit.day);
    kept[kept.length - 1] = visit;
  }
  const firstRelapseDay = (kept[0]?.day ?? none) - options.relapseDistance.reference.before;
  const near = relapses.filter(({ onset }) => onset >= firstRelapseDay).sort((a, b) => a.onset - b.onset);
  return {
    days: kept.map(({ day }) => day),
    values: kept.map(({ value }) => value),
    mayConfirm: kept.map(({ mayConfirm }) => mayConfirm),
    sinceRelapse: kept.map(({ day }) => daysSince(day, near, options.relapseEnds === "used")),
    untilRelapse: kept.map(({ day }) => daysUntil(day, near)),
    relapses: near.map(({ onset }) => onset),
    contradictoryDays,
    endsInDeath: kept.at(-1)?.isDeath === true,
  };
}

/** Whether a visit lies far enough from relapses on both sides. */
export const isFarFromRelapses = (series: Series, visit: number, least: DaysAround): boolean =>
  series.sinceRelapse[visit]! >= least.before && series.untilRelapse[visit]! >= least.after;
