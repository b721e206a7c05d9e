import { addDays, afterAllDays } from "../base/calendar.ts";
import type { Day } from "../base/calendar.ts";
import type { Flaw } from "../obligations/evidence.ts";
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
 * 24 hours for blood that clotted or clumped in the first 60 days, otherwise within 72 hours.
 *
 * @source safety-signals.md GEN-5; resolutions.md section 1, item 8
 */
export function repeatTasks({ obligations }: RuleObligations, courses: readonly Course[], asOf: Day): Derived {
  const tasks = obligations.filter((one) => isWaiting(one, asOf)).flatMap((one) => repeatOf(one, courses));
  return { tasks, changesOn: afterAllDays };
}

const isWaiting = (one: Obligation, asOf: Day): boolean =>
  one.notEvidence.length > 0 && one.closesOn > asOf && (one.status === "open" || one.status === "due" || one.status === "overdue");

function repeatOf(one: Obligation, courses: readonly Course[]): readonly Task[] {
  const last = one.notEvidence.findLast((flawed) => spoilt.has(flawed.why));
  if (last === undefined) return [];
  const isUrgent = (last.why === "clotted" || last.why === "clumped") && isEarly(last.on, courses);
  return [
    {
      key: `repeat/${one.key}`,
      kind: "repeat-sample",
      role: "nurse",
      urgency: isUrgent ? "24H" : "7D",
      about: one.key,
      openedOn: last.on,
      deadlineOn: addDays(last.on, isUrgent ? 1 : 3),
      because: [last.fact],
    },
  ];
}

const isEarly = (day: Day, courses: readonly Course[]): boolean =>
  courses.some((course) => day >= course.firstOn && day <= addDays(course.lastOn, earlyDays));
