import { addMonths, type Day } from "./calendar.ts";

/**
 * Months from one day to a later one: whole calendar months, clamped as everywhere, and the part of the next one that has
 * passed. On the day on which month k is due it is exactly k. A day before `from` is less than nought.
 */
export function monthsSince(from: Day, day: Day): number {
  let whole = Math.floor((day - from) / 31);
  while (addMonths(from, whole + 1) <= day) whole += 1;
  const begun = addMonths(from, whole);
  return whole + (day - begun) / (addMonths(from, whole + 1) - begun);
}
