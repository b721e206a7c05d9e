import type { ClinicTx } from "../../db/transaction.ts";
import { type NewNotice, raise, settle } from "../notices.ts";

/** What is to be told, or a key of what is over. */
export type Task = NewNotice | { readonly over: string };

/** In the order of the keys, so that two who tell at once wait for each other and never for ever. */
export async function tell(tx: ClinicTx, tasks: readonly Task[]): Promise<void> {
  const keyOf = (task: Task): string => ("over" in task ? task.over : task.key);
  for (const task of tasks.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0)))
    await ("over" in task ? settle(tx, task.over) : raise(tx, task));
}
