import { addMonths, type Day, dayFromCivil } from "../../base/calendar.ts";
import type { Interval } from "../rule.ts";

const januaryFirst = dayFromCivil(2021, 1, 1);

/** The fewest days that so many calendar months can have, whatever day they are counted from. */
const fewestDaysOf = (months: number): number => {
  let fewest = Number.POSITIVE_INFINITY;
  for (let n = 0; n < 365; n += 1) {
    const anchor = (januaryFirst + n) as Day;
    fewest = Math.min(fewest, addMonths(anchor, months) - anchor);
  }
  return fewest;
};

/** The shortest that an interval can be, in days: one month is 28, two are 59, a year is 365. */
export const shortestDays = (interval: Interval): number =>
  "days" in interval ? interval.days : fewestDaysOf(interval.months);

/** An interval in words, for messages: `3 months`, `1 day`. */
export const inWords = (interval: Interval): string =>
  "days" in interval ? counted(interval.days, "day") : counted(interval.months, "month");

/** What follows "every": `month`, `3 months`. */
export const each = (interval: Interval): string => inWords(interval).replace(/^1 /, "");

export const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;
