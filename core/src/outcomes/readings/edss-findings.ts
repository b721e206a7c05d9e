import type { Day } from "../../base/calendar.ts";
import { type EdssWarning, edssWarnings, type VisitToCheck } from "../edss/consistency.ts";
import { defaultEdssOptions, type Examination } from "../edss/edss.ts";
import type { EdssVisit } from "./edss-visits.ts";

/** What a reviewer would ask about a visit. */
export type EdssFinding = { readonly fact: string; readonly day: Day; readonly warning: EdssWarning };

const nothingExamined: Examination = { grades: {}, ambulation: undefined };

const toCheck = ({ examined, recorded }: EdssVisit): Examination & { readonly recordedEdss: number | undefined } => ({
  ...(examined?.examination ?? nothingExamined),
  recordedEdss: recorded,
});

/** Days since the latest of these days on or before `day`. */
function daysSince(day: Day, starts: readonly Day[]): number | undefined {
  const latest = starts.reduce(
    (last, start) => (start <= day ? Math.max(last, start) : last),
    Number.NEGATIVE_INFINITY,
  );
  return Number.isFinite(latest) ? day - latest : undefined;
}

/**
 * Contradictions and doubts in the visits, in their order; each is a question to a person and changes no score.
 *
 * @param visits  in order
 * @param starts  onsets of relapses and starts of steroid courses, in any order
 * @param isAlive undefined: not known
 */
export function edssFindings(
  visits: readonly EdssVisit[],
  starts: readonly Day[],
  isAlive: boolean | undefined,
): readonly EdssFinding[] {
  return visits.flatMap((visit, i) => {
    const before = visits[i - 1];
    // Codes of the two ambulation scales must not be compared with each other.
    const isComparable =
      before?.examined?.options.ambulationScale === visit.examined?.options.ambulationScale && before !== undefined;
    const checked: VisitToCheck = {
      ...toCheck(visit),
      isAlive,
      previous: isComparable ? toCheck(before) : undefined,
      daysSinceRelapseOrSteroids: daysSince(visit.day, starts),
    };
    return edssWarnings(checked, visit.examined?.options ?? defaultEdssOptions).map((warning) => ({
      fact: visit.fact,
      day: visit.day,
      warning,
    }));
  });
}
