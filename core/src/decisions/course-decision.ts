import type { Day } from "../base/calendar.ts";
import { decisionsBy, isFor } from "../facts/by-name.ts";
import type { FactOfKind } from "../facts/fact.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import type { Timeline } from "../timeline/timeline.ts";

type Decision = FactOfKind<"decision-made">;

/** Under this a decision on a course as a whole names what it is of. */
export const courseKey = (course: number): string => `candidacy/course-${course}`;

/** What records of other systems, which know no key, write a decision on a course about. */
const aboutCourse: ReadonlySet<Decision["about"]> = new Set(["candidacy", "start-course", "retreat", "defer"]);

/** Whether it is on this course as a whole, wherever it was made: by its key, by its number, or by what it is about. */
const isOn = ({ about, of }: Decision, course: number): boolean =>
  of === courseKey(course) || of === `course/${course}` || (of === undefined && aboutCourse.has(about));

/** What was decided on a course as a whole since the course before it, in its order: the last one counts. */
export function decisionsOn(
  course: number,
  { facts, timeline, asOf }: { readonly facts: FactIndex; readonly timeline: Timeline; readonly asOf: Day },
): readonly Decision[] {
  const before = timeline.courses.findLast(({ number }) => number < course)?.lastOn;
  return decisionsBy(facts, asOf).filter((one) => isOn(one, course) && (before === undefined || one.earliest > before));
}

export type CourseWord = "for" | "against" | "wait";

/** Undefined: its outcome is none of the words that are known, and nothing is read into it. */
export function wordOf({ about, outcome }: Decision): CourseWord | undefined {
  if (about === "defer") return "wait";
  const word = outcome.trim().toLowerCase();
  return word === "against" ? "against" : isFor(outcome) ? "for" : undefined;
}
