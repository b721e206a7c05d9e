import { type Instant, InvariantError } from "@longwatch/core";
import { sql } from "kysely";
import { type CacheKey, holdsOn } from "./assessments.ts";
import { type Head, type HeadRow, headOf } from "./patients.ts";
import { inShare, type Share } from "./stale.ts";
import type { ClinicTx } from "./transaction.ts";

/** A patient with the page that is kept of them. */
export type Kept = Head & {
  /** Undefined: nothing is kept, or what is kept does not hold any more and will be made anew. */
  readonly page: object | undefined;
  readonly summary: object | undefined;
  readonly outcomes: object | undefined;
};

/** Patients of a share from after one, in order of id, with what is kept and holds on a day. */
export async function keptPatients(
  { query, clinic }: ClinicTx,
  key: CacheKey,
  asOf: string,
  share: Share,
  after: string,
  most: number,
): Promise<readonly Kept[]> {
  const { rows } = await sql<HeadRow & { page: object | null; summary: object | null; outcomes: object | null }>`
    select p.patient_id, p.record_version, p.last_recorded_at, a.page, a.summary, a.outcomes
    from patient p left join assessment a on a.clinic_id = p.clinic_id and a.patient_id = p.patient_id
      and ${holdsOn(key, asOf)}
    where p.clinic_id = ${clinic} and p.patient_id > ${after} and ${inShare(share)}
    order by p.patient_id limit ${most}`.execute(query);
  return rows.map(({ page, summary, outcomes, ...head }) => ({
    ...headOf(head),
    page: page ?? undefined,
    summary: summary ?? undefined,
    outcomes: outcomes ?? undefined,
  }));
}

/** One part of a run that is done. */
export type SentinelPart = {
  readonly runOn: string;
  readonly share: Share;
  readonly startedAt: Instant;
  /** Undefined: it was the last of its share. */
  readonly last: string | undefined;
  readonly patients: number;
  readonly alarms: number;
  readonly engineDigest: string;
};

export type SharePosition = { readonly parts: number; readonly isComplete: boolean; readonly after: string };

/** How far a share of a day's run has come. */
export async function sharePosition({ query, clinic }: ClinicTx, runOn: string, share: Share): Promise<SharePosition> {
  const row = await query
    .selectFrom("sentinel_part")
    .select(["part", "last_patient_id"])
    .where("clinic_id", "=", clinic)
    .where("run_on", "=", runOn)
    .where("share_of", "=", share.of)
    .where("share_number", "=", share.number)
    .orderBy("part", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return { parts: 0, isComplete: false, after: "" };
  return { parts: row.part, isComplete: row.last_patient_id === null, after: row.last_patient_id ?? "" };
}

/** Adds a part after so many; two who did the same part at once meet the same key, and the second is not kept. */
export async function addPart({ query, clinic, at }: ClinicTx, before: number, one: SentinelPart): Promise<void> {
  if (one.patients < 0) throw new InvariantError("A part of the sentinel's run has fewer than no patients.");
  await query
    .insertInto("sentinel_part")
    .values({
      clinic_id: clinic,
      run_on: one.runOn,
      share_of: one.share.of,
      share_number: one.share.number,
      part: before + 1,
      started_at: new Date(one.startedAt),
      ended_at: new Date(at),
      last_patient_id: one.last ?? null,
      patients: one.patients,
      alarms: one.alarms,
      engine_digest: one.engineDigest,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The last day whose run was finished in all its shares, with its end and counts; undefined: none was yet. */
export async function lastSentinelRun({
  query,
  clinic,
}: ClinicTx): Promise<
  { readonly runOn: string; readonly endedAt: Instant; readonly patients: number; readonly alarms: number } | undefined
> {
  const { rows } = await sql<{ run_on: string; ended_at: Date; patients: number; alarms: number }>`
    select run_on, max(ended_at) as ended_at, sum(patients)::int as patients, sum(alarms)::int as alarms
    from sentinel_part where clinic_id = ${clinic}
    group by run_on, share_of having count(*) filter (where last_patient_id is null) = share_of
    order by run_on desc, max(ended_at) desc limit 1`.execute(query);
  const row = rows[0];
  return (
    row && {
      runOn: row.run_on,
      endedAt: row.ended_at.getTime() as Instant,
      patients: row.patients,
      alarms: row.alarms,
    }
  );
}
