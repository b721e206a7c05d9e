import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

export type Identifier = { readonly system: string; readonly value: string };

/** Whose identifier it is, by exact match. */
export async function patientOfIdentifier(
  { query, clinic }: ClinicTx,
  system: string,
  value: string,
): Promise<string | undefined> {
  const row = await query
    .selectFrom("patient_identifier")
    .select("patient_id")
    .where("clinic_id", "=", clinic)
    .where("system", "=", system)
    .where("value", "=", value)
    .executeTakeFirst();
  return row?.patient_id;
}

/** Whose identifiers these are, by exact match: for each that is somebody's, whose. */
export async function patientsOfIdentifiers(
  { query, clinic }: ClinicTx,
  identifiers: readonly Identifier[],
): Promise<readonly (Identifier & { readonly patient: string })[]> {
  if (identifiers.length === 0) return [];
  const { rows } = await sql<{ system: string; value: string; patient_id: string }>`
    select i.system, i.value, i.patient_id from patient_identifier i join unnest(
      ${identifiers.map(({ system }) => system)}::text[], ${identifiers.map(({ value }) => value)}::text[]) as g (system, value) using (system, value)
    where i.clinic_id = ${clinic}`.execute(query);
  return rows.map(({ system, value, patient_id }) => ({ system, value, patient: patient_id }));
}

/** Gives a patient identifiers; the same one twice is one. One that is another's is refused by its key, and with it the transaction. */
export async function addIdentifiers(
  { query, clinic }: ClinicTx,
  patient: string,
  identifiers: readonly Identifier[],
): Promise<void> {
  if (identifiers.length === 0) return;
  const once = new Map(identifiers.map((one) => [JSON.stringify([one.system, one.value]), one]));
  const rows = [...once.values()].map(({ system, value }) => ({
    clinic_id: clinic,
    system,
    value,
    patient_id: patient,
  }));
  await query.insertInto("patient_identifier").values(rows).execute();
}

/** A patient's identifiers, those of earlier versions included. */
export async function identifiersOf({ query, clinic }: ClinicTx, patient: string): Promise<readonly Identifier[]> {
  return query
    .selectFrom("patient_identifier")
    .select(["system", "value"])
    .where("clinic_id", "=", clinic)
    .where("patient_id", "=", patient)
    .orderBy("system")
    .orderBy("value")
    .execute();
}
