/** A moment as the clinic's clock shows it, with its offset: `2026-06-01T09:30:00+02:00`. The civil day is the clinic's. */
export function momentIn(zone: string, at: number): string {
  const minutes = offsetAt(zone, at);
  return `${new Date(at + minutes * 60_000).toISOString().slice(0, 19)}${offsetWords(minutes)}`;
}

/**
 * A time of a day as it is typed (`09:30`), as a moment with its offset: the day stays the day on which it was seen. Of a time that
 * the clocks showed twice the first is meant; undefined where it is no time.
 */
export function typedMoment(zone: string, day: string, typed: string): string | undefined {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(typed)) return undefined;
  const local = Date.parse(`${day}T${typed}:00Z`);
  const early = offsetAt(zone, local - 14 * 3_600_000);
  const late = offsetAt(zone, local + 14 * 3_600_000);
  const fits = [early, late].find((offset) => offsetAt(zone, local - offset * 60_000) === offset) ?? late;
  return `${day}T${typed}:00${offsetWords(fits)}`;
}

/** What the clock at the clinic shows: `09:30`. */
export const clockTime = (zone: string, at: number): string => momentIn(zone, at).slice(11, 16);

const two = (n: number): string => String(n).padStart(2, "0");
const offsetWords = (minutes: number): string =>
  `${minutes < 0 ? "-" : "+"}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;

/** Minutes that a zone is ahead of UTC. */
function offsetAt(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(at);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  const found = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  return found === null ? 0 : (found[1] === "-" ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3]));
}
