import type { Candidate } from "./confirmation.ts";
import { sticksOut } from "./extremum.ts";
import { hasChanged } from "./measure.ts";
import { isRelapseFree } from "./relapse-free.ts";
import type { Search } from "./search.ts";

/** Whether the onset is so near a relapse that it counts as associated with it (RAW). Both ends are included. */
export const isRelapseAssociated = ({ series, options }: Search, onset: number): boolean =>
  series.sinceRelapse[onset]! <= options.relapseAssociated.before ||
  series.untilRelapse[onset]! <= options.relapseAssociated.after;

/**
 * The last visit before onset that differs from the onset and from every visit up to the deciding one by the
 * least change, and is no extremum to be skipped; the first visit where there is none.
 */
export function lastDifferentVisit(search: Search, { onset, direction }: Candidate, deciding: number): number {
  const { series, options } = search;
  const differs = (visit: number): boolean => {
    for (let later = onset; later <= deciding; later += 1)
      if (!hasChanged(options.measure, direction, "least-change", series.values[later]!, series.values[visit]!))
        return false;
    return true;
  };
  for (let visit = onset - 1; visit > 0; visit -= 1)
    if (differs(visit) && !sticksOut(series, visit, options)) return visit;
  return 0;
}

/** The confirmation visits that, with the onset, are free of relapses as the definition asks (PIRA). */
export function relapseFreeConfirmations(
  search: Search,
  onset: number,
  lastDifferent: number,
  confirmations: readonly number[],
): readonly number[] {
  const { series, options, reference } = search;
  const { preceding } = options.relapseFree;
  const visit = preceding === "reference" ? reference : preceding === "last-visit" ? onset - 1 : lastDifferent;
  return confirmations.filter((confirmation) =>
    isRelapseFree(
      options.relapseFree,
      [series.days[visit]!, series.days[onset]!, series.days[confirmation]!],
      series.relapses,
    ),
  );
}
