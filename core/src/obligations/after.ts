import { addDays, addMonths, type Day } from "../base/calendar.ts";
import type { Interval } from "../protocol/rule.ts";

/** The day that lies an interval after another; months are calendar months, clamped. */
export const after = (day: Day, interval: Interval): Day =>
  "months" in interval ? addMonths(day, interval.months) : addDays(day, interval.days);
