import type { Day } from "../base/calendar.ts";
import type { FactOfKind } from "../facts/fact.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import { decisionsBy } from "./by-name.ts";
import type { Cell } from "./cells.ts";

/** Under this a decision on a course as a whole names what it is of. */
export const courseKey = (course: number): string => `candidacy/course-${course}`;

/** What somebody decided by name before a course. */
export type Decided = {
  readonly fact: FactOfKind<"decision-made">;
  /** It is the newest on this course, or settles a criterion of today; otherwise it stands as what once was decided. */
  readonly counts: boolean;
};

/** Every decision on whether a course is an option, newest first; a later one leaves the earlier in sight. */
export function decidedOn(facts: FactIndex, cells: readonly Cell[], course: number, asOf: Day): readonly Decided[] {
  const made = decisionsBy(facts, asOf).filter(({ of }) => of?.startsWith("candidacy/"));
  const onCourse = made.findLast(({ of }) => of === courseKey(course));
  const settling = new Set(cells.map(({ decidedBy }) => decidedBy));
  return made.map((fact) => ({ fact, counts: fact === onCourse || settling.has(fact.id) })).toReversed();
}
