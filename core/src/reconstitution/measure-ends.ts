import type { Day } from "../base/calendar.ts";
import { after } from "../obligations/after.ts";
import type { Obligation } from "../obligations/obligation.ts";
import type { RuleObligations } from "../obligations/obligations.ts";
import type { EndsWhen } from "../obligations/end-of-measure.ts";
import type { Layer, RuleOfKind } from "../protocol/rule.ts";
import { isScheduled } from "../protocol/rule.ts";
import type { Course } from "../timeline/courses.ts";

/** When one layer lets a measure end: on that day at the earliest, and with that result where it asks for one. */
export type SaidEnd = {
  readonly protocol: string;
  readonly layer: Layer;
  readonly notBefore: Day;
  readonly when: EndsWhen | undefined;
};

/** The end of a measure around one course, where some layer ties it to a count. The latest of all layers ends it. */
export type MeasureEnd = {
  readonly rule: string;
  readonly name: string;
  readonly course: number;
  /** What governs first, then the other layers. */
  readonly said: readonly SaidEnd[];
  readonly notBefore: Day;
  readonly when: EndsWhen;
  /** The day on which both conditions are met; undefined: it goes on, and the count is to be ordered. */
  readonly endsOn: Day | undefined;
  /** The result that met it. */
  readonly evidence: readonly string[];
  /** A new course began before this one's measure could end: its own measure goes on. */
  readonly isSuperseded: boolean;
};

/**
 * Ends of measures that wait for a count: the antiviral.
 *
 * @source protocols.md section 4; resolutions.md section 2, row antiviral
 */
export const measureEnds = (
  obligations: readonly RuleObligations[],
  courses: readonly Course[],
): readonly MeasureEnd[] =>
  obligations
    .flatMap((one) => (one.track.kind === "course-span" ? one.obligations : []))
    .filter(({ ordinal }) => ordinal === 2)
    .flatMap((end) => {
      const course = courses.find(({ number }) => number === end.course);
      return course === undefined ? [] : [measureEnd(end, course)];
    });

function measureEnd(end: Obligation, course: Course): MeasureEnd {
  const { inForce } = end;
  const rule = inForce.rule as RuleOfKind<"course-span">;
  const said = [{ ...inForce, rule: inForce.own ?? rule }, ...inForce.others].flatMap(({ rule: one, layer, protocol }) =>
    one.kind === "course-span" && isScheduled(one)
      ? [{ protocol, layer, notBefore: after(course.lastOn, one.untilAfterLastInfusion), when: one.endsWhen }]
      : [],
  );
  return {
    rule: rule.id,
    name: rule.name,
    course: end.course,
    said,
    notBefore: end.dueOn,
    when: rule.endsWhen!,
    endsOn: end.fulfilledOn,
    evidence: end.evidence,
    isSuperseded: end.status === "superseded",
  };
}
