import { sql } from "kysely";
import type { ClinicTx } from "../db/transaction.ts";

/** What nodes tell each other of a clinic: its worklist may have changed; somebody wants to take its data out. */
export const channels = { worklist: "longwatch_worklist", export: "longwatch_export" } as const;

/** At commit, tells every node. Names no patient. */
export async function announce(
  { query, clinic }: ClinicTx,
  channel: keyof typeof channels = "worklist",
): Promise<void> {
  await sql`select pg_notify(${channels[channel]}, ${clinic})`.execute(query);
}
