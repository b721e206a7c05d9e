import { type Day, formatDay } from "@longwatch/core";

/** Minutes since 1970-01-01T00:00Z. */
export type Minutes = number;

const perDay = 1440;
const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

const written = new Map<Day, string>();
/** `2024-03-04`; each day is written once. */
export function dayText(day: Day): string {
  let text = written.get(day);
  if (text === undefined) {
    text = formatDay(day);
    written.set(day, text);
  }
  return text;
}

/** `2024-03-04T08:15:00Z` */
export function isoOf(minutes: Minutes): string {
  const day = Math.floor(minutes / perDay);
  const ofDay = minutes - day * perDay;
  return `${dayText(day as Day)}T${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}:00Z`;
}

/** @param minute of the local day; @param offset minutes east of Greenwich */
export const utcMinutes = (day: Day, minute: number, offset: number): Minutes => day * perDay + minute - offset;
