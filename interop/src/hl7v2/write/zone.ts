import { formatInstant, type Instant, parseInstant } from "@longwatch/core";

const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();
const days = new Map<string, Map<number, number | "changes">>();
const mostDays = 100_000;

/** Minutes east of Greenwich in a zone at a moment. */
export function offsetMinutes(zone: string, instant: number): number {
  const day = Math.floor(instant / dayMs);
  const known = daysOf(zone).get(day) ?? learn(zone, day);
  return known === "changes" ? asked(zone, instant) : known;
}

/** All of a day has one offset but where summer time begins or ends. */
function learn(zone: string, day: number): number | "changes" {
  const known = daysOf(zone);
  const first = asked(zone, day * dayMs);
  const offset = first === asked(zone, (day + 1) * dayMs - 1) ? first : "changes";
  if (known.size >= mostDays) known.clear();
  known.set(day, offset);
  return offset;
}

function daysOf(zone: string): Map<number, number | "changes"> {
  const known = days.get(zone) ?? new Map<number, number | "changes">();
  days.set(zone, known);
  return known;
}

function asked(zone: string, instant: number): number {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  formats.set(zone, format);
  const [, sign = "+", hours = "0", minutes = "0"] = /GMT([+-])(\d{2}):(\d{2})/.exec(format.format(instant)) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** `YYYY-MM-DDTHH:MM:SS` in a zone → the moment, in UTC; of an hour that autumn repeats the first. */
export function toInstant(local: string, zone: string): string | undefined {
  const asUtc = parseInstant(`${local}Z`);
  if (asUtc === undefined) return undefined;
  const found = [offsetMinutes(zone, asUtc - dayMs), offsetMinutes(zone, asUtc + dayMs)]
    .map((offset) => (asUtc - offset * 60_000) as Instant)
    .filter((moment) => moment + offsetMinutes(zone, moment) * 60_000 === asUtc)
    .toSorted((a, b) => a - b)[0];
  return found === undefined ? undefined : formatInstant(found);
}

/** Local date and time `YYYY-MM-DDTHH:MM:SS` at an offset, with fractions where there are some. */
export const localAt = (instant: number, offset: number): string =>
  formatInstant((instant + offset * 60_000) as Instant).slice(0, -1);

/** `+01:00` */
export function offsetText(offset: number): string {
  const size = Math.abs(offset);
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/**
 * An offset at which the moment falls on the civil date, nearest to Greenwich; undefined where none does.
 * For a date and a moment that were recorded without their zone.
 *
 * @param on a date, a month or a year
 */
export const offsetOnDate = (instant: number, on: string): number | undefined =>
  hours.map((hour) => hour * 60).find((offset) => localAt(instant, offset).startsWith(on));

const hours = [
  0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 7, -7, 8, -8, 9, -9, 10, -10, 11, -11, 12, -12, 13, -13, 14,
];
const two = (n: number): string => `${n}`.padStart(2, "0");
