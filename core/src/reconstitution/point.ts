import type { Certainty } from "../base/certainty.ts";
import { monthsSince } from "../base/months-since.ts";
import { significant } from "../base/significant.ts";
import type { Band } from "../protocol/log-normal.ts";
import type { BandTable } from "../protocol/reconstitution.ts";
import type { Course } from "../timeline/courses.ts";
import { bandAt } from "./band.ts";
import { against, type Reading } from "./reading.ts";

/** `cannot-tell`: the value is no exact number and may lie on either side of an edge. */
export const places = ["below", "within", "above", "cannot-tell", "no-band"] as const;
export type Place = (typeof places)[number];

/** Why there is no band beside a count. `no-reference`: the rules bring no published course at all. */
export const whysNoBand = ["infusion-date-uncertain", "no-reference", "no-table", "outside-table"] as const;
export type WhyNoBand = (typeof whysNoBand)[number];

/** A count since the last infusion, and where it lies among published people. */
export type Point = Reading & {
  /** Months since the last infusion, to one decimal. */
  readonly month: number;
  readonly band: Band | undefined;
  readonly place: Place;
  readonly why: WhyNoBand | undefined;
  /** The laboratory's lower limit, or a general one where it sent none; and whether the count is below it. */
  readonly limit: { readonly value: number; readonly from: "laboratory" | "general" } | undefined;
  readonly isBelowLimit: Certainty;
};

/** The published course of one analyte after a course like the patient's, and how far it reaches. */
export type Published = { readonly table: BandTable; readonly reachMonths: number };

/** @param generalLow the lower limit that stands in where the laboratory sent none */
export function pointOf(
  one: Reading,
  course: Course,
  published: Published | "no-reference" | "no-table",
  generalLow: number | undefined,
): Point {
  const limit = limitOf(one, generalLow);
  const month = monthsSince(course.lastOn, one.on);
  return {
    ...one,
    month: Math.round(month * 10) / 10,
    ...placeOf(one, course, month, published),
    limit,
    isBelowLimit: limit === undefined ? "cannot-tell" : against(one, "<", limit.value),
  };
}

function limitOf({ refLow }: Reading, generalLow: number | undefined): Point["limit"] {
  if (refLow !== undefined) return { value: significant(refLow, 6), from: "laboratory" };
  return generalLow === undefined ? undefined : { value: generalLow, from: "general" };
}

type Placed = Pick<Point, "band" | "place" | "why">;
const nowhere = (why: WhyNoBand): Placed => ({ band: undefined, place: "no-band", why });

function placeOf(
  one: Reading,
  course: Course,
  month: number,
  published: Published | "no-reference" | "no-table",
): Placed {
  if (typeof published === "string") return nowhere(published);
  if (course.isDateUncertain) return nowhere("infusion-date-uncertain");
  const band = bandAt(published.table, published.reachMonths, month);
  return band === undefined ? nowhere("outside-table") : { band, place: placeIn(one, band), why: undefined };
}

/** Both edges are within. */
function placeIn(one: Reading, { low, high }: Band): Place {
  const [isBelow, isAbove] = [against(one, "<", low), against(one, ">", high)];
  if (isBelow === "yes") return "below";
  if (isAbove === "yes") return "above";
  return isBelow === "no" && isAbove === "no" ? "within" : "cannot-tell";
}
