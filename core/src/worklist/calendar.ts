import { addDays, type Day } from "../base/calendar.ts";
import type { Instant } from "../base/instant.ts";
import { minutesOf, officeHoursOn, type Roster } from "./roster.ts";

/** One civil day of the clinic as moments: when it begins, when its duty begins, and when the office is open (`to` excluded). */
export type CalendarDay = {
  readonly on: Day;
  readonly startsAt: Instant;
  readonly dutyFrom: Instant;
  readonly office: readonly { readonly from: Instant; readonly to: Instant }[];
};

/** Consecutive days. It should begin a week before the day that is asked about, and hold the next open office after it. */
export type OfficeCalendar = readonly CalendarDay[];

/**
 * The days as moments.
 *
 * @param momentOf the moment at so many minutes after midnight of a day by the clinic's clock; only the server knows its zone
 */
export const officeCalendar = (
  roster: Roster,
  from: Day,
  days: number,
  momentOf: (on: Day, minutes: number) => Instant,
): OfficeCalendar =>
  Array.from({ length: days }, (_, i) => {
    const on = addDays(from, i);
    return {
      on,
      startsAt: momentOf(on, 0),
      dutyFrom: momentOf(on, minutesOf(roster.dutyChangesAt)),
      office: officeHoursOn(roster, on).map((hours) => ({
        from: momentOf(on, hours.from),
        to: momentOf(on, hours.to),
      })),
    };
  });

/** The moment at which a day begins; of a day that the calendar lacks, as if the clinic lay in UTC. */
export function startOf(calendar: OfficeCalendar, on: Day): Instant {
  const first = calendar[0];
  return (first === undefined ? undefined : calendar[on - first.on]?.startsAt) ?? ((on * 86_400_000) as Instant);
}

/** The moment at which a day's duty begins. */
export function dutyOf(calendar: OfficeCalendar, on: Day): Instant {
  const first = calendar[0];
  return (first === undefined ? undefined : calendar[on - first.on]?.dutyFrom) ?? startOf(calendar, on);
}

/** The first moment from this one on at which the office is open; undefined: the calendar holds none. */
export function nextOpening(calendar: OfficeCalendar, at: Instant): Instant | undefined {
  for (const { office } of calendar) for (const { from, to } of office) if (at < to) return at < from ? from : at;
  return undefined;
}

export const isOpen = (calendar: OfficeCalendar, at: Instant): boolean =>
  calendar.some(({ office }) => office.some(({ from, to }) => from <= at && at < to));

/** The day whose duty runs at a moment; undefined: before the calendar. */
export const dutyDay = (calendar: OfficeCalendar, at: Instant): Day | undefined =>
  calendar.findLast(({ dutyFrom }) => dutyFrom <= at)?.on;
