import { addDays, type Day } from "@longwatch/core";
import type { Disease } from "../life.ts";
import { happens, uniform, uniformInteger } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import type { EventsParameters } from "./parameters.ts";

export type Stroke = {
  readonly on: Day;
  readonly course: number;
  /** Rise of the systolic pressure over the doses of the course, as a share of its start; 0 without a climb. */
  readonly climb: number;
};

/**
 * Stroke, haemorrhage or dissection after the last infusion of a course (evidence 2.8, 3.6): the record knows no course
 * that one of them broke off.
 */
export const strokesOf = (
  disease: Disease,
  { infusions: { day, stroke } }: EventsParameters,
  streams: Streams,
): readonly Stroke[] =>
  disease.courses.flatMap((course) => {
    const draw = streams("events-infusion-stroke", course.number);
    if (!happens(draw, stroke.perCourse)) return [];
    const soon = happens(draw, stroke.soon);
    const endsAt = uniform(draw, ...day.startsAt) + day.minutes[0];
    const hours = uniform(draw, ...stroke.soonHours);
    const later = uniformInteger(draw, ...stroke.laterDays);
    const days = soon ? Math.floor((endsAt + hours * 60) / 1440) : later;
    const climb = happens(draw, stroke.climbing) ? uniform(draw, ...stroke.climb) : 0;
    return [{ on: addDays(course.infusedOn.at(-1)!, days), course: course.number, climb }];
  });
