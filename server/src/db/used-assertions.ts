import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

/**
 * Uses an assertion up. Of two that bring the same, one gets true.
 *
 * @param digest of what makes it unique for this client
 */
export async function useAssertion(
  { query, clinic }: ClinicTx,
  client: string,
  digest: string,
  endsAt: Date,
): Promise<boolean> {
  const used = await sql`
    insert into used_assertion (clinic_id, client_id, assertion_digest, ends_at)
    values (${clinic}, ${client}, ${digest}, ${endsAt}) on conflict do nothing`.execute(query);
  return used.numAffectedRows === 1n;
}

/** Those that have ended by themselves: the sweep's. */
export async function forgetAssertions({ query, clinic }: ClinicTx, before: Date): Promise<void> {
  await sql`delete from used_assertion where clinic_id = ${clinic} and ends_at < ${before}`.execute(query);
}
