import { sql } from "kysely";
import type { ClinicTx } from "../db/transaction.ts";

/** The channel on which nodes hear that a clinic's worklist may have changed. */
export const channel = "longwatch_worklist";

/** At commit, tells every node that this clinic's worklist may have changed. Names no patient. */
export async function announce({ query, clinic }: ClinicTx): Promise<void> {
  await sql`select pg_notify(${channel}, ${clinic})`.execute(query);
}
