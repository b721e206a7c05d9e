import { addDays, afterAllDays, type Day, earlier, later } from "../base/calendar.ts";
import type { Part } from "./evidence.ts";
import type { Obligation, Slot } from "./obligation.ts";

/**
 * Before a course that is only planned, and once its day has passed, what counts moves on with every day: the obligation changes
 * on the day after the last on which the oldest of its facts is not too old.
 */
export function aging(one: Obligation, slot: Slot, parts: readonly Part[], asOf: Day): Obligation {
  const { agesFrom, countsFrom } = slot;
  if (agesFrom === afterAllDays || countsFrom > asOf) return one;
  const keptDays = later(addDays(agesFrom, -1), asOf) - countsFrom;
  const oldest = parts.flatMap((part) => leaving(part, countsFrom)).reduce(earlier, afterAllDays);
  return { ...one, changesOn: earlier(one.changesOn, addDays(oldest, keptDays + 1)) };
}

/** The days after which a fact counts otherwise: its first, and where that is not certain and lies before, its last. */
const leaving = ({ series: { earliest, latest }, count }: Part, from: Day): readonly Day[] =>
  Array.from({ length: count }, (_, i) => (earliest[i]! >= from ? earliest[i]! : latest[i]!)).filter(
    (day) => day >= from,
  );
