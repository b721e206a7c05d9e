import { type Day, daysPerYear } from "../base/calendar.ts";
import type { ConfirmedChange } from "../outcomes/confirmed-change/confirmed-change.ts";
import { type ChangeHistory, confirmedChanges } from "../outcomes/confirmed-change/confirmed-changes.ts";
import { changePresets } from "../outcomes/confirmed-change/presets.ts";
import { type AwaitedChange, timeToFirst } from "../outcomes/confirmed-change/time-to-event.ts";
import { isValued, type Reference, referenceBefore, relapseSpans } from "../outcomes/person/reference.ts";
import type { OutcomeReadings } from "../outcomes/readings/readings.ts";
import { type Awaited, type CohortPerson, type Outside, tableYears } from "./cohort-person.ts";
import { type CohortPreset, cohortPresets } from "./definitions.ts";

type Readings = Pick<OutcomeReadings, "edss" | "relapses">;

/**
 * Time to the first confirmed change from the EDSS before treatment, by each definition, in days from the start: the
 * reference of a person's own page, so that what happened before the start is never an event after it. Without it, without
 * an EDSS after the start, and with an EDSS or a relapse of no exact day that may lie after it and up to the day that
 * decides, nothing can be told.
 *
 * @param onsetBy the last day on which a change may begin to count; what confirms it may come later
 * @source outcomes reference, section 2
 */
export function changesAfter(readings: Readings, start: Day, onsetBy: Day): CohortPerson["changes"] {
  const { edss, relapses } = readings;
  const doubts = [...edss.undated, ...relapses.undated].filter(({ latest }) => latest > start);
  const since = edss.visits.filter((visit) => isValued(visit) && visit.day > start);
  const by = (name: CohortPreset): Awaited | Outside => {
    const { options, awaits } = changePresets[name];
    const reference = referenceBefore(start, readings, options);
    if (reference.known !== "yes") return "cannot-tell";
    const history = confirmedChanges([reference.visit, ...since], relapseSpans(relapses), options);
    const found = timeToFirst(history, awaits, options.measure);
    if (found.status === "cannot-tell") return "cannot-tell";
    const isEvent = found.status === "event" && found.onsetDay <= onsetBy;
    const decidedOn = found.status === "not-at-risk" ? start : decidingDay(history, awaits, onsetBy);
    if (doubts.some(({ earliest }) => earliest <= decidedOn)) return "cannot-tell";
    if (found.status === "not-at-risk") return found.status;
    const day = isEvent ? found.onsetDay : Math.min(history.lastDay!, onsetBy);
    return day > start ? { time: day - start, event: isEvent } : "cannot-tell";
  };
  return Object.fromEntries(cohortPresets.map((name) => [name, by(name)])) as CohortPerson["changes"];
}

/**
 * What is later changes no answer: the confirmation of the first change; without one the last visit, or, where nothing that
 * began in time waits to be confirmed, the last day on which it could begin.
 */
function decidingDay({ changes, unconfirmed, lastDay }: ChangeHistory, awaits: AwaitedChange, onsetBy: Day): number {
  const inTime = ({ direction, onsetDay }: Pick<ConfirmedChange, "direction" | "onsetDay">): boolean =>
    direction === awaits && onsetDay <= onsetBy;
  const event = changes.find(inTime);
  if (event !== undefined) return Math.max(event.onsetDay, ...event.confirmations.flatMap(({ day }) => day ?? []));
  return unconfirmed.some(inTime) ? lastDay! : Math.min(lastDay!, onsetBy);
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
