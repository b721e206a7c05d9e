import type { PgBoss } from "pg-boss";
import { clinicIds } from "../db/clinics.ts";
import { inClinic, theServer } from "../db/transaction.ts";
import { dueWork } from "./due.ts";
import { enqueue } from "./enqueue.ts";
import { errorName, type Running } from "./running.ts";

const sweepEverySeconds = 3600;

/**
 * Looks at every clinic and asks for what should be done there. Every node does it at its start and every minute; what waits
 * already is not asked for again. One clinic's trouble is not another's.
 */
export async function tick(boss: PgBoss, { database, clock, post, log }: Running): Promise<void> {
  for (const clinic of await clinicIds(database)) {
    try {
      await inClinic(database, { clinic, actor: theServer, at: clock() }, async (tx) => {
        for (const queue of await dueWork(tx, post !== undefined)) await enqueue(boss, tx, queue);
      });
    } catch (error) {
      log("tick-failed", { clinic, error: errorName(error) });
    }
  }
  await boss.send("sweep", {}, { singletonSeconds: sweepEverySeconds });
}
