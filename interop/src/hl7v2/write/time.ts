import { parseInstant } from "@longwatch/core";
import type { LaboratoryProfile } from "./profile.ts";
import { localAt, offsetMinutes, offsetOnDate, offsetText } from "./zone.ts";

type Clock = Pick<LaboratoryProfile, "zone" | "timeZone" | "precision">;

/** A moment as the laboratory writes it; undefined where the text is no moment. */
export function writeMoment(text: string, clock: Clock): string | undefined {
  const instant = parseInstant(text);
  return instant === undefined ? undefined : momentAt(instant, offsetMinutes(clock.zone, instant), clock);
}

/**
 * The time of collection: its date, with the time where it is known and the laboratory writes it. Undefined
 * where the moment cannot be written so that its date stays the date.
 *
 * @param on a date, a month or a year
 */
export function writeCollection(on: string, at: string | undefined, clock: Clock): string | undefined {
  const date = on.replaceAll("-", "");
  if (at === undefined || clock.precision === "day") return date;
  const instant = parseInstant(at);
  if (instant === undefined) return undefined;
  const usual = offsetMinutes(clock.zone, instant);
  if (localAt(instant, usual).startsWith(on)) return momentAt(instant, usual, clock);
  const other = clock.timeZone === "none" ? undefined : offsetOnDate(instant, on);
  return other === undefined ? undefined : momentAt(instant, other, clock);
}

function momentAt(instant: number, offset: number, { timeZone, precision }: Clock): string {
  const digits = localAt(instant, offset).slice(0, 19).replaceAll(/[-:T]/g, "");
  if (precision === "day") return digits.slice(0, 8);
  const zone = timeZone === "none" ? "" : offsetText(offset).replace(":", "");
  return `${precision === "minute" ? digits.slice(0, 12) : digits}${zone}`;
}
