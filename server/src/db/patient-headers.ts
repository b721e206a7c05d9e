import { json } from "./json.ts";
import type { Head, Until } from "./patients.ts";
import type { ClinicTx } from "./transaction.ts";

type Table = "patient_header" | "patient_details";

/** The newest version of what is known of the person, or the newest up to there. */
export async function newestVersion(
  { query, clinic }: ClinicTx,
  table: Table,
  patient: string,
  { knownAt, version }: Until = {},
): Promise<object | undefined> {
  let statement = query
    .selectFrom(table)
    .select("content")
    .where("clinic_id", "=", clinic)
    .where("patient_id", "=", patient);
  if (knownAt !== undefined) statement = statement.where("recorded_at", "<=", new Date(knownAt));
  if (version !== undefined) statement = statement.where("record_version", "<=", String(version));
  return (await statement.orderBy("record_version", "desc").limit(1).executeTakeFirst())?.content;
}

/** Adds a version; older ones stay. */
export async function addVersion(
  { query, clinic, actor }: ClinicTx,
  table: Table,
  { patient, version, lastRecordedAt }: Head,
  content: object,
): Promise<void> {
  await query
    .insertInto(table)
    .values({
      clinic_id: clinic,
      patient_id: patient,
      record_version: version,
      recorded_at: new Date(lastRecordedAt),
      recorded_by: actor.id,
      content: json(content),
    })
    .execute();
}
