import { addDays, type Day } from "@longwatch/core";
import { type Course, type Disease, daysPerMonth } from "../life.ts";

export const firstDayOf = (course: Course): Day => course.infusedOn[0]!;

/** First infusion of all, undefined for those who never had one. */
export const firstInfusion = (disease: Disease): Day | undefined => disease.courses[0]?.infusedOn[0];

/** @param months of mean length, with fractions */
export const monthsLater = (day: Day, months: number): Day => addDays(day, Math.round(months * daysPerMonth));

/** Number of the course that had begun last; 0 before the first. */
export const courseBefore = (disease: Disease, day: Day): number =>
  disease.courses.findLast((course) => firstDayOf(course) <= day)?.number ?? 0;

/** What happens up to the day of leaving, that day included. */
export const untilLeaving = <Event>(
  disease: Disease,
  events: readonly Event[],
  dayOf: (event: Event) => Day,
): readonly Event[] => events.filter((event) => dayOf(event) <= disease.leaving.day);

/** The day on which an autoimmune event would be named, and the last course begun by then. */
export const recognised = (disease: Disease, on: Day) => ({ recognisedOn: on, afterCourse: courseBefore(disease, on) });
