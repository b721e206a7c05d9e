import { sticksOut } from "./extremum.ts";
import { hasChanged } from "./measure.ts";
import { referenceValue, type Search } from "./search.ts";
import { isFarFromRelapses } from "./series.ts";

const isAcceptable = ({ series, options }: Search, visit: number): boolean =>
  isFarFromRelapses(series, visit, options.relapseDistance.reference) && !sticksOut(series, visit, options);

/** With `neverLower` a better reference takes the value of the one before it, in the series too. */
function keepFromFalling(search: Search): void {
  const { series, options, previousValue } = search;
  const value = referenceValue(search);
  if (
    options.neverLower &&
    previousValue !== undefined &&
    hasChanged(options.measure, "improvement", "any-difference", value, previousValue)
  )
    series.values[search.reference] = previousValue;
}

/** Steps 1 and 2: the first acceptable visit from the reference on; the last one where there is none. */
export function settleReference(search: Search): void {
  const last = search.series.days.length - 1;
  while (search.reference <= last && !isAcceptable(search, search.reference)) {
    search.reference += 1;
    if (search.reference >= last) search.isOver = true;
  }
  if (search.reference > last) {
    search.reference = last;
    search.isWithoutReference = true;
  } else search.firstReference ??= search.reference;
  search.from = Math.max(search.from, search.reference + 1);
  keepFromFalling(search);
  search.previousValue = referenceValue(search);
}

/** Whether the next relapse after the reference had its time before that visit, so that a new reference is due. */
export function isOvertakenByRelapse({ series, options, reference }: Search, visit: number): boolean {
  const day = series.days[visit];
  if (!options.rebaselineAfterRelapse || day === undefined) return false;
  const relapse = series.relapses.find((onset) => onset > series.days[reference]!);
  const wait = options.wanted === "first-pira" ? 0 : options.relapseAssociated.before;
  return relapse !== undefined && relapse + wait < day;
}

/** Step 9: after a relapse the reference moves to the first visit at or after it. */
export function rebaselineAfterRelapse(search: Search): void {
  if (!isOvertakenByRelapse(search, search.from)) return;
  const { days, relapses } = search.series;
  const relapse = relapses.find((onset) => onset > days[search.reference]!)!;
  const visit = days.findIndex((day) => day >= relapse);
  if (visit === -1 || visit === days.length - 1) search.isOver = true;
  if (visit === -1) return;
  search.reference = visit;
  search.from = visit + 1;
}
