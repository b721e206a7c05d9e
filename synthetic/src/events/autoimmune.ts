import { addDays } from "@longwatch/core";
import { type AutoimmuneEvent, type Disease, daysPerYear } from "../life.ts";
import { exponential, happens, pickKey, uniform } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import { bloodOf } from "./blood.ts";
import { afterCourses } from "./course-law.ts";
import { kidneyOf } from "./kidney.ts";
import type { EventsParameters } from "./parameters.ts";
import { thrombocytopeniaOf } from "./thrombocytopenia.ts";
import { thyroidOf } from "./thyroid.ts";
import { firstInfusion, monthsLater, recognised, untilLeaving } from "./timing.ts";

/** Autoimmune hepatitis; often soon after another autoimmune event, if there is one (evidence 3.12). */
function hepatitisOf(
  disease: Disease,
  { autoimmune: { hepatitis: parameters } }: EventsParameters,
  streams: Streams,
  others: readonly AutoimmuneEvent[],
): readonly AutoimmuneEvent[] {
  const follows = afterCourses(disease, parameters, "hepatitis", streams);
  if (follows === undefined) return [];
  const { draw } = follows;
  const peakMultiple = uniform(draw, ...parameters.peakMultiple);
  const linked = happens(draw, parameters.linked);
  const months = uniform(draw, 0, parameters.linkedMonths);
  const other = others.find((event) => event.afterCourse > 0);
  const on = linked && other !== undefined ? monthsLater(other.recognisedOn, months) : follows.on;
  return [{ ...recognised(disease, on), kind: "hepatitis", peakMultiple }];
}

/** Vitiligo, alopecia, diabetes or sarcoidosis: after a course, or from the background on interferon (evidence 3.8). */
export function rareOthersOf(
  disease: Disease,
  { autoimmune: { others: parameters } }: EventsParameters,
  streams: Streams,
): readonly AutoimmuneEvent[] {
  const { person } = disease;
  const first = firstInfusion(disease);
  if (person.arm === "interferon") {
    const draw = streams("events-autoimmune-background");
    const years = exponential(draw, 1 / (parameters.interferonPerYear * person.frailty.autoimmune));
    const on = addDays(person.start, Math.round(Math.min(years, 1000) * daysPerYear));
    if (first === undefined || on < first)
      return [{ ...recognised(disease, on), kind: pickKey(draw, parameters.kinds) }];
  }
  const follows = afterCourses(disease, parameters, "autoimmune-others", streams);
  if (follows === undefined) return [];
  return [{ ...recognised(disease, follows.on), kind: pickKey(follows.draw, parameters.kinds) }];
}

/** All autoimmune events of a person up to leaving, in the order in which they would be named (evidence 3.8). */
export function autoimmuneOf(
  disease: Disease,
  parameters: EventsParameters,
  streams: Streams,
): readonly AutoimmuneEvent[] {
  const thyroid = thyroidOf(disease, parameters, streams);
  const thrombocytopenia = thrombocytopeniaOf(disease, parameters, streams);
  const before = [
    ...(thyroid === undefined ? [] : [thyroid]),
    ...(thrombocytopenia === undefined ? [] : [thrombocytopenia]),
    ...kidneyOf(disease, parameters, streams),
    ...bloodOf(disease, parameters, streams),
    ...rareOthersOf(disease, parameters, streams),
  ];
  const all = [...before, ...hepatitisOf(disease, parameters, streams, before)];
  return untilLeaving(disease, all, (event) => event.recognisedOn).toSorted((a, b) => a.recognisedOn - b.recognisedOn);
}
