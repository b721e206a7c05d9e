import { civilFromDay, type Day, dayFromCivil } from "@longwatch/core";
import { daysPerYear, type Hemisphere } from "../life.ts";
import { cosTurn, exp } from "../random/arithmetic.ts";
import type { DiseaseParameters } from "./parameters.ts";
import { type History, monthsSinceCourse } from "./state.ts";

type Relapses = DiseaseParameters["relapses"];

/** g: what the courses so far leave of the rate; `values[i]` below `until[i]` months, the last one after that. */
export function courseFactor(history: History, day: Day, relapses: Relapses): number {
  if (history.person.arm === "interferon" || history.courses.length < 2) return 1;
  const months = monthsSinceCourse(history, day);
  const [values, until] =
    history.courses.length === 2
      ? [relapses.afterSecond, relapses.afterSecondUntil]
      : [relapses.afterThird, relapses.afterThirdUntil];
  const step = until.findIndex((end) => months < end);
  return values[step === -1 ? values.length - 1 : step]!;
}

/** s: spring has more relapses than autumn; half a year later in the south. */
export function season(day: Day, hemisphere: Hemisphere, { season: height, seasonPeak }: Relapses): number {
  const dayOfYear = day - dayFromCivil(civilFromDay(day).year, 1, 1);
  const turns = (dayOfYear - seasonPeak) / daysPerYear + (hemisphere === "south" ? 0.5 : 0);
  return 1 + height * cosTurn(turns);
}

/** Relapses per year of this person on this day, the season apart (evidence 3.3). */
export function relapseRate(history: History, day: Day, relapses: Relapses): number {
  const { person } = history;
  const { disease, covariates, response } = person.frailty;
  const years = (day - person.start) / daysPerYear;
  return (
    relapses.perYear[person.arm] *
    disease *
    covariates *
    response *
    courseFactor(history, day, relapses) *
    exp(-relapses.yearlyFall * years)
  );
}
