import { type Day, dayFromCivil, type Instant } from "@longwatch/core";

/** This moment. The only place where the time of day is read. */
export const now = (): Instant => Date.now() as Instant;

/** Today's civil day in a time zone; the machine's own where none is named. */
export function today(zone?: string): Day {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
  }).formatToParts(now());
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  return dayFromCivil(part("year"), part("month"), part("day"));
}

/** Starts now; tells the milliseconds since, by a clock that only goes on. */
export function stopwatch(): () => number {
  const from = performance.now();
  return () => performance.now() - from;
}
