import type { Instant } from "@longwatch/core";
import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

/** A version of what was agreed with a laboratory, as it was written down. */
export type LaboratoryVersion = {
  readonly laboratory: string;
  readonly version: number;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly content: object;
};

type Row = { laboratory: string; laboratory_version: number; recorded_at: Date; recorded_by: string; content: object };
const versionOf = (row: Row): LaboratoryVersion => ({
  laboratory: row.laboratory,
  version: row.laboratory_version,
  recordedAt: row.recorded_at.getTime() as Instant,
  recordedBy: row.recorded_by,
  content: row.content,
});

/** The newest version of each laboratory, in order of name. */
export async function laboratoriesNow({ query, clinic }: ClinicTx): Promise<readonly LaboratoryVersion[]> {
  const { rows } = await sql<Row>`
    select distinct on (laboratory) laboratory, laboratory_version, recorded_at, recorded_by, content from laboratory
    where clinic_id = ${clinic} order by laboratory, laboratory_version desc`.execute(query);
  return rows.map(versionOf);
}

/** Every version of one, oldest first. */
export async function laboratoryVersions(
  { query, clinic }: ClinicTx,
  laboratory: string,
): Promise<readonly LaboratoryVersion[]> {
  const rows = await query
    .selectFrom("laboratory")
    .selectAll()
    .where("clinic_id", "=", clinic)
    .where("laboratory", "=", laboratory)
    .orderBy("laboratory_version")
    .execute();
  return rows.map(versionOf);
}

/** Adds the next version. Two who add at once meet the same key, and one of them is refused. */
export async function addLaboratoryVersion(
  { query, clinic, actor, at }: ClinicTx,
  laboratory: string,
  version: number,
  content: object,
): Promise<void> {
  await query
    .insertInto("laboratory")
    .values({
      clinic_id: clinic,
      laboratory,
      laboratory_version: version,
      recorded_at: new Date(at),
      recorded_by: actor.id,
      content: JSON.stringify(content),
    })
    .execute();
}

/** Changes with every version that is added: what was made of the laboratories holds while it is the same. */
export async function laboratoriesMark({ query, clinic }: ClinicTx): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select count(*)::text as mark from laboratory where clinic_id = ${clinic}`.execute(query);
  return rows[0]!.mark;
}
