const two = (n: number): string => String(n).padStart(2, "0");

/** A moment as the clinic's clock shows it, with its offset: `2026-06-01T09:30:00+02:00`. The civil day is the clinic's. */
export function momentIn(zone: string, at: number): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((one) => one.type === type)?.value);
  const wall = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
  const minutes = Math.round((wall - Math.floor(at / 1000) * 1000) / 60_000);
  const offset = `${minutes < 0 ? "-" : "+"}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
  return `${of("year")}-${two(of("month"))}-${two(of("day"))}T${two(of("hour"))}:${two(of("minute"))}:${two(of("second"))}${offset}`;
}

/** A time of a day by the clinic's clock, as it is typed (`09:30`); undefined where it is none. */
export function typedMoment(zone: string, day: string, typed: string): string | undefined {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(typed)) return undefined;
  const guess = Date.parse(`${day}T${typed}:00Z`);
  const offset = momentIn(zone, guess).slice(19);
  return `${day}T${typed}:00${offset}`;
}

/** `09:30` by the clinic's clock. */
export const clockTime = (zone: string, at: number): string => momentIn(zone, at).slice(11, 16);
