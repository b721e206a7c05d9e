import { type Day, dayFromCivil } from "@longwatch/core";
import { type Disease, daysPerMonth, daysPerYear } from "../life.ts";
import { cosTurn, exp } from "../random/arithmetic.ts";
import type { EventsParameters } from "./parameters.ts";
import { firstDayOf } from "./timing.ts";

type Parameters = EventsParameters["infections"];

const monthsSince = (from: Day, day: Day): number => (day - from) / daysPerMonth;

/** Year of the infection law: 1 in the first year after the first course; taken back for some months by a later one. */
function yearOfLaw(disease: Disease, day: Day, { resetTo, resetMonths }: Parameters["alemtuzumab"]): number {
  const later = disease.courses.findLast((course) => firstDayOf(course) <= day)!;
  const year = Math.floor(monthsSince(firstDayOf(disease.courses[0]!), day) / 12) + 1;
  const reset = later.number > 1 && monthsSince(firstDayOf(later), day) < resetMonths;
  return reset ? Math.min(year, resetTo) : year;
}

/**
 * Mean infections a year on a day, for the mean person (evidence 3.7), before the season. Before a first course, and on
 * interferon, it is that of interferon.
 */
export function infectionRate(disease: Disease, day: Day, { alemtuzumab, interferon, propensity }: Parameters): number {
  const first = disease.courses[0];
  if (first === undefined || day < firstDayOf(first))
    return propensity * interferon[monthsSince(disease.person.start, day) < 12 ? 0 : 1];
  const { floor, extra, fall, firstYearShape: shape } = alemtuzumab;
  const rate = propensity * (floor + extra * exp(-fall * (yearOfLaw(disease, day, alemtuzumab) - 1)));
  const month = Math.floor(monthsSince(firstDayOf(first), day));
  const weight = shape[month];
  return weight === undefined ? rate : (rate * weight * shape.length) / shape.reduce((sum, each) => sum + each, 0);
}

const midJanuary = dayFromCivil(2000, 1, 15);

/** Factor on respiratory infections, of mean 1 over a year. */
export const winterFactor = (disease: Disease, day: Day, { winterAmplitude }: Parameters): number =>
  1 + winterAmplitude * cosTurn((day - midJanuary) / daysPerYear + (disease.person.hemisphere === "south" ? 0.5 : 0));

/** Factor on herpes: aciclovir is taken from the first day of each course. */
export const aciclovirFactor = (disease: Disease, day: Day, { aciclovirFactor, aciclovirDays }: Parameters): number =>
  disease.courses.some((course) => day >= firstDayOf(course) && day < firstDayOf(course) + aciclovirDays)
    ? aciclovirFactor
    : 1;
