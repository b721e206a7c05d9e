import { addDays, fingerprint, formatDay, InvariantError, parseDay, parseInstant } from "@longwatch/core";
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from "ical-generator";
import { summaryOf } from "./summary.ts";

/** A row of the schedule: one obligation. Dates are `YYYY-MM-DD`; `lastOnTimeOn` is the last day on time. */
export type ScheduleEntry = {
  readonly key: string;
  readonly rule: string;
  readonly name: string;
  readonly opensOn: string;
  readonly dueOn: string;
  readonly lastOnTimeOn: string;
  readonly status: string;
};

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

/** How often programs are asked to look again. They may take a day, so a calendar is never an alarm. */
const refreshSeconds = 12 * 3600;

/** Of these nothing is to be done on their day any more: clients must be told, for they do not drop events by themselves. */
const withdrawn: ReadonlySet<string> = new Set(["superseded", "waived"]);

/**
 * The schedule as an iCalendar file (RFC 5545, 7986): one all-day event for each due day, with the tests of
 * that day together, and no word of drug, disease or person. An event keeps its UID while the obligations of
 * its day stay the same; where all of them are superseded or waived it is cancelled, not left out.
 */
export function toCalendar(entries: readonly ScheduleEntry[], options: CalendarOptions): string {
  if (parseInstant(options.stamp) === undefined) throw new InvariantError(`not an instant: ${options.stamp}`);
  const calendar = ical({
    name: escaped(options.name ?? "Tests"),
    prodId: { company: "Longwatch", product: "Longwatch", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshSeconds,
  });
  const days = [...new Set(entries.map(({ dueOn }) => dueOn))].toSorted();
  for (const dueOn of days) {
    const ofDay = entries.filter((entry) => entry.dueOn === dueOn).toSorted((a, b) => (a.key < b.key ? -1 : 1));
    const open = ofDay.filter(({ status }) => !withdrawn.has(status));
    const shown = open.length > 0 ? open : ofDay;
    calendar.createEvent({
      id: uidOf(options.patientKey, ofDay[0]!.key),
      sequence: options.sequence,
      stamp: options.stamp,
      lastModified: options.stamp,
      start: dueOn,
      end: dayAfter(dueOn),
      allDay: true,
      summary: summaryOf(shown.map(({ rule }) => rule)),
      description: windowOf(shown),
      transparency: ICalEventTransparency.TRANSPARENT,
      status: open.length > 0 ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    });
  }
  return calendar.toString();
}

const uidOf = (patientKey: string, key: string): string =>
  `${fingerprint(JSON.stringify([patientKey, key]))}@longwatch`;

/** The days on which every test of the day is on time; each by itself where there are none. */
function windowOf(entries: readonly ScheduleEntry[]): string {
  const opensOn = entries
    .map((entry) => entry.opensOn)
    .toSorted()
    .at(-1)!;
  const lastOn = entries.map((entry) => entry.lastOnTimeOn).toSorted()[0]!;
  return opensOn <= lastOn ? `On time from ${opensOn} to ${lastOn}.` : `On time on ${entries[0]!.dueOn}.`;
}

function dayAfter(text: string): string {
  const day = parseDay(text);
  if (day === undefined) throw new InvariantError(`not a day: ${text}`);
  return formatDay(addDays(day, 1));
}

/** The library writes a calendar's name as it is: a comma or a line break in it would break the file. */
const escaped = (name: string): string =>
  name
    .replace(/\p{Cc}+/gu, " ")
    .trim()
    .replace(/[\\;,]/g, (mark) => `\\${mark}`);
