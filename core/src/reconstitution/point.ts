import type { Certainty } from "../base/certainty.ts";
import { monthsSince } from "../base/months-since.ts";
import { significant } from "../base/significant.ts";
import type { Band } from "../protocol/log-normal.ts";
import type { BandTable } from "../protocol/reconstitution.ts";
import type { Course } from "../timeline/courses.ts";
import { bandAt } from "./band.ts";
import { against, type Reading } from "./reading.ts";

export type Place = "below" | "inside" | "above" | "cannot-tell";

/** Why a count has no place in a band. */
export type WhyNoPlace =
  | "before-treatment"
  | "on-infusion-days"
  | "infusion-date-uncertain"
  | "no-table"
  | "outside-table"
  | "spans-the-edge";

/** A count, when it was after which course, and where it lies among published people. */
export type Point = Reading & {
  /** The course after which it was taken; 0: before treatment. */
  readonly course: number;
  /** Months since the last infusion of that course, to one decimal; undefined before treatment and on its infusion days. */
  readonly month: number | undefined;
  readonly band: Band | undefined;
  readonly place: Place;
  readonly why: WhyNoPlace | undefined;
  /** The laboratory's lower limit, or a general one where it sent none; and whether the count is below it. */
  readonly limit: { readonly value: number; readonly from: "laboratory" | "general" } | undefined;
  readonly isBelowLimit: Certainty;
};

/** The published tables of one analyte, and how far they reach. */
export type Tables = {
  readonly first: BandTable | undefined;
  readonly later: BandTable | undefined;
  readonly reachMonths: number;
};

/** @param generalLow the lower limit that stands in where the laboratory sent none */
export function pointOf(
  one: Reading,
  courses: readonly Course[],
  tables: Tables,
  generalLow: number | undefined,
): Point {
  const limit = limitOf(one, generalLow);
  const course = courses.findLast(({ firstOn }) => firstOn <= one.on);
  const exact = course === undefined || one.on <= course.lastOn ? undefined : monthsSince(course.lastOn, one.on);
  return {
    ...one,
    course: course?.number ?? 0,
    month: exact === undefined ? undefined : Math.round(exact * 10) / 10,
    ...placeOf(one, course, exact, tables),
    limit,
    isBelowLimit: limit === undefined ? "cannot-tell" : against(one, "<", limit.value),
  };
}

function limitOf({ refLow }: Reading, generalLow: number | undefined): Point["limit"] {
  if (refLow !== undefined) return { value: significant(refLow, 6), from: "laboratory" };
  return generalLow === undefined ? undefined : { value: generalLow, from: "general" };
}

type Placed = Pick<Point, "band" | "place" | "why">;
const nowhere = (why: WhyNoPlace): Placed => ({ band: undefined, place: "cannot-tell", why });

function placeOf(one: Reading, course: Course | undefined, month: number | undefined, tables: Tables): Placed {
  if (course === undefined) return nowhere("before-treatment");
  if (month === undefined) return nowhere("on-infusion-days");
  const table = course.number === 1 ? tables.first : tables.later;
  if (table === undefined) return nowhere("no-table");
  if (course.isDateUncertain) return nowhere("infusion-date-uncertain");
  const band = bandAt(table, tables.reachMonths, month);
  if (band === undefined) return nowhere("outside-table");
  const place = placeIn(one, band);
  return { band, place, why: place === "cannot-tell" ? "spans-the-edge" : undefined };
}

/** Both edges are inside. */
function placeIn(one: Reading, { low, high }: Band): Place {
  const [isBelow, isAbove] = [against(one, "<", low), against(one, ">", high)];
  if (isBelow === "yes") return "below";
  if (isAbove === "yes") return "above";
  return isBelow === "no" && isAbove === "no" ? "inside" : "cannot-tell";
}
