import { afterAllDays, type Day } from "../base/calendar.ts";
import type { Hold } from "../decisions/holds.ts";
import { type FactIndex, ofKind } from "../facts/fact-index.ts";
import type { RuleObligations } from "../obligations/obligations.ts";
import { isConfirmation } from "../protocol/confirmation.ts";
import { isOpen, type Signals } from "../signals/signals.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { clumpedCountTask } from "./clumped-count.ts";
import { confirmTasks } from "./confirm.ts";
import { courseHeldTask } from "./course-held.ts";
import { overdueTask } from "./overdue.ts";
import { reconcile } from "./reconcile.ts";
import { repeatTasks } from "./repeat-sample.ts";
import { signalTasks } from "./signals.ts";
import { snoozeDaysIn } from "./snooze-days.ts";
import type { Derived, Task } from "./task.ts";
import { toldTasks } from "./told.ts";
import { unknownTasks } from "./unknown.ts";
import { byUrgency } from "./urgency.ts";
import { watchTasks } from "./watch.ts";

/** What tasks are made from. */
export type Reasons = {
  readonly facts: FactIndex;
  readonly timeline: Timeline;
  readonly obligations: readonly RuleObligations[];
  readonly signals: Signals;
  readonly holds: readonly Hold[];
  readonly unknown: Parameters<typeof unknownTasks>[0];
  readonly asOf: Day;
};

/** What somebody must do and what people did about it, most urgent first, then oldest, then by key. */
export function deriveTasks(reasons: Reasons): Required<Derived> {
  const { facts, timeline, obligations, signals, asOf } = reasons;
  const confirmations = obligations.filter(({ track }) => isConfirmation(track));
  // Warnings are for life: they outlast the watch.
  const derived = [
    signalTasks(signals, facts, asOf),
    toldTasks(signals),
    ...confirmations.map((one) => confirmTasks(one, signals)),
    ...(timeline.followUp.state === "ended" ? [] : tasksOfTheWatch(reasons)),
  ];
  const asked = derived.flatMap((one) => one.tasks);
  const tasks = reconcile(
    [...asked, ...clumpedCountTask(facts, timeline.courses, asked, asOf).tasks],
    ofKind(facts, "task-acted", asOf),
    snoozeDaysIn(timeline.segments),
  ).toSorted((a, b) => byUrgency(a.urgency, b.urgency) || a.openedOn - b.openedOn || (a.key < b.key ? -1 : 1));
  return {
    tasks: timeline.followUp.hasDied ? [] : tasks,
    changesOn: derived.reduce((least, one) => (one.changesOn < least ? one.changesOn : least), afterAllDays),
    mayChangeOn: derived.flatMap(({ mayChangeOn = [] }) => mayChangeOn),
  };
}

function tasksOfTheWatch({ facts, timeline, obligations, signals, holds, unknown, asOf }: Reasons): readonly Derived[] {
  const openSince = firstOpenedOn(signals);
  const watched = obligations.filter(({ track }) => !isConfirmation(track));
  const late = watched.map((one) => overdueTask(one, timeline.courses, timeline.segments, openSince, asOf));
  return [
    watchTasks(timeline, asOf),
    ...withoutLooser(late, watched),
    ...obligations.map((one) => repeatTasks(one, timeline.courses, asOf)),
    courseHeldTask(timeline.planned, holds),
    unknownTasks(unknown, facts, asOf),
  ];
}

/** The day on which the first of the signals that nobody has closed opened; +∞ where all are closed. */
const firstOpenedOn = ({ signals }: Signals): Day =>
  signals.reduce((least, one) => (isOpen(one) && one.openedOn < least ? one.openedOn : least), afterAllDays);

/**
 * What is late by a rule and by one that shortens its interval is one task: that of the shorter, where it asks for all
 * that the other does and at least as urgently.
 */
function withoutLooser(late: readonly Derived[], obligations: readonly RuleObligations[]): readonly Derived[] {
  const tight = new Map<string, { readonly task: Task; readonly parts: ReadonlySet<string> }>();
  obligations.forEach(({ obligations: [first], parts }, i) => {
    const rule = first?.inForce.rule;
    const task = late[i]?.tasks[0];
    if (task !== undefined && rule?.kind === "started" && rule.tightens !== undefined)
      tight.set(rule.tightens, { task, parts: new Set(parts.map(({ name }) => name)) });
  });
  if (tight.size === 0) return late;
  return late.map((one, i) => {
    const { track, parts } = obligations[i]!;
    const tighter = tight.get(track.id);
    if (tighter === undefined || !parts.every(({ name }) => tighter.parts.has(name))) return one;
    if (!one.tasks.every((task) => byUrgency(tighter.task.urgency, task.urgency) <= 0)) return one;
    return { tasks: [], changesOn: afterAllDays, mayChangeOn: [one.changesOn] };
  });
}
