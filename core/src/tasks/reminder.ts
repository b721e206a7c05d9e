import { addDays, afterAllDays, type Day } from "../base/calendar.ts";
import type { RuleObligations } from "../obligations/obligations.ts";
import { type Segment, segmentOn } from "../protocol/in-force.ts";
import type { Derived } from "./task.ts";

const none: Derived = { tasks: [], changesOn: afterAllDays };

/**
 * The reminder of a periodic test that is due, not done and not late yet: so many days after its due day.
 *
 * @source resolutions.md section 4
 */
export function reminderTask(
  { track, obligations }: RuleObligations,
  segments: readonly Segment[],
  asOf: Day,
): Derived {
  if (track.kind !== "periodic") return none;
  const one = obligations.find((obligation) => obligation.status === "due");
  const after = one && segmentOn(segments, one.dueOn).parameters.get("late.reminder-days")?.value;
  if (one === undefined || after === undefined) return none;
  const openedOn = addDays(one.dueOn, after);
  if (openedOn >= one.overdueFrom) return none;
  if (openedOn > asOf) return { tasks: [], changesOn: openedOn };
  const about = { about: one.key, openedOn, deadlineOn: one.overdueFrom, because: one.because };
  const task = {
    key: `reminder/${track.id}`,
    kind: "reminder" as const,
    role: "nurse" as const,
    urgency: "ROUTINE" as const,
  };
  return { tasks: [{ ...task, ...about }], changesOn: afterAllDays };
}
