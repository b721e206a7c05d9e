import { sql } from "kysely";
import type { Database } from "./database.ts";
import type { ClinicTx } from "./transaction.ts";

/** Every clinic of this server, in order of id: for work that goes through all, one transaction at a time. */
export const clinicIds = async ({ query }: Database): Promise<readonly string[]> =>
  (await query.selectFrom("clinic").select("clinic_id").orderBy("clinic_id").execute()).map(
    ({ clinic_id }) => clinic_id,
  );

/** What the clinic of this transaction is called. */
export const clinicName = async ({ query, clinic }: ClinicTx): Promise<string> =>
  (await query.selectFrom("clinic").select("name").where("clinic_id", "=", clinic).executeTakeFirstOrThrow()).name;

/** Clinics with audit events that are not sealed yet. */
export async function clinicsToSeal({ query }: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ clinic: string }>`select c as clinic from longwatch.clinics_to_seal() as c`.execute(
    query,
  );
  return rows.map(({ clinic }) => clinic);
}

/** Removes what outlived its use and is no clinic's: challenges and sign-in limits. */
export async function removeEnded({ query }: Database, at: Date): Promise<void> {
  await sql`select longwatch.remove_ended(${at})`.execute(query);
}
