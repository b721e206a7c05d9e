import type { Day } from "../base/calendar.ts";
import { decisionsBy } from "../facts/by-name.ts";
import type { FactOfKind } from "../facts/fact.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import type { Timeline } from "../timeline/timeline.ts";
import type { Cell } from "./cells.ts";
import { courseKey, decisionsOn } from "./course-decision.ts";

/** What somebody decided by name before a course. */
export type Decided = {
  readonly fact: FactOfKind<"decision-made">;
  /** The key of what was decided. */
  readonly of: string;
  /** It is the newest on this course, or settles a criterion of today; otherwise it stands as what once was decided. */
  readonly counts: boolean;
};

/** Every decision on whether a course is an option, newest first; a later one leaves the earlier in sight. */
export function decidedOn(
  course: number,
  cells: readonly Cell[],
  of: { readonly facts: FactIndex; readonly timeline: Timeline; readonly asOf: Day },
): readonly Decided[] {
  const onCourse = new Set(decisionsOn(course, of));
  const newest = [...onCourse].at(-1);
  const settling = new Set(cells.map(({ decidedBy }) => decidedBy));
  return decisionsBy(of.facts, of.asOf)
    .filter((fact) => onCourse.has(fact) || fact.of?.startsWith("candidacy/"))
    .map((fact) => ({
      fact,
      of: onCourse.has(fact) ? courseKey(course) : fact.of!,
      counts: fact === newest || settling.has(fact.id),
    }))
    .toReversed();
}
