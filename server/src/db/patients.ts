import { type Instant, InvariantError } from "@longwatch/core";
import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

/** Where a patient's record stands. Whoever holds it locked is the only one who writes to that patient. */
export type Head = { readonly patient: string; readonly version: number; readonly lastRecordedAt: Instant };

/** Up to where: what was known at a moment, it included, or what stood at a version; all, where neither is given. */
export type Until = { readonly knownAt?: Instant | undefined; readonly version?: number | undefined };

export type HeadRow = { patient_id: string; record_version: string; last_recorded_at: Date };
export const headOf = (row: HeadRow): Head => ({
  patient: row.patient_id,
  version: Number(row.record_version),
  lastRecordedAt: row.last_recorded_at.getTime() as Instant,
});
const columns = ["patient_id", "record_version", "last_recorded_at"] as const;

/** Transactions that have written a version, which may yet be undone. */
const writers = new WeakSet<ClinicTx["query"]>();

/** Whether this transaction has itself made a version: what it reads now may never come to be. */
export const hasWritten = ({ query }: ClinicTx): boolean => writers.has(query);

export async function findPatient(tx: ClinicTx, patient: string): Promise<Head | undefined> {
  const row = await headRow(tx, patient).executeTakeFirst();
  return row && headOf(row);
}

/**
 * Waits for whoever is writing to this patient. Who only reads may keep a parsed record meanwhile: its foreign key does not wait
 * for this lock.
 */
export async function lockPatient(tx: ClinicTx, patient: string): Promise<Head | undefined> {
  const row = await headRow(tx, patient).forNoKeyUpdate().executeTakeFirst();
  return row && headOf(row);
}

/** The same, and nobody may keep anything of the patient any more: for whoever removes them. */
export async function lockForRemoval(tx: ClinicTx, patient: string): Promise<void> {
  await headRow(tx, patient).forUpdate().execute();
}

/** Nobody removes the patient before this transaction ends; false where there is none. Who writes is not kept waiting. */
export async function holdPatient(tx: ClinicTx, patient: string): Promise<boolean> {
  return (await headRow(tx, patient).forKeyShare().executeTakeFirst()) !== undefined;
}

const headRow = ({ query, clinic }: ClinicTx, patient: string) =>
  query.selectFrom("patient").select(columns).where("clinic_id", "=", clinic).where("patient_id", "=", patient);

/** @returns false where the clinic has a patient of that id already */
export async function addPatient({ query, clinic, at }: ClinicTx, head: Head): Promise<boolean> {
  writers.add(query);
  const { numInsertedOrUpdatedRows } = await query
    .insertInto("patient")
    .values({
      clinic_id: clinic,
      patient_id: head.patient,
      record_version: head.version,
      last_recorded_at: new Date(head.lastRecordedAt),
      created_at: new Date(at),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Raises the version of a patient whose head is locked. */
export async function advance({ query, clinic }: ClinicTx, before: Head, at: Instant): Promise<Head> {
  writers.add(query);
  const { numUpdatedRows } = await query
    .updateTable("patient")
    .set({ record_version: before.version + 1, last_recorded_at: new Date(at) })
    .where("clinic_id", "=", clinic)
    .where("patient_id", "=", before.patient)
    .where("record_version", "=", String(before.version))
    .executeTakeFirstOrThrow();
  if (numUpdatedRows !== 1n) throw new InvariantError("A patient's record was written to without its lock.");
  return { ...before, version: before.version + 1, lastRecordedAt: at };
}

/** When something is recorded now: never before, nor at the same moment as, what was recorded last. */
export const recordingMoment = (at: Instant, { lastRecordedAt }: Pick<Head, "lastRecordedAt">): Instant =>
  (at > lastRecordedAt ? at : lastRecordedAt + 1) as Instant;

export async function countPatients({ query, clinic }: ClinicTx): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from patient where clinic_id = ${clinic}`.execute(query);
  return rows[0]!.n;
}

/** Ids of the clinic's patients after one, in order: pages for whoever goes through all. */
export async function patientIds({ query, clinic }: ClinicTx, after: string, most: number): Promise<readonly string[]> {
  const rows = await query
    .selectFrom("patient")
    .select("patient_id")
    .where("clinic_id", "=", clinic)
    .where(sql<boolean>`patient_id > ${after}`)
    .orderBy("patient_id")
    .limit(most)
    .execute();
  return rows.map(({ patient_id }) => patient_id);
}
