import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

/**
 * For how many milliseconds the oldest transaction of all nodes has been open, by the database's own clock. What it writes carries a moment of
 * before it began, and is seen by nobody yet.
 */
export async function oldestTransactionMs({ query }: ClinicTx): Promise<number> {
  const { rows } = await sql<{ ms: number }>`
    select coalesce(max(extract(epoch from clock_timestamp() - xact_start)) * 1000, 0)::float8 as ms
    from pg_stat_activity where datname = current_database() and usename = current_user`.execute(query);
  return Math.max(0, Math.ceil(rows[0]!.ms));
}
