import type { Day } from "../base/calendar.ts";
import { addDays, afterAllDays } from "../base/calendar.ts";
import { canonicalValue } from "../facts/check-result.ts";
import type { Fact } from "../facts/fact.ts";
import type { Flaw, NotEvidence, Part } from "../obligations/evidence.ts";
import type { Obligation } from "../obligations/obligation.ts";
import type { RuleObligations } from "../obligations/obligations.ts";
import type { Course } from "../timeline/courses.ts";
import type { Derived, Task } from "./task.ts";

/** Flaws that another sample mends. */
const spoilt: ReadonlySet<Flaw> = new Set([
  "clotted",
  "haemolysed",
  "clumped",
  "insufficient",
  "mislabelled",
  "menstruating",
  "contaminated",
  "cancelled",
  "uninterpretable",
  "specimen-remark-unknown",
]);

/** Days after an infusion in which an unusable blood count is repeated the next day. */
const earlyDays = 60;

/**
 * A spoilt sample is a test not done. While its period still lacks the part, it is taken again: within
 * 24 hours for blood that clotted or clumped in the first 60 days, or whose printed platelets are below 100 or
 * have halved; within 7 days for other such blood; within 72 hours for any other spoilt sample.
 *
 * @source safety-signals.md GEN-5; resolutions.md section 1, item 8
 */
export function repeatTasks({ obligations, parts }: RuleObligations, courses: readonly Course[], asOf: Day): Derived {
  const waiting = obligations.filter((one) => isWaiting(one, asOf));
  return { tasks: waiting.flatMap((one) => repeatOf(one, parts, courses)), changesOn: afterAllDays };
}

const isWaiting = (one: Obligation, asOf: Day): boolean =>
  one.notEvidence.length > 0 &&
  one.closesOn > asOf &&
  (one.status === "open" || one.status === "due" || one.status === "overdue");

function repeatOf(one: Obligation, parts: readonly Part[], courses: readonly Course[]): readonly Task[] {
  const last = one.notEvidence.findLast((flawed) => spoilt.has(flawed.why) && one.lacking.includes(flawed.part));
  if (last === undefined) return [];
  const isBlood = last.why === "clotted" || last.why === "clumped";
  const isUrgent = isBlood && (isEarly(last.on, courses) || isAlarming(last, parts));
  return [
    {
      key: `repeat/${one.key}`,
      kind: "repeat-sample",
      role: "nurse",
      urgency: isUrgent ? "24H" : "7D",
      about: one.key,
      openedOn: last.on,
      deadlineOn: addDays(last.on, isUrgent ? 1 : isBlood ? 7 : 3),
      because: [last.fact],
    },
  ];
}

export const isEarly = (day: Day, courses: readonly Course[]): boolean =>
  courses.some((course) => day >= course.firstOn && day <= addDays(course.lastOn, earlyDays));

/** Platelets, in 10*9/L, below which even an unusable count is repeated the next day; or when it has halved. */
const alarmingCount = 100;

function isAlarming({ fact: id, part: name }: NotEvidence, parts: readonly Part[]): boolean {
  const series = parts.find((part) => part.name === name)?.series;
  const i = series?.facts.findIndex((fact) => fact.id === id) ?? -1;
  if (name !== "platelets" || series === undefined || i < 0) return false;
  const printed = printedValue(series.facts[i]!);
  const before = series.facts.findLast((_, j) => j < i && series.flaws[j] === undefined);
  const previous = before && printedValue(before);
  return isAlarmingCount(printed, previous);
}

export const isAlarmingCount = (printed: number | undefined, previous: number | undefined): boolean =>
  printed !== undefined && (printed < alarmingCount || (previous !== undefined && printed <= previous / 2));

export const printedValue = (fact: Fact): number | undefined =>
  fact.kind === "result-reported" ? canonicalValue(fact) : undefined;
