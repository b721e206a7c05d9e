import { addDays } from "@longwatch/core";
import type { AutoimmuneEvent, Disease } from "../life.ts";
import { exp, ln } from "../random/arithmetic.ts";
import { happens, truncatedNormal, uniform, uniformInteger } from "../random/distributions.ts";
import type { Draw, Streams } from "../random/stream.ts";
import { afterCourses } from "./course-law.ts";
import type { EventsParameters } from "./parameters.ts";
import { firstDayOf, recognised } from "./timing.ts";

type Parameters = EventsParameters["autoimmune"];

/** Neutrophils at the lowest, below a limit; 10⁹/L, two decimals. */
function neutrophilNadir(draw: Draw, below: number, { nadirMedian, nadirLogSd }: Parameters["neutropenia"]): number {
  const lowest = truncatedNormal(draw, ln(nadirMedian), nadirLogSd, Number.NEGATIVE_INFINITY, ln(below));
  return Math.floor(exp(lowest) * 100) / 100;
}

/** Severe neutropenia in the weeks after a course, at most once (evidence 3.7). */
export function earlyNeutropeniaOf(
  disease: Disease,
  parameters: Parameters,
  streams: Streams,
): readonly AutoimmuneEvent[] {
  const { perCourse, days, severeBelow } = parameters.earlyNeutropenia;
  for (const course of disease.courses) {
    const draw = streams("events-neutropenia-early", course.number);
    if (!happens(draw, perCourse * disease.person.frailty.autoimmune)) continue;
    const on = addDays(firstDayOf(course), uniformInteger(draw, ...days));
    const nadir = neutrophilNadir(draw, severeBelow, parameters.neutropenia);
    return [{ ...recognised(disease, on), kind: "neutropenia", nadir, early: true }];
  }
  return [];
}

/** Haemolysis, neutropenia, pancytopenia and acquired haemophilia A (evidence 3.8, 3.12); each at most once. */
export function bloodOf(
  disease: Disease,
  { autoimmune: parameters }: EventsParameters,
  streams: Streams,
): readonly AutoimmuneEvent[] {
  const events: AutoimmuneEvent[] = [...earlyNeutropeniaOf(disease, parameters, streams)];
  const haemolysis = afterCourses(disease, parameters.haemolysis, "haemolysis", streams);
  if (haemolysis !== undefined) {
    const fall = Math.round(uniform(haemolysis.draw, ...parameters.haemolysis.fall));
    events.push({ ...recognised(disease, haemolysis.on), kind: "haemolysis", fall });
  }
  const neutropenia = afterCourses(disease, parameters.neutropenia, "neutropenia", streams);
  if (neutropenia !== undefined) {
    const nadir = neutrophilNadir(neutropenia.draw, parameters.neutropenia.below, parameters.neutropenia);
    events.push({ ...recognised(disease, neutropenia.on), kind: "neutropenia", nadir, early: false });
  }
  for (const kind of ["pancytopenia", "haemophilia"] as const) {
    const follows = afterCourses(disease, parameters[kind], kind, streams);
    if (follows !== undefined) events.push({ ...recognised(disease, follows.on), kind });
  }
  return events;
}
