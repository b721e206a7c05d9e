import { sql } from "kysely";
import type { ClinicTx } from "../db/transaction.ts";

/** The channel on which nodes hear that a clinic's worklist may have changed. */
export const channel = "longwatch_worklist";

/** The channel on which nodes hear that somebody wants to take a clinic's data out. */
export const exportChannel = "longwatch_export";

/** At commit, tells every node that a program has asked for an export. */
export async function announceExport({ query, clinic }: ClinicTx): Promise<void> {
  await sql`select pg_notify(${exportChannel}, ${clinic})`.execute(query);
}

/** At commit, tells every node that this clinic's worklist may have changed. Names no patient. */
export async function announce({ query, clinic }: ClinicTx): Promise<void> {
  await sql`select pg_notify(${channel}, ${clinic})`.execute(query);
}
