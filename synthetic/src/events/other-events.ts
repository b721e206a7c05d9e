import { addDays } from "@longwatch/core";
import { type Course, type Disease, daysPerMonth, daysPerYear, type OtherEvent } from "../life.ts";
import { exponential, happens, pick, uniformInteger } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import type { EventsParameters } from "./parameters.ts";
import { firstDayOf, untilLeaving } from "./timing.ts";

type Parameters = EventsParameters["other"];

/** First cancer of each kind; the same in both arms (evidence 3.9). */
export function cancersOf(
  { person }: Disease,
  { malignancy, women }: Parameters,
  streams: Streams,
): readonly OtherEvent[] {
  return (Object.keys(malignancy) as (keyof typeof malignancy)[]).flatMap((kind, i) => {
    const ofSex = kind !== "breast-cancer" ? 1 : person.sex === "female" ? 1 / women : 0;
    const rate = malignancy[kind] * ofSex;
    if (rate === 0) return [];
    const years = Math.min(exponential(streams("events-cancer", i), 1 / rate), 1000);
    return [{ kind, on: addDays(person.start, Math.round(years * daysPerYear)) }];
  });
}

/** Cholecystitis and pneumonitis: at most one of each, soon after one of the courses (evidence 3.9). */
export function afterOneCourse(disease: Disease, parameters: Parameters, streams: Streams): readonly OtherEvent[] {
  const { courses } = disease;
  const latest = Math.round(parameters.monthsAfterCourse * daysPerMonth);
  return (["cholecystitis", "pneumonitis"] as const).flatMap((kind) => {
    const draw = streams(`events-other-${kind}`);
    if (courses.length === 0 || !happens(draw, parameters[kind])) return [];
    const course =
      courses[
        pick(
          draw,
          courses.map(() => 1),
        )
      ]!;
    return [{ kind, on: addDays(firstDayOf(course), uniformInteger(draw, 1, latest)), course: course.number }];
  });
}

/** Direct injury of the liver within days of a course (evidence 3.11). */
export const liverInjuriesOf = (
  courses: readonly Course[],
  parameters: Parameters,
  streams: Streams,
): readonly OtherEvent[] =>
  courses.flatMap((course) => {
    const draw = streams("events-other-liver-injury", course.number);
    if (!happens(draw, parameters.liverInjuryPerCourse)) return [];
    const dayOfCourse = uniformInteger(draw, ...parameters.liverInjuryDays);
    return [{ kind: "liver-injury" as const, on: addDays(firstDayOf(course), dayOfCourse - 1), course: course.number }];
  });

/**
 * Serious events that are neither autoimmune nor infections, up to leaving.
 * @param further such as a stroke of an infusion, or of the last weeks
 */
export const otherEventsOf = (
  disease: Disease,
  { other: parameters }: EventsParameters,
  streams: Streams,
  further: readonly OtherEvent[],
): readonly OtherEvent[] =>
  untilLeaving(
    disease,
    [
      ...cancersOf(disease, parameters, streams),
      ...afterOneCourse(disease, parameters, streams),
      ...liverInjuriesOf(disease.courses, parameters, streams),
      ...further,
    ],
    (event) => event.on,
  ).toSorted((a, b) => a.on - b.on);
