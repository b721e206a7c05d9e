import { addDays, type Day } from "../base/calendar.ts";
import type { OutcomeReadings } from "../outcomes/readings/readings.ts";
import { relapseExposure } from "../outcomes/relapses/exposure.ts";
import { type CohortPerson, daysPerYear } from "./cohort-person.ts";

type Relapses = OutcomeReadings["relapses"];

/** Those that nobody refuted after an examination: what was reported counts. */
export const countedRelapses = ({ relapses }: Relapses) => relapses.filter(({ confirmed }) => confirmed !== "no");

/**
 * Relapses after the start through the last contact, and the time at risk of them. One on the day of the start belongs
 * before it; one after the last contact extends the contact.
 *
 * @param end the last day that is looked at
 * @returns null where a relapse without an exact day may lie after the start: neither number nor time is known
 */
export function relapsesAfter(
  relapses: Relapses,
  start: Day,
  lastContact: Day | undefined,
  end: Day,
): CohortPerson["relapses"] {
  if (relapses.undated.some(({ latest, earliest }) => latest > start && earliest <= end)) return null;
  const counted = countedRelapses(relapses);
  const exposure = relapseExposure(counted, { after: start, through: end }, start, lastContact, "reported");
  const first = counted.find(({ onset }) => onset > start && onset <= end);
  return {
    count: exposure.relapses.most,
    years: exposure.yearsAtRisk,
    first:
      first === undefined ? { time: exposure.daysAtRisk, event: false } : { time: first.onset - start, event: true },
  };
}

/**
 * Relapses of the year up to the start, that day included. Null where one without an exact day may lie in it, and where
 * no earlier relapse is on file at all: that nobody wrote one down is no sign that there was none.
 */
export function relapsesYearBefore(relapses: Relapses, start: Day): number | null {
  const after = addDays(start, -Math.floor(daysPerYear));
  if (relapses.undated.some(({ earliest, latest }) => latest > after && earliest <= start)) return null;
  const before = countedRelapses(relapses).filter(({ onset }) => onset <= start);
  return before.length === 0 ? null : before.filter(({ onset }) => onset > after).length;
}
