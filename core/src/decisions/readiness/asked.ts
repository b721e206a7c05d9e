import type { Day } from "../../base/calendar.ts";
import type { Fact } from "../../facts/fact.ts";
import type { RuleObligations } from "../../obligations/obligations.ts";
import { segmentOn } from "../../protocol/in-force.ts";
import type { World } from "../../signals/world.ts";
import { courseLengthsIn } from "../../timeline/course-lengths.ts";
import type { Course } from "../../timeline/courses.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import type { Subject as Person } from "../criteria/judged.ts";

/** The infusion that is asked about. */
export type InfusionAsked = {
  readonly course: number;
  /** Counted from 1 within the course. */
  readonly ordinal: number;
  /** How many infusions the course has. */
  readonly of: number;
  /** It has been given, on the day itself. */
  readonly isGiven: boolean;
  /** The infusion before it in this course. */
  readonly previousOn: Day | undefined;
  /** The day to which results before the course are held: its first, or the day itself where it begins, or goes on after a break. */
  readonly labsOn: Day;
};

/** Of whom, about which infusion, and on which day is asked. */
export type Subject = Person & {
  readonly infusion: InfusionAsked;
  readonly obligations: readonly RuleObligations[];
  readonly world: World;
  /** Every fact, those since taken back or corrected included. */
  readonly known: readonly Fact[];
  readonly jurisdiction: string;
};

/** The first day of the course; where it has not begun, the day itself. */
export const beginsOn = ({ timeline, infusion, asOf }: Pick<Subject, "timeline" | "infusion" | "asOf">): Day =>
  timeline.courses.find(({ number }) => number === infusion.course)?.firstOn ?? asOf;

/**
 * The infusion of the day: the next one of a course under way, the one that was given that day, or the first of a course
 * whose planned day has come. Undefined: there is none to be ready for.
 */
export function infusionAsked({ courses, planned, segments }: Timeline, asOf: Day): InfusionAsked | undefined {
  const last = courses.at(-1);
  const ofCourse = (number: number): number => {
    const lengths = courseLengthsIn(segmentOn(segments, courses[0]?.firstOn ?? asOf));
    return number === 1 ? lengths.firstInfusions : lengths.laterInfusions;
  };
  if (last !== undefined && (last.state === "in-progress" || last.lastOn === asOf))
    return within(last, ofCourse(last.number), asOf);
  if (planned === undefined || planned.firstOn > asOf) return undefined;
  const { number } = planned;
  return { course: number, ordinal: 1, of: ofCourse(number), isGiven: false, previousOn: undefined, labsOn: asOf };
}

function within({ number, days, firstOn }: Course, of: number, asOf: Day): InfusionAsked {
  const before = days.filter((day) => day < asOf);
  const previousOn = before.at(-1);
  const isBroken = previousOn !== undefined && asOf - previousOn > 1;
  return {
    course: number,
    ordinal: before.length + 1,
    of,
    isGiven: days.includes(asOf),
    previousOn,
    labsOn: previousOn === undefined || isBroken ? asOf : firstOn,
  };
}
