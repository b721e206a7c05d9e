import { addDays, addMonths, afterAllDays, beforeAllDays, type Day, earlier, later } from "../base/calendar.ts";
import { parameterValue, segmentOn } from "../protocol/in-force.ts";
import type { RuleOfKind } from "../protocol/rule.ts";
import { type RuleTrack, variantOn } from "../protocol/track.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { after } from "./after.ts";
import { type Slot, slotOf } from "./obligation.ts";

/** A course that is given or planned, as the rules around it need to know it. */
export type Around = {
  readonly number: number;
  readonly firstOn: Day;
  /** Undefined while it is only planned. */
  readonly lastOn: Day | undefined;
  readonly days: readonly Day[];
  readonly nextOn: Day;
  /** The day after the course before; −∞ for the first. */
  readonly afterOn: Day;
  readonly because: readonly string[];
};

/** The courses that a timeline holds, planned ones too, as the rules around a course need them. */
export function coursesAround({ courses, planned }: Timeline): readonly Around[] {
  const given = courses.map((course, i) => ({
    number: course.number,
    firstOn: course.firstOn,
    lastOn: course.lastOn as Day | undefined,
    days: course.days,
    nextOn: courses[i + 1]?.firstOn ?? afterAllDays,
    afterOn: i === 0 ? beforeAllDays : addDays(courses[i - 1]!.lastOn, 1),
    because: course.because,
  }));
  if (planned === undefined) return given;
  const last = courses.at(-1);
  const afterOn = last === undefined ? beforeAllDays : addDays(last.lastOn, 1);
  return [...given, { ...planned, lastOn: undefined, days: [], nextOn: afterAllDays, afterOn }];
}

const concerns = (courses: "all" | "first" | "later", number: number): boolean =>
  courses === "all" || (courses === "first") === (number === 1);

/** How long before its due day a work-up step opens where neither rule nor policy says: not at all. */
const unstatedOpening = 0;

/**
 * Steps due before a course: on time through the last day that is early enough, late until the first
 * infusion day (itself still counts), missed once the course went ahead without them. How old a test may be counts to the day of
 * the infusion; where that was planned and has passed, to `asOf`.
 */
export function beforeCourseSlots(
  track: RuleTrack<RuleOfKind<"before-course">>,
  around: readonly Around[],
  timeline: Timeline,
  touching: Day | undefined,
  asOf: Day,
): readonly Slot[] {
  return around.flatMap((course) => {
    if (touching !== undefined && course.lastOn !== undefined && touching > course.firstOn) return [];
    const inForce = variantOn(track, course.firstOn)?.inForce;
    if (inForce === undefined || !concerns(inForce.rule.courses, course.number)) return [];
    const { withinDays, atLeastDaysBefore = 0 } = inForce.rule;
    const dueOn = addDays(course.firstOn, -atLeastDaysBefore);
    const opening = parameterValue(
      segmentOn(timeline.segments, course.firstOn),
      "work-up.opens-days-before",
      unstatedOpening,
    );
    const isPlanned = course.lastOn === undefined;
    const heldOn = isPlanned ? later(course.firstOn, asOf) : course.firstOn;
    const slot = slotOf({
      course: course.number,
      ordinal: 1,
      inForce,
      opensOn: earlier(dueOn, addDays(course.firstOn, -(withinDays ?? opening))),
      dueOn,
      overdueFrom: addDays(dueOn, 1),
      closesOn: isPlanned ? afterAllDays : addDays(course.firstOn, 1),
      because: course.because,
      ...(withinDays === undefined
        ? { countsFrom: beforeAllDays }
        : {
            countsFrom: earlier(addDays(dueOn, heldOn - course.firstOn), addDays(heldOn, -withinDays)),
            agesFrom: isPlanned ? addDays(course.firstOn, 1) : afterAllDays,
          }),
    });
    return [slot];
  });
}

/** How many days after an infusion any version of the rule still speaks of. */
const longestReach = (track: RuleTrack<RuleOfKind<"infusion-day">>): number =>
  Math.max(...track.variants.map(({ inForce: { rule } }) => rule.throughDay ?? rule.fromDay ?? 0));

/** One obligation for each infusion day that the rule names. What is not done on its day stays undone. */
export function infusionDaySlots(
  track: RuleTrack<RuleOfKind<"infusion-day">>,
  around: readonly Around[],
  touching: Day | undefined,
): readonly Slot[] {
  const reach = touching === undefined ? 0 : longestReach(track);
  return around.flatMap((course) =>
    course.days.flatMap((day, i) => {
      if (touching !== undefined && (touching < day || touching > day + reach)) return [];
      const inForce = variantOn(track, day)?.inForce;
      const ordinal = i + 1;
      if (inForce === undefined || !concerns(inForce.rule.courses, course.number)) return [];
      const { infusions, fromDay = 0, throughDay = fromDay } = inForce.rule;
      if (infusions !== "all" && !infusions.includes(ordinal)) return [];
      const last = addDays(day, throughDay);
      return [
        slotOf({
          course: course.number,
          ordinal,
          inForce,
          opensOn: addDays(day, fromDay),
          dueOn: last,
          overdueFrom: addDays(last, 1),
          closesOn: addDays(last, 1),
          because: course.because,
        }),
      ];
    }),
  );
}

