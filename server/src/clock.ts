import { addDays, type Day, dayFromCivil, formatInstant, type Instant, parseDay } from "@longwatch/core";

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

/**
 * The moment at which a clock in a zone shows so many minutes after midnight of a day. What the clock leaves out in spring is
 * the moment after the gap; of what it shows twice in autumn it is the first.
 */
export function momentIn(zone: string, on: Day, minutes: number): Instant {
  const shown = on * 86_400_000 + minutes * 60_000;
  // Offsets lie within a day of UTC: one of the two on either side of the change is right.
  const candidates = [-86_400_000, 86_400_000].map((aside) => shown - offsetAt(zone, shown + aside));
  const right = candidates.filter((at) => at + offsetAt(zone, at) === shown);
  return Math.min(...(right.length > 0 ? right : [Math.max(...candidates)])) as Instant;
}

/** The instant of a local time `YYYY-MM-DDTHH:MM[:SS]` in a zone, as text; undefined where there is no such day. */
export function momentOfLocal(local: string, zone: string): string | undefined {
  const day = parseDay(local.slice(0, 10));
  const [hours, minutes, seconds = 0] = local.slice(11).split(":").map(Number);
  if (day === undefined || hours === undefined || minutes === undefined) return undefined;
  return formatInstant((momentIn(zone, day, hours * 60 + minutes) + Math.floor(seconds) * 1000) as Instant);
}

const clockFormats = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds by which a zone's clock is ahead of UTC at a moment. */
function offsetAt(zone: string, at: number): number {
  let format = clockFormats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-CA", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    clockFormats.set(zone, format);
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const day = dayFromCivil(parts.get("year")!, parts.get("month")!, parts.get("day")!);
  const seconds = parts.get("hour")! * 3600 + parts.get("minute")! * 60 + parts.get("second")!;
  return day * 86_400_000 + seconds * 1000 - Math.floor(at / 1000) * 1000;
}

/** The last moment of a civil day in a time zone, to the millisecond. */
export const dayEnd = (zone: string, day: Day): Instant => (momentIn(zone, addDays(day, 1), 0) - 1) as Instant;

/** Starts now; tells the milliseconds since, by a clock that only goes on. */
export function stopwatch(): () => number {
  const from = performance.now();
  return () => performance.now() - from;
}
