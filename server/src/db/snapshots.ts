import type { ClinicTx } from "./transaction.ts";

export type KeptSnapshot = { readonly version: number; readonly engineDigest: string; readonly content: Buffer };

/** The parsed record that this code has kept of a patient. */
export async function readSnapshot(
  { query, clinic }: ClinicTx,
  patient: string,
  engineDigest: string,
): Promise<Pick<KeptSnapshot, "version" | "content"> | undefined> {
  const row = await query
    .selectFrom("record_snapshot")
    .select(["record_version", "content"])
    .where("clinic_id", "=", clinic)
    .where("patient_id", "=", patient)
    .where("engine_digest", "=", engineDigest)
    .executeTakeFirst();
  return row && { version: Number(row.record_version), content: row.content };
}

/** Replaces what was kept, unless that is of a later version: who only reads may come late. */
export async function writeSnapshot(
  { query, clinic }: ClinicTx,
  patient: string,
  { version, engineDigest, content }: KeptSnapshot,
): Promise<void> {
  const row = { record_version: version, engine_digest: engineDigest, content };
  await query
    .insertInto("record_snapshot")
    .values({ clinic_id: clinic, patient_id: patient, ...row })
    .onConflict((conflict) =>
      conflict
        .columns(["clinic_id", "patient_id"])
        .doUpdateSet(row)
        .where(({ eb, or, ref }) =>
          or([
            eb("record_snapshot.record_version", "<=", ref("excluded.record_version")),
            eb("record_snapshot.engine_digest", "<>", ref("excluded.engine_digest")),
          ]),
        ),
    )
    .execute();
}
