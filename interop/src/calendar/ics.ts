import { fingerprint, InvariantError, parseInstant, say } from "@longwatch/core";
import { calendarText, type ScheduleEntry, wordsOf } from "./event.ts";

export type CalendarOptions = {
  /** Tells one person's events from another's; it is hashed, and must be no name. */
  readonly patientKey: string;
  /** When the calendar was made: an instant, written `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly stamp: string;
  /** Rises whenever the schedule changes, so that calendars take the newer version. */
  readonly sequence: number;
  /** The calendar's name; neutral unless its owner chose otherwise. */
  readonly name?: string;
};

/** Of these nothing is to be done on their day any more: clients must be told, for they do not drop events by themselves. */
const withdrawn: ReadonlySet<string> = new Set(["superseded", "waived"]);

/**
 * The schedule as an iCalendar file: one all-day event for each due day, with the tests of
 * that day together, and no word of drug, disease or person. An event keeps its UID while the obligations of
 * its day stay the same; where all of them are superseded or waived it is cancelled, not left out.
 */
export function toCalendar(entries: readonly ScheduleEntry[], options: CalendarOptions): string {
  const { patientKey, stamp, sequence, name = say("calendar.name", {}) } = options;
  if (parseInstant(stamp) === undefined) throw new InvariantError(`not an instant: ${stamp}`);
  const events = [...byDay(entries)].map(([on, ofDay]) => {
    const open = ofDay.filter(({ status }) => !withdrawn.has(status));
    const uid = uidOf(patientKey, ofDay[0]!.key);
    const words = wordsOf(open.length > 0 ? open : ofDay, "en");
    return { uid, on, ...words, isCancelled: open.length === 0, sequence, changedAt: stamp };
  });
  return calendarText(events, name, "en");
}

/** Entries by their due day, days and keys in order. */
export function byDay(entries: readonly ScheduleEntry[]): ReadonlyMap<string, readonly ScheduleEntry[]> {
  const sorted = entries.toSorted((a, b) =>
    a.dueOn === b.dueOn ? (a.key < b.key ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1,
  );
  return Map.groupBy(sorted, ({ dueOn }) => dueOn);
}

export const uidOf = (patientKey: string, key: string): string =>
  `${fingerprint(JSON.stringify([patientKey, key]))}@longwatch`;
