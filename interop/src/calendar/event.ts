import { addDays, formatDay, InvariantError, type Language, parseDay, say } from "@longwatch/core";
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

/** One all-day event, as it stands in a calendar. */
export type CalendarEvent = {
  readonly uid: string;
  readonly on: string;
  readonly summary: string;
  readonly description: string;
  readonly isCancelled: boolean;
  /** Rises with each change of this event. */
  readonly sequence: number;
  /** When it was changed last: `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly changedAt: string;
};

/** How often programs are asked to look again. They may take a day, so a calendar is never an alarm. */
const refreshSeconds = 12 * 3600;

/** Events as an iCalendar file (RFC 5545, 7986), with lines of at most 75 octets. */
export function calendarText(events: readonly CalendarEvent[], name: string, language: Language): string {
  const calendar = ical({
    name: escaped(name),
    prodId: { company: "Longwatch", product: "Longwatch", language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshSeconds,
  });
  for (const { uid, on, summary, description, isCancelled, sequence, changedAt } of events)
    calendar.createEvent({
      id: uid,
      sequence,
      stamp: changedAt,
      lastModified: changedAt,
      start: on,
      end: dayAfter(on),
      allDay: true,
      summary,
      description,
      transparency: ICalEventTransparency.TRANSPARENT,
      status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  return calendar.toString();
}

/** What is said of the tests of one day. */
export const wordsOf = (entries: readonly ScheduleEntry[], language: Language) => ({
  summary: summaryOf(
    entries.map(({ rule }) => rule),
    language,
  ),
  description: windowOf(entries, language),
});

/** The days on which every test of the day is on time; each by itself where there are none. */
function windowOf(entries: readonly ScheduleEntry[], language: Language): string {
  const from = entries
    .map((entry) => entry.opensOn)
    .toSorted()
    .at(-1)!;
  const through = entries.map((entry) => entry.lastOnTimeOn).toSorted()[0]!;
  if (from <= through) return say("calendar.on-time", { from, through }, language);
  return say("calendar.on-day", { on: entries[0]!.dueOn }, language);
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
