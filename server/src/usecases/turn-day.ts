import { type Day, formatDay } from "@longwatch/core";
import { sql } from "kysely";
import { type Database, isOfDatabase } from "../db/database.ts";
import type { Head } from "../db/patients.ts";
import { allOfThem, lockStale, type Share, stalePatients } from "../db/stale.ts";
import { type ClinicTx, inClinic, type Scope } from "../db/transaction.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import type { ClinicRules } from "../rules/shipped.ts";
import { announce } from "./announce.ts";
import { raise, refreshNotices } from "./notices.ts";
import { readOnce } from "./record.ts";
import { cacheKey, refresh } from "./refresh.ts";
import { sentinelAlarm } from "./sentinel-alarm.ts";
import { todayOf } from "./today.ts";

/** How many patients one transaction assesses: few, because whoever writes to one of them waits. */
const together = 8;

export type Turned = { readonly assessed: number };

/**
 * Brings every kept answer of a clinic to today: only patients whose answer no longer holds are touched. It can be stopped
 * at any moment and run by several at once; what is done is done, and the next run does the rest.
 *
 * @param told   after each few patients, how many are done
 * @param isOver asked between them
 */
export async function turnDay(
  database: Database,
  scope: Scope,
  { share = allOfThem, told = () => {}, isOver = () => false }: TurnOptions = {},
): Promise<Turned> {
  const stale = await inClinic(database, scope, async (tx) => {
    await refreshNotices(tx);
    return stalePatients(tx, cacheKey(await clinicRules(tx)), formatDay(await todayOf(tx)), { share });
  });
  let assessed = 0;
  for (let from = 0; from < stale.length && !isOver(); from += together) {
    assessed += await inClinic(database, scope, (tx) => turnSome(tx, stale.slice(from, from + together)));
    told(assessed);
  }
  return { assessed };
}

export type TurnOptions = {
  readonly share?: Share;
  readonly told?: (assessed: number) => void;
  readonly isOver?: () => boolean;
};

/** @returns how many were assessed: others may have done the rest since we looked */
async function turnSome(tx: ClinicTx, patients: readonly string[]): Promise<number> {
  // What is lost in a power cut is computed again: only this transaction need not wait for the disk.
  await sql`set local synchronous_commit = off`.execute(tx.query);
  const rules = await clinicRules(tx);
  const today = await todayOf(tx);
  let assessed = 0;
  for (const head of await lockStale(tx, cacheKey(rules), formatDay(today), patients)) {
    if (await refreshed(tx, head, rules, today)) assessed += 1;
  }
  if (assessed > 0) await announce(tx);
  return assessed;
}

/** A record that cannot be assessed is told, and stops nobody else's. What the database refuses ends the transaction anyway. */
async function refreshed(tx: ClinicTx, head: Head, rules: ClinicRules, today: Day): Promise<boolean> {
  try {
    await refresh(tx, await readOnce(tx, head), head.version, rules, today);
    return true;
  } catch (error) {
    if (isOfDatabase(error)) throw error;
    await raise(tx, sentinelAlarm("cannot-assess", head.patient));
    return false;
  }
}
