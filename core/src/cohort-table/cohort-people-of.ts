import { addDays, type Day, daysPerYear } from "../base/calendar.ts";
import { personSummary, type Summarised } from "../clinic/person-summary.ts";
import type { CohortPerson } from "./cohort-person.ts";
import { type AssessedPerson, personSince } from "./cohort-person-of.ts";
import { startsOf } from "./start.ts";

/** How a cohort is followed. */
export type Followed = {
  /** A drug of comparison: time on it counts too, from its first day until it was stopped, or another therapy began. */
  readonly comparator?: string | undefined;
  /** So many years after the start at most; absent: as long as they were followed. */
  readonly years?: number | undefined;
};

type Assessed = AssessedPerson & Summarised;

/**
 * What the table of a cohort keeps of one person: once for each start that counts, so twice of somebody who had a drug of
 * comparison before alemtuzumab.
 *
 * @param assessOn the answer about the person as of a day
 */
export function cohortPeopleOf(
  assessOn: (day: Day) => Assessed,
  asOf: Day,
  { comparator, years }: Followed,
): readonly CohortPerson[] {
  const whole = assessOn(asOf);
  return startsOf(whole.facts, whole.timeline.courses, comparator, asOf).map((start) => {
    const onsetBy = years === undefined ? asOf : addDays(start.on, Math.floor(years * daysPerYear));
    const person = personSince(start, whole, personSummary(whole), { onsetBy });
    if (years === undefined || onsetBy >= asOf) return person;
    const then = assessOn(onsetBy);
    return withinYears(person, personSince(start, then, personSummary(then), { seenBy: asOf }), years);
  });
}

/**
 * The first years alone: everything as it was known at their end, except what the last of them needs from later days. That
 * somebody was still in contact, a worsening confirmed, an EDSS made and a scan read shows after the year that it speaks
 * for; what began after that year does not count.
 */
const withinYears = (whole: CohortPerson, then: CohortPerson, years: number): CohortPerson => ({
  ...then,
  changes: whole.changes,
  edssChanges: whole.edssChanges.filter(({ year }) => year <= years),
  neda: whole.neda.filter(({ year }) => year <= years),
});
