import { type Day, daysPerYear } from "../base/calendar.ts";
import { autoimmuneGroupNames } from "../clinic/autoimmune-groups.ts";
import type { DiagnosisDays } from "../clinic/diagnoses.ts";
import type { CohortPerson } from "./cohort-person.ts";

/**
 * The first diagnosis of each group beside the start: there before it or on its day, so many years after it, or not to be
 * told, where the days in which it may have begun reach over the start, or over the last day that is looked at. One without
 * any day was there before. Of days within the follow-up the last counts.
 */
export const diagnosesAfter = (all: readonly DiagnosisDays[], start: Day, end: Day): CohortPerson["diagnoses"] =>
  autoimmuneGroupNames.flatMap((group) => {
    const ofGroup = all.filter((one) => one.group === group);
    return ofGroup.length === 0 ? [] : [{ group, years: firstOf(ofGroup, start, end) }];
  });

function firstOf(all: readonly DiagnosisDays[], start: Day, end: Day): number | "before" | "cannot-tell" {
  if (all.some(({ latest }) => latest <= start)) return "before";
  const certain = all.filter(({ latest }) => latest <= end);
  if (certain.length === 0 || all.some(({ earliest }) => earliest <= start)) return "cannot-tell";
  return (Math.min(...certain.map(({ latest }) => latest)) - start) / daysPerYear;
}
