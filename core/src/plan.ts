import type { Assessment } from "./assessment.ts";
import type { Day } from "./base/calendar.ts";
import { timersOf } from "./decisions/timers.ts";
import { type WorkUpPlan, workUpPlan } from "./planning/work-up-plan.ts";

/**
 * The next course from its wished first infusion day backwards.
 *
 * @returns undefined while a course is under way, after a death, and for a day before that of the assessment
 */
export function planOf(of: Assessment, wishedOn: Day): WorkUpPlan | undefined {
  const { patient, facts, timeline, asOf } = of;
  const last = timeline.courses.at(-1);
  if (timeline.followUp.hasDied || wishedOn < asOf || last?.state === "in-progress") return undefined;
  return workUpPlan(
    { patient, facts, timeline, asOf, course: (last?.number ?? 0) + 1, clocks: timersOf(of) },
    wishedOn,
  );
}
