import { isCount, isDuration, type NotEstimable, notEstimable } from "./estimate.ts";
import type { EventsInTime } from "./rate.ts";

/** For each person, how many events and how many years of observation. Both lists are in the same order. */
export type PeopleCounts = { readonly counts: readonly number[]; readonly years: readonly number[] };

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** What is wrong with the lists, if anything is. An event needs person-time to happen in. */
export function flawOf({ counts, years }: PeopleCounts): NotEstimable | undefined {
  if (counts.length !== years.length) return notEstimable("unequal-lengths");
  if (counts.length === 0) return notEstimable("nobody");
  const sound = counts.every((count, i) => isCount(count) && isDuration(years[i]!) && (count === 0 || years[i]! > 0));
  return sound ? undefined : notEstimable("value-unusable");
}

export const totalOf = ({ counts, years }: PeopleCounts): EventsInTime => ({
  events: sum(counts),
  personYears: sum(years),
});

/** Σ (y − μ)² / μ where every person's mean μ is the group's rate times the person's years. */
export function pearsonStatistic({ counts, years }: PeopleCounts, rate: number): number {
  return counts.reduce((total, count, i) => {
    const mean = years[i]! * rate;
    return mean === 0 ? total : total + (count - mean) ** 2 / mean;
  }, 0);
}

/** How many people were observed for any time: those without it say nothing. */
export const observed = ({ years }: PeopleCounts): number => years.filter((one) => one > 0).length;
