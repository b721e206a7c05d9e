import { afterAllDays, type Day } from "../base/calendar.ts";
import type { RuleObligations } from "../obligations/obligations.ts";
import type { Signals } from "../signals/signals.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { overdueTask } from "./overdue.ts";
import { repeatTasks } from "./repeat-sample.ts";
import { signalTasks } from "./signals.ts";
import { byUrgency, type Derived } from "./task.ts";
import { toldTasks } from "./told.ts";
import { watchTasks } from "./watch.ts";

/** What somebody must do, most urgent first, then oldest, then by key. */
export function deriveTasks(
  obligations: readonly RuleObligations[],
  signals: Signals,
  timeline: Timeline,
  asOf: Day,
): Derived {
  const hasEnded = timeline.followUp.state === "ended";
  const ofTheWatch = hasEnded
    ? []
    : [
        watchTasks(timeline, asOf),
        ...obligations.flatMap((one) => [
          overdueTask(one, timeline.courses, timeline.segments, asOf),
          repeatTasks(one, timeline.courses, asOf),
        ]),
      ];
  // Warnings are for life: they outlast the watch.
  const derived = [signalTasks(signals, asOf), toldTasks(signals), ...ofTheWatch];
  const tasks = derived
    .flatMap((one) => one.tasks)
    .toSorted((a, b) => byUrgency(a.urgency, b.urgency) || a.openedOn - b.openedOn || (a.key < b.key ? -1 : 1));
  return {
    tasks,
    changesOn: derived.reduce((least, one) => (one.changesOn < least ? one.changesOn : least), afterAllDays),
  };
}
