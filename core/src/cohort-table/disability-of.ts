import { type Day, daysPerYear } from "../base/calendar.ts";
import { confirmedChanges } from "../outcomes/confirmed-change/confirmed-changes.ts";
import { changePresets } from "../outcomes/confirmed-change/presets.ts";
import { timeToFirst } from "../outcomes/confirmed-change/time-to-event.ts";
import { isValued, type Reference, referenceBefore, relapseSpans } from "../outcomes/person/reference.ts";
import type { OutcomeReadings } from "../outcomes/readings/readings.ts";
import { type Awaited, type CohortPerson, type Outside, tableYears } from "./cohort-person.ts";
import { type CohortPreset, cohortPresets } from "./definitions.ts";

type Readings = Pick<OutcomeReadings, "edss" | "relapses">;

/**
 * Time to the first confirmed change from the EDSS before treatment, by each definition, in days from the start: the
 * reference of a person's own page, so that what happened before the start is never an event after it. Without it, without
 * an EDSS after the start, and with an EDSS or a relapse of no exact day that may lie after it, nothing can be told.
 *
 * @source outcomes reference, section 2
 */
export function changesAfter(readings: Readings, start: Day, end: Day): CohortPerson["changes"] {
  const { edss, relapses } = readings;
  const isOpen = [...edss.undated, ...relapses.undated].some(
    ({ earliest, latest }) => latest > start && earliest <= end,
  );
  const since = edss.visits.filter((visit) => isValued(visit) && visit.day > start);
  const by = (name: CohortPreset): Awaited | Outside => {
    const { options, awaits } = changePresets[name];
    const reference = referenceBefore(start, readings, options);
    if (isOpen || reference.known !== "yes") return "cannot-tell";
    const history = confirmedChanges([reference.visit, ...since], relapseSpans(relapses), options);
    const found = timeToFirst(history, awaits, options.measure);
    if (found.status === "cannot-tell" || found.status === "not-at-risk") return found.status;
    const day = found.status === "event" ? found.onsetDay : found.censoredDay;
    return day > start ? { time: day - start, event: found.status === "event" } : "cannot-tell";
  };
  return Object.fromEntries(cohortPresets.map((name) => [name, by(name)])) as CohortPerson["changes"];
}

/** An EDSS so near the end of a year speaks for it. */
const nearDays = 90;

/** The change of EDSS since the reference before the start, by the visit nearest to the end of each year. */
export function edssChangesAfter({ edss }: Readings, reference: Reference, start: Day): CohortPerson["edssChanges"] {
  if (reference.known !== "yes") return [];
  const from = reference.visit.value;
  return tableYears.flatMap((year) => {
    const on = start + Math.floor(year * daysPerYear);
    const near = edss.visits
      .filter((visit) => isValued(visit) && visit.day > start && Math.abs(visit.day - on) <= nearDays)
      .toSorted((a, b) => Math.abs(a.day - on) - Math.abs(b.day - on))[0];
    return near === undefined ? [] : [{ year, change: near.value! - from }];
  });
}
