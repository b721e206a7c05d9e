import { type Day, dayFromCivil, type Instant } from "@longwatch/core";

/** Tells this moment. Everything that needs one is given one, so that tests can move it. */
export type Clock = () => Instant;

/** This moment. The only place where the time of day is read. */
export const now: Clock = () => Date.now() as Instant;

/** Today's civil day in a time zone; the machine's own where none is named. */
export const today = (zone?: string): Day => dayIn(zone, now());

const formats = new Map<string | undefined, Intl.DateTimeFormat>();

/** The civil day of a moment in a time zone; the machine's own where none is named. */
export function dayIn(zone: string | undefined, at: Instant): Day {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "numeric", day: "numeric" });
    formats.set(zone, format);
  }
  const parts = format.formatToParts(at);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  return dayFromCivil(part("year"), part("month"), part("day"));
}

/** Starts now; tells the milliseconds since, by a clock that only goes on. */
export function stopwatch(): () => number {
  const from = performance.now();
  return () => performance.now() - from;
}
