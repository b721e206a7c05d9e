import { type Direction, hasChanged, type Threshold } from "./measure.ts";
import type { ConfirmedChangeOptions } from "./options.ts";
import { referenceValue, type Search } from "./search.ts";
import { isFarFromRelapses, type Series } from "./series.ts";

/** A change at a visit, to be confirmed. */
export type Candidate = {
  readonly onset: number;
  readonly direction: Direction;
  readonly threshold: Threshold;
};

/** Per window of `confirmationDays`, the visits that may confirm an onset, in order of time. */
export type Windows = readonly (readonly number[])[];

/** Step 4: the visits inside each window that lie far enough from relapses and may confirm. */
export const windowsAfter = (series: Series, onset: number, options: ConfirmedChangeOptions): Windows =>
  options.confirmationDays.map((days) => {
    const from = series.days[onset]! + days - options.confirmationTolerance.before;
    const to = series.days[onset]! + days + options.confirmationTolerance.after;
    const visits: number[] = [];
    for (let visit = onset + 1; visit < series.days.length; visit += 1) {
      const day = series.days[visit]!;
      if (day < from || day > to || series.mayConfirm[visit] !== true) continue;
      if (isFarFromRelapses(series, visit, options.relapseDistance.confirmation)) visits.push(visit);
    }
    return visits;
  });

/** The visit that decides: the earliest of the first window that has one. */
export const decidingVisit = (windows: Windows): number | undefined => windows.find((visits) => visits.length > 0)?.[0];

const isPresent = (search: Search, { direction, threshold }: Candidate, visit: number): boolean =>
  hasChanged(search.options.measure, direction, threshold, search.series.values[visit]!, referenceValue(search));

/** Whether the visit shows the change. */
export const isCandidate = (search: Search, candidate: Candidate): boolean =>
  isPresent(search, candidate, candidate.onset);

/** Whether the change is present at every visit after onset up to the deciding one, or at the deciding one only. */
export function holdsUntil(search: Search, candidate: Candidate, deciding: number): boolean {
  const from = search.options.checkIntermediate ? candidate.onset + 1 : deciding;
  for (let visit = from; visit <= deciding; visit += 1) if (!isPresent(search, candidate, visit)) return false;
  return true;
}

/** The first visit after the deciding one at which the change is gone; the number of visits where it never is. */
export function endOfChange(search: Search, candidate: Candidate, deciding: number): number {
  let visit = deciding + 1;
  while (visit < search.series.days.length && isPresent(search, candidate, visit)) visit += 1;
  return visit;
}

/**
 * Whether the change holds for as long as `sustainedDays` asks, or to the last visit. Without `checkIntermediate`
 * only the first visit after that time is looked at, or the last where there is none.
 */
export function isSustained(search: Search, candidate: Candidate, end: number): boolean {
  const { sustainedDays, checkIntermediate } = search.options;
  const { days } = search.series;
  if (sustainedDays === 0) return true;
  const enoughOn = days[candidate.onset]! + sustainedDays;
  if (checkIntermediate) return end === days.length || days[end]! >= enoughOn;
  const late = days.findIndex((day) => day >= enoughOn);
  return isPresent(search, candidate, late === -1 ? days.length - 1 : late);
}
