import type { RecordJson } from "@longwatch/core";
import { between, oneOf, type Random } from "../bench/random.ts";
import { dateOf } from "./days.ts";
import { firstInfusion, lastInfusion } from "./fate.ts";

/** Days beside which a window opens, a test falls due or becomes late. */
const besides = [-8, -7, -6, -1, 0, 1, 7, 8, 9];

/** The same day so many months later, or the last of that month: to lie beside an edge, nothing more. */
function monthsLater(day: number, months: number): number {
  const [year, month, date] = dateOf(day).split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return Date.UTC(year, month - 1 + months, Math.min(date, last)) / 86_400_000;
}

/**
 * Days on which to ask about a person, in order: any day of the watch; beside an edge after the first course and after the
 * newest; about the newest course itself; about the end of the watch.
 */
export function questionsOf(record: RecordJson, random: Random): readonly string[] {
  const first = firstInfusion(record);
  const last = lastInfusion(record);
  const days = [
    between(random, first - 3, last + 1500),
    monthsLater(first + 4, between(random, 1, 24)) + oneOf(random, besides),
    monthsLater(last, between(random, 1, 47)) + oneOf(random, besides),
    random() < 0.5
      ? last + between(random, -6, 60)
      : monthsLater(last, 48) + oneOf(random, [-8, -1, 0, 1, 28, 29, 60, 400]),
  ];
  return [...new Set(days)].toSorted((a, b) => a - b).map(dateOf);
}
