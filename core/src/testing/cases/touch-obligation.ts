import type { Assessment } from "../../assessment.ts";
import { addDays, type Day } from "../../base/calendar.ts";
import { assertNever } from "../../base/result.ts";
import { canonicalValue } from "../../facts/check-result.ts";
import type { Obligation } from "../../obligations/obligation.ts";
import type { RuleInForce } from "../../protocol/in-force.ts";
import type { RuleOfKind } from "../../protocol/rule.ts";
import type { Course } from "../../timeline/courses.ts";
import type { Side } from "./edges.ts";
import { examinedDays, parameterOn, sideOf, sidesOf } from "./examined.ts";
import type { Touch } from "./ledger.ts";

type Met = { readonly id: string; readonly sides: readonly (Side | undefined)[] };
const met = (id: string, ...sides: readonly (Side | undefined)[]): Met => ({ id, sides });

const touchesOf = (protocol: string, of: string, all: readonly Met[]): readonly Touch[] =>
  all.flatMap(({ id, sides }) => sides.flatMap((side) => (side === undefined ? [] : [{ protocol, of, id, side }])));

/** What one obligation, as it was assessed, says about the edges of the rule that governs it. */
export function touchesOfObligation(one: Obligation, assessment: Assessment): readonly Touch[] {
  const { rule, protocol } = one.inForce;
  return [...touchesOf(protocol, rule.id, metBy(one, assessment)), ...touchesOfParameters(one, assessment)];
}

function metBy(one: Obligation, assessment: Assessment): readonly Met[] {
  const { rule } = one.inForce;
  const { asOf } = assessment;
  const examined = examinedDays(one, assessment);
  const course = assessment.timeline.courses.find(({ number }) => number === one.course);
  const firstOn = course?.firstOn ?? assessment.timeline.planned?.firstOn;
  const isDone = one.fulfilledOn !== undefined;
  const due = (id: string): Met => met(id, isDone ? undefined : sideOf(asOf, one.dueOn));
  const opens = met("opens", ...sidesOf(examined, one.opensOn));
  const grace = isShifted(one) ? met("grace") : met("grace", ...sidesOf(examined, lastDayInTime(one)));
  switch (rule.kind) {
    case "periodic":
      return [...(one.ordinal === 1 ? [due("due")] : [opens]), grace, met("until", sideOfUntil(one, assessment))];
    case "after-course":
      return [due(`due-${one.ordinal}`), opens, grace, met("span", sideOfSpan(rule, course))];
    case "before-course":
      return [
        ...(firstOn === undefined ? [] : [met("first-infusion", ...sidesOf(examined, firstOn))]),
        ...(firstOn === undefined || rule.withinDays === undefined
          ? []
          : [met("within", ...sidesOf(examined, addDays(firstOn, -rule.withinDays)))]),
        met("at-least", ...sidesOf(examined, one.dueOn)),
        ...coursesMet(rule.courses, one.course),
      ];
    case "infusion-day":
      return [
        ...["day", "from-day"].map((id) => met(id, ...sidesOf(examined, one.opensOn))),
        met("through-day", ...sidesOf(examined, one.dueOn)),
        ...ordinalsMet(rule.infusions, one.ordinal),
        ...coursesMet(rule.courses, one.course),
      ];
    case "course-span":
      return [
        ...(one.ordinal === 1 ? [met("start", ...sidesOf(examined, one.dueOn))] : []),
        ...(one.keepThrough === undefined ? [] : [met("until", ...sidesOf(examined, one.keepThrough))]),
        ...(one.ordinal === 2 ? [met("limit", ...limitMet(rule, one, assessment))] : []),
        ...coursesMet(rule.courses, one.course),
      ];
    case "end-of-watch":
      return [due("due"), grace];
    case "started":
    case "standing":
      return [];
    default:
      return assertNever(rule);
  }
}

/** What the absence of an obligation says: the rule was asked for it and makes none. */
export function touchesOfAbsence(
  key: { course: number; ordinal: number },
  inForce: RuleInForce,
  assessment: Assessment,
): readonly Touch[] {
  const { rule, protocol } = inForce;
  const course = assessment.timeline.courses.find(({ number }) => number === key.course);
  if (course === undefined) return [];
  switch (rule.kind) {
    case "periodic": {
      const last = countInCourse(rule.id, key.course, assessment);
      const isJustAfter = last > 0 && key.ordinal === last + 1 && isNewest(course, assessment);
      return touchesOf(protocol, rule.id, [met("until", isJustAfter ? 1 : undefined)]);
    }
    case "after-course":
      return touchesOf(protocol, rule.id, [met("span", sideOfSpan(rule, course))]);
    case "before-course":
    case "course-span":
      return touchesOf(protocol, rule.id, coursesMet(rule.courses, key.course));
    case "infusion-day": {
      if (key.ordinal > course.days.length) return [];
      const isConcerned = rule.courses === "all" || (rule.courses === "first") === (key.course === 1);
      return touchesOf(
        protocol,
        rule.id,
        isConcerned ? ordinalsMet(rule.infusions, key.ordinal) : coursesMet(rule.courses, key.course),
      );
    }
    case "end-of-watch":
    case "started":
    case "standing":
      return [];
    default:
      return assertNever(rule);
  }
}

