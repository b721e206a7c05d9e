import { parameterValue, type Segment } from "../protocol/in-force.ts";
import type { CourseLengths } from "./courses.ts";

/** What the bare label leaves open, where no policy fills it. */
const unstated: CourseLengths = { firstInfusions: 5, laterInfusions: 3, maxGapDays: 28 };

/** How many infusions make a course, and after how long a gap it is closed, by what governed on a day. */
export const courseLengthsIn = (segment: Segment): CourseLengths => ({
  firstInfusions: parameterValue(segment, "course.first-infusions", unstated.firstInfusions),
  laterInfusions: parameterValue(segment, "course.later-infusions", unstated.laterInfusions),
  maxGapDays: parameterValue(segment, "course.max-gap-days", unstated.maxGapDays),
});
