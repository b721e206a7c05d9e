import { fromKysely, type PgBoss } from "pg-boss";
import type { ClinicTx } from "../db/transaction.ts";
import type { JobData, QueueName } from "./queues.ts";

/**
 * Asks for a clinic's work, in this transaction: undone with it, and never seen before its commit. Where the same waits already,
 * nothing is added.
 */
export async function enqueue(
  boss: PgBoss,
  tx: Pick<ClinicTx, "query" | "clinic">,
  queue: QueueName,
): Promise<boolean> {
  const data: JobData = { clinic: tx.clinic };
  return (await boss.send(queue, data, { singletonKey: tx.clinic, db: fromKysely(tx.query) })) !== null;
}

/** The same outside a transaction. */
export async function enqueueNow(boss: PgBoss, clinic: string, queue: QueueName): Promise<boolean> {
  const data: JobData = { clinic };
  return (await boss.send(queue, data, { singletonKey: clinic })) !== null;
}
