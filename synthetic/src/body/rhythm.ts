import { civilFromDay, type Day, dayFromCivil } from "@longwatch/core";
import { daysPerYear, type Hemisphere } from "../life.ts";
import { cosTurn } from "../random/arithmetic.ts";
import type { BodyParameters } from "./parameters.ts";

/** Turns of the year since the day of the year on which it peaks in the north; half a year later in the south. */
export function seasonOf(day: Day, peakDay: number, hemisphere: Hemisphere): number {
  const dayOfYear = day - dayFromCivil(civilFromDay(day).year, 1, 1) + 1;
  return (dayOfYear - peakDay) / daysPerYear + (hemisphere === "south" ? 0.5 : 0);
}

/** The factor on TSH of season and time of day: 1 in spring and autumn at the lowest hour. */
export function tshRhythm(
  { season, clock }: BodyParameters["tsh"],
  day: Day,
  minute: number,
  hemisphere: Hemisphere,
): number {
  const swing = clock.excess / (1 - cosTurn((clock.hour - clock.lowestHour) / 24));
  const ofDay = 1 + swing * (1 - cosTurn((minute / 60 - clock.lowestHour) / 24));
  return ofDay * (1 + season.amplitude * cosTurn(seasonOf(day, season.peakDay, hemisphere)));
}
