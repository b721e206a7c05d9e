import { earlier } from "../base/calendar.ts";
import { utcDay } from "../base/instant.ts";
import { assertNever } from "../base/result.ts";
import type { FactOfKind } from "../facts/fact.ts";
import type { Handling } from "./handling.ts";
import type { Task, TaskKind } from "./task.ts";

type TaskAct = FactOfKind<"task-acted">;

/** Ends by a person's word. Every other task ends when its reason has gone: only facts end it. */
const endsByWord: ReadonlySet<TaskKind> = new Set(["yearly-review", "orphaned-act"]);

/**
 * Puts what people did beside the tasks that the facts ask for, by key. An act of before a task opened concerns the one
 * before it. Nothing urgent can be set aside, and what
 * became more urgent is not set aside any more; "done" without a fact is said, not believed.
 *
 * @param acts in any order
 */
export function reconcile(tasks: readonly Task[], acts: readonly TaskAct[]): readonly Task[] {
  if (acts.length === 0) return tasks;
  const byTask = Map.groupBy(acts, ({ task }) => task);
  return tasks.flatMap((task) => {
    const own = (byTask.get(task.key) ?? []).filter((act) => concerns(act, task)).toSorted(inOrder);
    if (own.length === 0) return [task];
    const handling = own.reduce((before, act) => after(before, act, task), {} as Handling);
    return handling.saidDoneBy !== undefined && endsByWord.has(task.kind) ? [] : [{ ...task, ...handling }];
  });
}

const inOrder = (a: TaskAct, b: TaskAct): number => (a.recordedAt ?? 0) - (b.recordedAt ?? 0) || (a.id < b.id ? -1 : 1);

const concerns = ({ recordedAt }: TaskAct, { openedOn }: Task): boolean =>
  recordedAt === undefined || utcDay(recordedAt) >= openedOn;

function after(before: Handling, act: TaskAct, task: Task): Handling {
  switch (act.action) {
    case "take":
      return { ...before, owner: act.by };
    case "assign":
      return { ...before, owner: act.to ?? act.by };
    case "snooze":
      return { ...before, ...snoozed(act, task) };
    case "done":
      return { ...before, saidDoneBy: act.by };
    case "reopen": {
      const { saidDoneBy: _done, snoozedThrough: _snoozed, ...rest } = before;
      return rest;
    }
    default:
      return assertNever(act.action);
  }
}

function snoozed({ until, recordedAt }: TaskAct, { urgency, deadlineOn, raisedAt }: Task): Handling {
  if (raisedAt !== undefined && (recordedAt === undefined || recordedAt < raisedAt)) return {};
  if (until === undefined || urgency === "IMMEDIATE" || urgency === "24H") return {};
  return { snoozedThrough: deadlineOn === undefined ? until.latest : earlier(until.latest, deadlineOn) };
}
