import { addDays, afterAllDays, type Day } from "../base/calendar.ts";
import { type FactIndex, resultsOf } from "../facts/fact-index.ts";
import type { Course } from "../timeline/courses.ts";
import { isAlarmingCount, isEarly, printedValue } from "./repeat-sample.ts";
import type { Derived, Task } from "./task.ts";

/**
 * The newest platelet count clotted or clumped, in the first 60 days or alarming as printed, and no later one is valid: it
 * is taken again within 24 hours, whatever was due. For life.
 *
 * @param asked tasks that ask for a repeat already
 * @source safety-signals.md GEN-5; resolutions.md section 1, item 8
 */
export function clumpedCountTask(
  facts: FactIndex,
  courses: readonly Course[],
  asked: readonly Task[],
  asOf: Day,
): Derived {
  const { facts: counts, earliest, flaws } = resultsOf(facts, "platelets");
  const lastWhere = (is: (flaw: string | undefined) => boolean): number =>
    counts.findLastIndex((_, i) => earliest[i]! <= asOf && is(flaws[i]));
  const newest = lastWhere((flaw) => flaw === undefined || flaw === "clotted" || flaw === "clumped");
  if (newest < 0 || flaws[newest] === undefined) return nothing;
  const fact = counts[newest]!;
  const before = counts[lastWhere((flaw) => flaw === undefined)];
  const isAlarming = isAlarmingCount(printedValue(fact), before && printedValue(before));
  if (!isAlarming && !isEarly(fact.earliest, courses)) return nothing;
  if (asked.some(({ kind, because }) => kind === "repeat-sample" && because.includes(fact.id))) return nothing;
  const task: Task = {
    key: `repeat/platelets/${fact.id}`,
    kind: "repeat-sample",
    role: "nurse",
    urgency: "24H",
    about: "platelets",
    openedOn: fact.earliest,
    deadlineOn: addDays(fact.earliest, 1),
    because: [fact.id],
  };
  return { tasks: [task], changesOn: afterAllDays };
}

const nothing: Derived = { tasks: [], changesOn: afterAllDays };