const lastDayInTime = (one: Obligation): Day => addDays(one.overdueFrom, -1);

const isShifted = (one: Obligation): boolean => one.notEvidence.some(({ why }) => why === "menstruating");

const countInCourse = (rule: string, course: number, { obligations }: Assessment): number =>
  obligations.find(({ track }) => track.id === rule)?.obligations.filter((one) => one.course === course).length ?? 0;

const isNewest = (course: Course, { timeline }: Assessment): boolean => course === timeline.courses.at(-1);

/** The last period within the watch, and the one before it. */
function sideOfUntil(one: Obligation, assessment: Assessment): Side | undefined {
  const course = assessment.timeline.courses.find(({ number }) => number === one.course);
  const isLastRun = course !== undefined && isNewest(course, assessment);
  if (!isLastRun) return undefined;
  const distance = one.ordinal - countInCourse(one.inForce.rule.id, one.course, assessment);
  return distance === 0 || distance === -1 ? distance : undefined;
}

const near = (value: number, edge: number): Side | undefined =>
  value - edge === -1 || value - edge === 0 || value - edge === 1 ? ((value - edge) as Side) : undefined;

const sideOfSpan = (rule: RuleOfKind<"after-course">, course: Course | undefined): Side | undefined =>
  course === undefined || rule.onlyIfCourseSpansDaysOver === undefined
    ? undefined
    : near(course.lastOn - course.firstOn, rule.onlyIfCourseSpansDaysOver);

const ordinalsMet = (infusions: "all" | readonly number[], ordinal: number): readonly Met[] =>
  infusions === "all" ? [] : infusions.map((n) => met(`infusion-${n}`, near(ordinal, n)));

const coursesMet = (courses: "all" | "first" | "later", course: number): readonly Met[] =>
  courses === "all"
    ? []
    : courses === "first"
      ? [met("course-1", near(course, 1))]
      : [met("course-2", near(course, 2))];

/** Results within one step of the limit, the step being the last digit that the file prints. */
function limitMet(
  rule: RuleOfKind<"course-span">,
  one: Obligation,
  { facts, asOf }: Assessment,
): readonly (Side | undefined)[] {
  const { endsWhen } = rule;
  if (endsWhen === undefined) return [];
  const digits = `${endsWhen.value}`.split(".")[1]?.length ?? 0;
  const step = 10 ** -digits;
  return facts.all.flatMap((fact) => {
    if (
      fact.kind !== "result-reported" ||
      fact.analyte !== endsWhen.analyte ||
      fact.latest > asOf ||
      fact.latest < one.opensOn
    )
      return [];
    const value = canonicalValue(fact);
    if (value === undefined || Math.abs(value - endsWhen.value) > step) return [];
    return [Math.sign(value - endsWhen.value) as Side];
  });
}

/** The windows and ages that a clinic's policy adds to rules which state none. */
function touchesOfParameters(one: Obligation, assessment: Assessment): readonly Touch[] {
  const { rule, others } = one.inForce;
  const examined = examinedDays(one, assessment);
  const touch = (
    id: Parameters<typeof parameterOn>[1],
    on: Day,
    sides: readonly (Side | undefined)[],
  ): readonly Touch[] => {
    const parameter = parameterOn(assessment, id, on);
    return parameter === undefined ? [] : touchesOf(parameter.protocol, id, [met("value", ...sides)]);
  };
  const hasOwnWindow = [
    rule,
    ...others.filter(({ layer }) => layer === "local-policy").map((other) => other.rule),
  ].some((stated) => (stated.kind === "periodic" || stated.kind === "after-course") && stated.window !== undefined);
  const opens = touch("window.opens-days-before", one.dueOn, sidesOf(examined, one.opensOn));
  if (rule.kind === "course-span")
    return one.ordinal === 1 ? opens : touch("window.grace-days", one.dueOn, sidesOf(examined, lastDayInTime(one)));
  if (rule.kind === "before-course" && rule.withinDays === undefined && one.fulfilledOn === undefined) {
    const firstOn = assessment.timeline.courses.find(({ number }) => number === one.course)?.firstOn ?? one.dueOn;
    return touch("work-up.opens-days-before", firstOn, [sideOf(assessment.asOf, one.opensOn)]);
  }
  if (rule.kind !== "periodic") return [];
  const inTime = sidesOf(examined, lastDayInTime(one));
  if (isShifted(one)) return touch("urine.menses-shift-days", one.dueOn, inTime);
  return hasOwnWindow ? [] : [...(one.ordinal === 1 ? [] : opens), ...touch("window.grace-days", one.dueOn, inTime)];
}
