import { formatDay } from "@longwatch/core";
import { waitingUpTo } from "../db/inbox.ts";
import { countPatients } from "../db/patients.ts";
import { lastSentinelRun } from "../db/sentinel.ts";
import { stalePatients } from "../db/stale.ts";
import { type ClinicTx, inClinic, theServer } from "../db/transaction.ts";
import { runBulkExports } from "../fhir/bulk/run.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { processInbox } from "../usecases/intake/process-inbox.ts";
import { cacheKey } from "../usecases/refresh.ts";
import { todayOf } from "../usecases/today.ts";
import { turnDay } from "../usecases/turn-day.ts";
import { runInProcess } from "./heavy-process.ts";
import type { HeavyWork } from "./heavy-work.ts";
import type { Running } from "./running.ts";

/** So few patients are computed here: a process takes longer to start. */
const fewPatients = 60;

/**
 * Brings a clinic to today: here where few answers change, so that nobody notices; otherwise in processes, each its share, so that
 * requests are answered meanwhile.
 *
 * @returns how many patients were assessed
 */
export async function turnClinic(running: Running, clinic: string, isOver: () => boolean): Promise<number> {
  const { database, clock } = running;
  const scope = { clinic, actor: theServer, at: clock() };
  const isFew = await inClinic(database, scope, async (tx) => (await staleUpTo(tx, fewPatients + 1)) <= fewPatients);
  if (isFew) return (await turnDay(database, scope, { isOver })).assessed;
  return inShares(running, clinic, "turn-day", isOver);
}

/** Recomputes a clinic from the raw facts, always in processes of its own; nothing where today's run is done. */
export async function watchClinic(running: Running, clinic: string, isOver: () => boolean): Promise<number> {
  const scope = { clinic, actor: theServer, at: running.clock() };
  const isDone = await inClinic(running.database, scope, async (tx) => {
    const last = await lastSentinelRun(tx);
    return last !== undefined && last.runOn >= formatDay(await todayOf(tx));
  });
  return isDone ? 0 : inShares(running, clinic, "sentinel", isOver);
}

/** So few messages are read here. */
const fewMessages = 20;

/**
 * Reads what waits in a clinic's inbox: here where it is little; a backlog in processes, so that requests and senders are
 * answered meanwhile.
 *
 * @returns how many messages were filed
 */
export async function intakeClinic(running: Running, clinic: string, isOver: () => boolean): Promise<number> {
  const { database, clock, processes } = running;
  const scope = () => ({ clinic, actor: theServer, at: clock() });
  const isFew = async () =>
    (await inClinic(database, scope(), (tx) => waitingUpTo(tx, fewMessages + 1))) <= fewMessages;
  let filed = 0;
  if (await isFew()) {
    // No more than these: while senders go on, there would never be an end to it, and they would wait for their answers.
    filed = (await processInbox(database, scope, isOver, fewMessages)).filed;
    if (filed < fewMessages) return filed;
  }
  // One core is left to those who send.
  return filed + (await inShares({ ...running, processes: Math.max(1, processes - 1) }, clinic, "intake", isOver));
}

/**
 * Writes what programs have asked to take of everybody: here for few people, otherwise in one process of its own.
 *
 * @returns how many people were written
 */
export async function exportClinic(running: Running, clinic: string, isOver: () => boolean): Promise<number> {
  const { database, clock } = running;
  const scope = { clinic, actor: theServer, at: clock() };
  const isFew = await inClinic(database, scope, async (tx) => (await countPatients(tx)) <= fewPatients);
  if (isFew) return runBulkExports(database, clinic, clock, isOver);
  return inShares({ ...running, processes: 1 }, clinic, "bulk-export", isOver);
}

async function inShares(
  { connect, clock, processes }: Pick<Running, "connect" | "clock" | "processes">,
  clinic: string,
  work: HeavyWork["work"],
  isOver: () => boolean,
): Promise<number> {
  const at = clock();
  const shares = Array.from({ length: processes }, (_, number) => ({ number, of: processes }));
  const counts = await Promise.all(shares.map((share) => runInProcess({ work, clinic, share, at, connect }, isOver)));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function staleUpTo(tx: ClinicTx, most: number): Promise<number> {
  const key = cacheKey(await clinicRules(tx));
  return (await stalePatients(tx, key, formatDay(await todayOf(tx)), { most })).length;
}
