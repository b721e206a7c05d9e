import { sql } from "kysely";
import { type CacheKey, holdsOn } from "./assessments.ts";
import { type Head, type HeadRow, headOf } from "./patients.ts";
import type { ClinicTx } from "./transaction.ts";

/** One of several equal parts of a clinic's patients, for as many workers; by a hash of their ids, from 0. */
export type Share = { readonly number: number; readonly of: number };
export const allOfThem: Share = { number: 0, of: 1 };

export const inShare = ({ number, of }: Share) =>
  of === 1 ? sql<boolean>`true` : sql<boolean>`abs(hashtext(p.patient_id)::bigint) % ${of} = ${number}`;

/** Patients of the clinic whose kept answer does not hold on a day: `p`, with what is kept as `a`. */
const stale = (clinic: string, key: CacheKey, asOf: string) => sql`
  patient p left join assessment a on a.clinic_id = p.clinic_id and a.patient_id = p.patient_id
  where p.clinic_id = ${clinic} and (a.patient_id is null or not ${holdsOn(key, asOf)})`;

/**
 * Patients whose kept answer does not hold on a day, in order of id: there is none, it is of other facts, rules or code, or its next
 * change has come.
 *
 * @param most all of them where no number is given
 */
export async function stalePatients(
  { query, clinic }: ClinicTx,
  key: CacheKey,
  asOf: string,
  { share = allOfThem, most }: { readonly share?: Share; readonly most?: number } = {},
): Promise<readonly string[]> {
  const { rows } = await sql<{ patient_id: string }>`
    select p.patient_id from ${stale(clinic, key, asOf)} and ${inShare(share)}
    order by p.patient_id limit ${most ?? null}`.execute(query);
  return rows.map(({ patient_id }) => patient_id);
}

/**
 * Of these, those who are stale still and whose head nobody else holds, locked; a worker that meets another passes by. One who was
 * there a moment ago may be met again: then the same is computed twice.
 */
export async function lockStale(
  { query, clinic }: ClinicTx,
  key: CacheKey,
  asOf: string,
  patients: readonly string[],
): Promise<readonly Head[]> {
  const { rows } = await sql<HeadRow>`
    select p.patient_id, p.record_version, p.last_recorded_at
    from ${stale(clinic, key, asOf)} and p.patient_id = any(${[...patients]}::text[])
    order by p.patient_id for no key update of p skip locked`.execute(query);
  return rows.map(headOf);
}
