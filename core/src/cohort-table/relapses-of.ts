import { addDays, type Day, daysPerYear } from "../base/calendar.ts";
import type { OutcomeReadings } from "../outcomes/readings/readings.ts";
import { relapseExposure } from "../outcomes/relapses/exposure.ts";
import { onLatestDay, undatedRelapsesIn } from "../outcomes/relapses/undated.ts";
import type { CohortPerson } from "./cohort-person.ts";

type Relapses = OutcomeReadings["relapses"];

/**
 * Relapses after the start through the last contact, and the time at risk of them. One on the day of the start belongs
 * before it; one after the last contact extends the contact. One without an exact day stands on its latest.
 *
 * @param end the last day that is looked at
 * @returns null where one without an exact day may lie before the start, after the end, or be part of another: neither
 * number nor time is known
 */
export function relapsesAfter(
  relapses: Relapses,
  start: Day,
  lastContact: Day | undefined,
  end: Day,
): CohortPerson["relapses"] {
  const span = { after: start, through: end };
  const { certain, possible } = undatedRelapsesIn(relapses.undated, span);
  if (possible.length > 0) return null;
  const all = [...relapses.relapses, ...onLatestDay(certain)];
  const exposure = relapseExposure(all, span, start, lastContact, "reported");
  const inSpan = all.map(({ onset }) => onset).filter((onset) => onset > start && onset <= end);
  const first = inSpan.length === 0 ? undefined : Math.min(...inSpan);
  return {
    count: exposure.relapses.most,
    years: exposure.yearsAtRisk,
    first: first === undefined ? { time: exposure.daysAtRisk, event: false } : { time: first - start, event: true },
  };
}

/**
 * Relapses of the year up to the start, that day included. Null where one without an exact day may lie in it or
 * beside it, and where no earlier relapse is on file at all: that nobody wrote one down is no sign that there was none.
 */
export function relapsesYearBefore(relapses: Relapses, start: Day): number | null {
  const after = addDays(start, -Math.floor(daysPerYear));
  const { certain, possible } = undatedRelapsesIn(relapses.undated, { after, through: start });
  if (possible.length > 0) return null;
  const before = relapses.relapses.filter(({ onset }) => onset <= start);
  if (before.length === 0 && certain.length === 0) return null;
  return before.filter(({ onset }) => onset > after).length + certain.length;
}
