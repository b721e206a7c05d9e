import { actsOn, type Handling, handlingOf, type SnoozeDays, type TaskAct } from "./handling.ts";
import type { Role } from "./role.ts";
import type { Task, TaskKind } from "./task.ts";

/** Ends by a person's word. Every other task ends when its reason has gone: only facts end it. */
const byWord: ReadonlySet<TaskKind> = new Set(["yearly-review", "orphaned-act"]);
export const endsByWord = (kind: TaskKind): boolean => byWord.has(kind);

/**
 * Puts what people did beside the tasks that the facts ask for, by key. Nothing urgent can be set aside, and what
 * became more urgent is not set aside any more; "done" without a fact is said, not believed.
 *
 * @param acts in any order
 */
export function reconcile(tasks: readonly Task[], acts: readonly TaskAct[], snoozeDays: SnoozeDays): readonly Task[] {
  if (acts.length === 0) return tasks;
  const byTask = Map.groupBy(acts, ({ task }) => task);
  return tasks.flatMap((task) => {
    const own = actsOn(task, byTask.get(task.key) ?? []);
    if (own.length === 0) return [task];
    const handling = handlingOf(task, own, snoozeDays) as Handling<Role>;
    return handling.saidDoneBy !== undefined && endsByWord(task.kind) ? [] : [{ ...task, ...handling }];
  });
}
