import { addDays, type Day } from "@longwatch/core";

/** 0 is Sunday. 1970-01-01, day 0, was a Thursday. */
export const weekdayOf = (day: Day): number => (((day + 4) % 7) + 7) % 7;

const saturday = 6;
const sunday = 0;

/** By how many days a day of the weekend is moved: the nearest first. */
const moves: Readonly<Record<number, readonly number[]>> = { [saturday]: [-1, 2], [sunday]: [1, -2] };

/**
 * The nearest working day of those from `from` through `through`; the day itself where there is none. Holidays are not
 * known.
 */
export function workingDay(day: Day, from = Number.NEGATIVE_INFINITY, through = Number.POSITIVE_INFINITY): Day {
  for (const by of moves[weekdayOf(day)] ?? []) {
    const moved = addDays(day, by);
    if (moved >= from && moved <= through) return moved;
  }
  return day;
}
