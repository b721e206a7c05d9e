/**
 * A time of day at the clinic as a moment with its offset: the day stays the day on which it was seen. Of a time that the
 * clocks showed twice the first is meant.
 *
 * @param time `HH:MM`
 */
export function momentIn(zone: string, day: string, time: string): string {
  const local = Date.parse(`${day}T${time}:00Z`);
  const early = offsetAt(zone, local - 14 * 3_600_000);
  const late = offsetAt(zone, local + 14 * 3_600_000);
  const fits = [early, late].find((offset) => offsetAt(zone, local - offset * 60_000) === offset) ?? late;
  const sign = fits < 0 ? "-" : "+";
  const [hours, minutes] = [Math.floor(Math.abs(fits) / 60), Math.abs(fits) % 60].map((one) =>
    String(one).padStart(2, "0"),
  );
  return `${day}T${time}:00${sign}${hours}:${minutes}`;
}

/** Minutes that a zone is ahead of UTC. */
function offsetAt(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(at);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  const found = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  return found === null ? 0 : (found[1] === "-" ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3]));
}

/** What the clock at the clinic shows: `HH:MM`. */
export const timeIn = (zone: string, at: number): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
