import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

/** What the clinic calls patients: the newest details of each, where there are any. */
export async function detailsOf(
  { query, clinic }: ClinicTx,
  patients: readonly string[],
): Promise<Map<string, object>> {
  if (patients.length === 0) return new Map();
  const { rows } = await sql<{ patient_id: string; content: object }>`
    select distinct on (patient_id) patient_id, content from patient_details
    where clinic_id = ${clinic} and patient_id = any(${[...new Set(patients)]}::text[])
    order by patient_id, record_version desc`.execute(query);
  return new Map(rows.map(({ patient_id, content }) => [patient_id, content]));
}

/** The names of accounts; of those that this transaction may see. */
export async function accountNames({ query }: ClinicTx, accounts: readonly string[]): Promise<Map<string, string>> {
  const ids = [...new Set(accounts)].filter((id) => /^[\da-f-]{36}$/.test(id));
  if (ids.length === 0) return new Map();
  const rows = await query
    .selectFrom("account")
    .select(["account_id", "display_name"])
    .where(sql<boolean>`account_id = any(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map(({ account_id, display_name }) => [account_id, display_name]));
}
