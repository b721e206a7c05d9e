import { addDays, type Day, type FactJson, factIdOf, formatDay } from "@longwatch/core";

const minutesPerDay = 1440;
const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

/**
 * ISO instant, UTC: the clinic of these people lies at Greenwich and keeps no summer time.
 * @param minute counted from midnight of the day; may reach into other days
 */
export function instantAt(day: Day, minute: number): string {
  const whole = Math.round(minute);
  const days = Math.floor(whole / minutesPerDay);
  const rest = whole - days * minutesPerDay;
  return `${formatDay(addDays(day, days))}T${two(Math.floor(rest / 60))}:${two(rest % 60)}:00Z`;
}

/** Minutes of the day at which a clinic writes down what it did before noon, and what came to it during the day. */
export const morning = 9 * 60;
export const evening = 16 * 60;

/** A course of medicine as it is written: when it begins, and again with its last day once that has passed. */
export function withStop<F extends FactJson>(begun: F, ended: object, recordedAt: string): readonly FactJson[] {
  return [begun, { ...begun, ...ended, recordedAt, supersedes: factIdOf(begun) } as FactJson];
}
