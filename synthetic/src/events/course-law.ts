import type { Day } from "@longwatch/core";
import type { Disease } from "../life.ts";
import { exp, ln } from "../random/arithmetic.ts";
import { happens, truncatedNormal } from "../random/distributions.ts";
import type { Draw, Streams } from "../random/stream.ts";
import { firstDayOf, monthsLater } from "./timing.ts";

/** Probability for each course, the last one for all later courses, and log-normal months from that course's first day. */
export type CourseLaw = {
  readonly byCourse: readonly number[];
  readonly medianMonths: number;
  readonly logSd: number;
  readonly earliestMonths?: number | undefined;
  readonly latestMonths?: number | undefined;
};

/** What follows a course; the draw goes on to the details of the event. */
export type Follows = { readonly on: Day; readonly draw: Draw };

/** Log-normal months, given that they lie between the earliest and the latest. */
function monthsOf(draw: Draw, { medianMonths, logSd, earliestMonths, latestMonths }: CourseLaw): number {
  const min = earliestMonths === undefined ? Number.NEGATIVE_INFINITY : ln(earliestMonths);
  const max = latestMonths === undefined ? Number.POSITIVE_INFINITY : ln(latestMonths);
  return exp(truncatedNormal(draw, ln(medianMonths), logSd, min, max));
}

/**
 * The event of one kind that follows the courses of a person, at most one: that of the first course to bring it on. The
 * probability is multiplied by the person's autoimmune frailty.
 */
export function afterCourses(disease: Disease, law: CourseLaw, process: string, streams: Streams): Follows | undefined {
  for (const course of disease.courses) {
    const draw = streams(`events-${process}`, course.number);
    const p = law.byCourse[Math.min(course.number, law.byCourse.length) - 1]!;
    if (happens(draw, p * disease.person.frailty.autoimmune))
      return { on: monthsLater(firstDayOf(course), monthsOf(draw, law)), draw };
  }
  return undefined;
}
