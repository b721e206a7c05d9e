import { addMonths, type Day } from "../base/calendar.ts";
import { segmentOn } from "../protocol/in-force.ts";
import type { CourseInterval } from "../protocol/planning.ts";
import { type Protocol, protocolName } from "../protocol/protocol.ts";
import type { Timeline } from "../timeline/timeline.ts";

/** One rule on how long must lie between courses, for one person. */
export type IntervalInForce = {
  /** `course-interval/<course>/<id>` */
  readonly key: string;
  readonly rule: CourseInterval;
  readonly protocol: string;
  readonly layer: Protocol["layer"];
  /** The first day on which the course may begin. */
  readonly endsOn: Day;
  /** Before this day the note of the rule is said; it lies later only where the rule counts from the first infusion. */
  readonly notedBefore: Day;
  /** The infusion that it counts from. */
  readonly because: readonly string[];
};

/**
 * What must lie between the last course and the next by the rules of a day. Calendar months, never 365 days; of an uncertain
 * infusion day the latest counts. Empty before a first course, and where no rule says.
 *
 * @source protocols.md section 2.1 and section 9, row 28
 */
export function intervalsOn(day: Day, { courses, segments }: Timeline): readonly IntervalInForce[] {
  const last = courses.at(-1);
  if (last === undefined) return [];
  const before = last.number === 1 ? "second" : "further";
  return segmentOn(segments, day).protocols.flatMap((protocol) =>
    (protocol.intervals ?? [])
      .filter((rule) => rule.before === before)
      .map((rule) => {
        const isFromFirst = rule.from === "first-infusion";
        return {
          key: `course-interval/${last.number + 1}/${rule.id}`,
          rule,
          protocol: protocolName(protocol),
          layer: rule.layer ?? protocol.layer,
          endsOn: addMonths(isFromFirst ? last.days[0]! : last.lastOn, rule.months),
          notedBefore: addMonths(last.lastOn, rule.months),
          because: [last.because[isFromFirst ? 0 : last.because.length - 1]!],
        };
      }),
  );
}
