import type { Instant } from "@longwatch/core";
import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

/** What was known of a person from one version of their record on. */
export type PersonVersion = {
  readonly version: number;
  readonly at: Instant;
  readonly by: string;
  readonly header: object;
  readonly details: object | undefined;
};

type Row = {
  patient_id: string;
  record_version: string;
  recorded_at: Date;
  recorded_by: string;
  header: object | null;
  details: object | null;
};

/** Every version of these patients' headers and details, each patient's oldest first. */
export async function personVersions(
  { query, clinic }: ClinicTx,
  patients: readonly string[],
): Promise<ReadonlyMap<string, readonly PersonVersion[]>> {
  if (patients.length === 0) return new Map();
  const ids = [...new Set(patients)];
  const { rows } = await sql<Row>`
    select patient_id, record_version, recorded_at, recorded_by, content as header, null as details from patient_header
    where clinic_id = ${clinic} and patient_id = any(${ids}::text[])
    union all
    select patient_id, record_version, recorded_at, recorded_by, null, content from patient_details
    where clinic_id = ${clinic} and patient_id = any(${ids}::text[])
    order by patient_id, record_version`.execute(query);
  const found = new Map<string, PersonVersion[]>();
  for (const row of rows) {
    const versions = found.get(row.patient_id) ?? [];
    found.set(row.patient_id, versions);
    const before = versions.at(-1);
    const version = Number(row.record_version);
    const header = row.header ?? before?.header;
    if (header === undefined) continue;
    const next = {
      version,
      at: row.recorded_at.getTime() as Instant,
      by: row.recorded_by,
      header,
      details: row.details ?? before?.details,
    };
    if (before?.version === version) versions[versions.length - 1] = next;
    else versions.push(next);
  }
  return found;
}