/**
 * A measure around a course: ordinal 1 is its start. Where it may end only on a result, ordinal 2 is that
 * result: due on the first day on which the measure could end, and open until it is there.
 */
export function courseSpanSlots(
  track: RuleTrack<RuleOfKind<"course-span">>,
  around: readonly Around[],
): readonly Slot[] {
  return around.flatMap((course) => {
    const inForce = variantOn(track, course.firstOn)?.inForce;
    if (inForce === undefined || !concerns(inForce.rule.courses, course.number)) return [];
    const startOn = addDays(course.firstOn, -inForce.rule.startsDaysBefore);
    const endsOn = course.lastOn === undefined ? undefined : after(course.lastOn, inForce.rule.untilAfterLastInfusion);
    const shared = { course: course.number, inForce, because: course.because };
    const start = slotOf({
      ...shared,
      ordinal: 1,
      opensOn: addDays(startOn, -inForce.opensDaysBefore),
      dueOn: startOn,
      overdueFrom: addDays(startOn, 1),
      closesOn: endsOn === undefined ? afterAllDays : endsOn < course.nextOn ? endsOn : course.nextOn,
      keepThrough: endsOn,
      countsFrom: course.afterOn,
    });
    if (inForce.rule.endsWhen === undefined || endsOn === undefined) return [start];
    const end = slotOf({
      ...shared,
      ordinal: 2,
      opensOn: endsOn,
      dueOn: endsOn,
      overdueFrom: addDays(endsOn, inForce.graceDays + 1),
      closesOn: course.nextOn,
      keepThrough: endsOn,
      isSuperseded: endsOn >= course.nextOn,
      closesWhenDone: true,
    });
    return [start, end];
  });
}

/** Tests at fixed distances from a course; their periods tile like those of a periodic rule. */
export function afterCourseSlots(
  track: RuleTrack<RuleOfKind<"after-course">>,
  around: readonly Around[],
): readonly Slot[] {
  return around.flatMap((course) => {
    const inForce = course.lastOn === undefined ? undefined : variantOn(track, course.lastOn)?.inForce;
    if (inForce === undefined || course.lastOn === undefined) return [];
    const { rule, opensDaysBefore, graceDays } = inForce;
    if (
      rule.onlyIfCourseSpansDaysOver !== undefined &&
      course.lastOn - course.firstOn <= rule.onlyIfCourseSpansDaysOver
    )
      return [];
    const anchorOn = rule.anchor === "first-infusion-of-course" ? course.firstOn : course.lastOn;
    const dues = rule.due.map((interval) => after(anchorOn, interval));
    return dues.map((dueOn, i) => {
      const next = dues[i + 1];
      const closesOn = next === undefined ? afterAllDays : addDays(next, -opensDaysBefore);
      return slotOf({
        course: course.number,
        ordinal: i + 1,
        inForce,
        opensOn: addDays(dueOn, -opensDaysBefore),
        dueOn,
        overdueFrom: addDays(dueOn, graceDays + 1),
        closesOn: closesOn < course.nextOn ? closesOn : course.nextOn,
        because: course.because,
        isSuperseded: dueOn >= course.nextOn,
        closesWhenDone: next === undefined,
      });
    });
  });
}

/** The review at the end of the watch, of the newest course; a new course supersedes the review of the one before. */
export function endOfWatchSlots(
  track: RuleTrack<RuleOfKind<"end-of-watch">>,
  around: readonly Around[],
  timeline: Timeline,
): readonly Slot[] {
  return around.flatMap((course) => {
    if (course.lastOn === undefined) return [];
    const dueOn =
      course.number === timeline.courses.length
        ? timeline.followUp.endsOn!
        : addMonths(course.lastOn, timeline.watchMonths);
    const inForce = variantOn(track, dueOn)?.inForce;
    if (inForce === undefined) return [];
    return [
      slotOf({
        course: course.number,
        ordinal: 1,
        inForce,
        opensOn: dueOn,
        dueOn,
        overdueFrom: addDays(dueOn, inForce.rule.graceDays + 1),
        closesOn: course.nextOn,
        because: course.because,
        isSuperseded: dueOn >= course.nextOn,
      }),
    ];
  });
}
