import type { Day } from "../base/calendar.ts";
import { confirmedChanges } from "../outcomes/confirmed-change/confirmed-changes.ts";
import { changePresets } from "../outcomes/confirmed-change/presets.ts";
import { timeToFirst } from "../outcomes/confirmed-change/time-to-event.ts";
import type { OutcomeReadings } from "../outcomes/readings/readings.ts";
import { type Awaited, type CohortPerson, daysPerYear, type Outside, tableYears } from "./cohort-person.ts";
import { type CohortPreset, cohortPresets } from "./definitions.ts";
import { countedRelapses } from "./relapses-of.ts";

type Visits = OutcomeReadings["edss"]["visits"];
type Readings = Pick<OutcomeReadings, "edss" | "relapses">;

/** The last EDSS before treatment began, or of that day. */
export const visitAtStart = (visits: Visits, start: Day) =>
  visits.findLast(({ day, value }) => day <= start && value !== undefined);

/**
 * Time to the first confirmed change from the last EDSS before treatment, by each definition, in days from the start. An
 * EDSS, or a relapse, without an exact day that may lie after the start leaves it open.
 *
 * @source outcomes reference, section 2
 */
export function changesAfter({ edss, relapses }: Readings, start: Day, end: Day): CohortPerson["changes"] {
  const isOpen = [...edss.undated, ...relapses.undated].some(
    ({ earliest, latest }) => latest > start && earliest <= end,
  );
  const first = visitAtStart(edss.visits, start)?.day ?? start;
  const visits = edss.visits.filter(({ day }) => day >= first);
  const onsets = countedRelapses(relapses).map(({ onset }) => ({ onset }));
  const by = (name: CohortPreset): Awaited | Outside => {
    if (isOpen) return "cannot-tell";
    const { options, awaits } = changePresets[name];
    const found = timeToFirst(confirmedChanges(visits, onsets, options), awaits, options.measure);
    if (found.status === "cannot-tell" || found.status === "not-at-risk") return found.status;
    const day = found.status === "event" ? found.onsetDay : found.censoredDay;
    return { time: Math.max(0, day - start), event: found.status === "event" };
  };
  return Object.fromEntries(cohortPresets.map((name) => [name, by(name)])) as CohortPerson["changes"];
}

/** An EDSS so near the end of a year speaks for it. */
const nearDays = 90;

/** The change of EDSS since the start, by the visit nearest to the end of each year. */
export function edssChangesAfter({ edss }: Readings, start: Day): CohortPerson["edssChanges"] {
  const atStart = visitAtStart(edss.visits, start)?.value;
  if (atStart === undefined) return [];
  return tableYears.flatMap((year) => {
    const on = start + Math.floor(year * daysPerYear);
    const near = edss.visits
      .filter(({ day, value }) => day > start && value !== undefined && Math.abs(day - on) <= nearDays)
      .toSorted((a, b) => Math.abs(a.day - on) - Math.abs(b.day - on))[0];
    return near === undefined ? [] : [{ year, change: near.value! - atStart }];
  });
}
