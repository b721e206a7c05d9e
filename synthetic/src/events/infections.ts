import { addDays, type Day } from "@longwatch/core";
import { type Disease, daysPerMonth, type Infection, type InfectionKind } from "../life.ts";
import { gamma, happens, logNormal, pickKey, poisson, uniformInteger } from "../random/distributions.ts";
import type { Draw, Streams } from "../random/stream.ts";
import { aciclovirFactor, infectionRate, winterFactor } from "./infection-rate.ts";
import type { EventsParameters } from "./parameters.ts";
import { firstDayOf, untilLeaving } from "./timing.ts";

type Parameters = EventsParameters["infections"];

/** One infection with its length and fever. */
export function illness(
  draw: Draw,
  parameters: Parameters,
  kind: InfectionKind,
  from: Day,
  serious: boolean,
): Infection {
  const { daysMedian, daysLogSd, seriousLonger, fever, seriousFever } = parameters;
  const days = logNormal(draw, daysMedian[kind], daysLogSd) * (serious ? seriousLonger : 1);
  return {
    kind,
    from,
    through: addDays(from, Math.max(0, Math.round(days) - 1)),
    fever: happens(draw, serious ? Math.max(seriousFever, fever[kind]) : fever[kind]),
    serious,
  };
}

/** Listeriosis of the first weeks after a course. */
export const listeriaOf = (disease: Disease, parameters: Parameters, streams: Streams): readonly Infection[] =>
  disease.courses.flatMap((course) => {
    const draw = streams("events-infections-listeria", course.number);
    if (!happens(draw, parameters.listeriaPerCourse)) return [];
    const from = addDays(firstDayOf(course), uniformInteger(draw, 1, parameters.listeriaDays));
    return [illness(draw, parameters, "listeria", from, true)];
  });

/**
 * Infections from the start to leaving (evidence 3.7). The count of each year is negative binomial; its gamma belongs to the
 * person, so that the same people have many in each year, and is what thins or thickens the Poisson counts of the months.
 */
export function infectionsOf(
  disease: Disease,
  { infections: parameters }: EventsParameters,
  streams: Streams,
): readonly Infection[] {
  const { start } = disease.person;
  const proneness = gamma(streams("events-infections-proneness"), parameters.size, 1);
  const infections: Infection[] = [];
  for (let month = 0; ; month++) {
    const first = addDays(start, Math.round(month * daysPerMonth));
    if (first > disease.leaving.day) break;
    const last = addDays(start, Math.round((month + 1) * daysPerMonth) - 1);
    const middle = addDays(first, 15);
    const kinds = {
      ...parameters.kinds,
      respiratory: parameters.kinds.respiratory * winterFactor(disease, middle, parameters),
      "oral-herpes": parameters.kinds["oral-herpes"] * aciclovirFactor(disease, middle, parameters),
    };
    const draw = streams("events-infections", month);
    const share = totalOf(kinds) / totalOf(parameters.kinds);
    const mean = (infectionRate(disease, middle, parameters) / 12) * share * proneness;
    for (let left = poisson(draw, mean); left > 0; left--) {
      const kind = pickKey(draw, kinds);
      const from = uniformInteger(draw, first, last) as Day;
      infections.push(illness(draw, parameters, kind, from, happens(draw, parameters.serious)));
    }
  }
  const all = [...infections, ...listeriaOf(disease, parameters, streams)];
  return untilLeaving(disease, all, (infection) => infection.from).toSorted((a, b) => a.from - b.from);
}

const totalOf = (weights: Readonly<Record<string, number>>): number =>
  Object.values(weights).reduce((sum, weight) => sum + weight, 0);
