import type { Day } from "../../base/calendar.ts";
import type { FactIndex } from "../../facts/fact-index.ts";
import type { Course } from "../../timeline/courses.ts";
import { lastContactOn } from "./contact.ts";
import { type EdssReadings, edssReadings } from "./edss-visits.ts";
import { type RelapseReadings, relapseReadings } from "./relapses.ts";
import { type ScanReadings, scanReadings } from "./scans.ts";

/** A course by its first and last infusion day. */
export type CourseDays = {
  readonly number: number;
  readonly firstOn: Day;
  readonly lastOn: Day;
  /** Its days are not exact: nothing can be said to lie before it or after it. */
  readonly isDateUncertain: boolean;
};

/** What a record says about the course of the disease, on exact days, and what of it has no exact day. */
export type OutcomeReadings = {
  readonly edss: EdssReadings;
  readonly relapses: RelapseReadings;
  readonly mri: ScanReadings;
  /** Undefined: nobody was ever seen. */
  readonly lastContact: Day | undefined;
  readonly courses: readonly CourseDays[];
};

export const courseDays = ({ number, firstOn, lastOn, isDateUncertain }: Course): CourseDays => ({
  number,
  firstOn,
  lastOn,
  isDateUncertain,
});

/**
 * What outcomes are made of, as it stands on a day. Later facts do not count.
 *
 * @param facts   those that hold, as known
 * @param courses of the timeline on that day
 */
export const readingsOf = (facts: FactIndex, courses: readonly Course[], asOf: Day): OutcomeReadings => ({
  edss: edssReadings(facts, asOf),
  relapses: relapseReadings(facts, asOf),
  mri: scanReadings(facts, asOf),
  lastContact: lastContactOn(facts, asOf),
  courses: courses.map(courseDays),
});
