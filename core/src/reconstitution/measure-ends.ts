import type { Day } from "../base/calendar.ts";
import { assertNever } from "../base/result.ts";
import { after } from "../obligations/after.ts";
import type { EndsWhen } from "../obligations/end-of-measure.ts";
import type { Obligation } from "../obligations/obligation.ts";
import type { RuleObligations } from "../obligations/obligations.ts";
import { isScheduled, type Layer, type RuleOfKind } from "../protocol/rule.ts";
import type { Course } from "../timeline/courses.ts";

/** When one layer lets a measure end: on that day at the earliest, and with that result where it asks for one. */
export type SaidEnd = {
  readonly protocol: string;
  readonly layer: Layer;
  readonly notBefore: Day;
  readonly when: EndsWhen | undefined;
};

/**
 * `runs`: its time is not over. `continue`: its time is over and no count is on file that ends it. `superseded`: a new
 * course began before it could end.
 */
export const endStates = ["runs", "continue", "may-end", "superseded", "waived"] as const;
export type EndState = (typeof endStates)[number];

/** The end of the antiviral after one course. The latest of all layers ends it. */
export type MeasureEnd = {
  readonly rule: string;
  readonly name: string;
  readonly course: number;
  readonly state: EndState;
  /** What governs first, then the other layers. */
  readonly said: readonly SaidEnd[];
  readonly notBefore: Day;
  /** The result that must be on file; undefined: time alone ends it. */
  readonly when: EndsWhen | undefined;
  /** The day on which all conditions are met; undefined: it goes on. */
  readonly endsOn: Day | undefined;
  /** The result that met it. */
  readonly evidence: readonly string[];
};

/** The medicine whose end lymphocytes decide, and in every place the time since the course. */
const followedClass = "antiviral";

/**
 * When the antiviral may end after each course, never across courses.
 *
 * @source protocols.md section 4; resolutions.md section 2, row antiviral
 */
export const measureEnds = (
  obligations: readonly RuleObligations[],
  courses: readonly Course[],
): readonly MeasureEnd[] =>
  obligations.flatMap(({ obligations: all }) => {
    const kept = all.filter(({ inForce: { rule } }) => isFollowed(rule));
    return courses.flatMap((course) => {
      const [start, end] = [1, 2].map((ordinal) =>
        kept.find((one) => one.course === course.number && one.ordinal === ordinal),
      );
      return start === undefined ? [] : [measureEnd(start, end, course)];
    });
  });

const isFollowed = (rule: Obligation["inForce"]["rule"]): boolean =>
  rule.kind === "course-span" && "medicineClass" in rule.evidence && rule.evidence.medicineClass === followedClass;

function measureEnd(start: Obligation, end: Obligation | undefined, course: Course): MeasureEnd {
  const { inForce } = end ?? start;
  const rule = inForce.rule as RuleOfKind<"course-span">;
  const said = [{ ...inForce, rule: inForce.own ?? rule }, ...inForce.others].flatMap(
    ({ rule: one, layer, protocol }) =>
      one.kind === "course-span" && isScheduled(one)
        ? [{ protocol, layer, notBefore: after(course.lastOn, one.untilAfterLastInfusion), when: one.endsWhen }]
        : [],
  );
  const notBefore = after(course.lastOn, rule.untilAfterLastInfusion);
  const state = end === undefined ? "may-end" : stateOf(end);
  return {
    rule: rule.id,
    name: rule.name,
    course: course.number,
    state,
    said,
    notBefore,
    when: rule.endsWhen,
    endsOn: end === undefined ? notBefore : state === "may-end" ? end.fulfilledOn : undefined,
    evidence: end?.evidence ?? [],
  };
}

function stateOf({ status }: Obligation): EndState {
  switch (status) {
    case "fulfilled":
    case "fulfilled-late":
      return "may-end";
    case "superseded":
    case "waived":
      return status;
    case "not-yet-open":
    case "open":
      return "runs";
    case "due":
    case "overdue":
    case "missed":
      return "continue";
    default:
      return assertNever(status);
  }
}
