import { formatInstant, type Instant } from "@longwatch/core";
import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

/** A fact as it was written, and its place in the list. */
export type ListedFact = { readonly place: string; readonly id: string; readonly content: object };

/**
 * A patient's facts, newest clinical day first; those without one last.
 *
 * @param after the place of the last that was seen; "" from the beginning
 */
export async function factPage(
  { query, clinic }: ClinicTx,
  patient: string,
  after: string,
  most: number,
  knownAt: Instant | undefined,
): Promise<readonly ListedFact[]> {
  const place = sql`coalesce(to_char(occurred_on, 'YYYY-MM-DD'), '') || ' ' || fact_id collate "C"`;
  const before = after === "" ? sql`` : sql`and ${place} < ${after}`;
  const known = knownAt === undefined ? sql`` : sql`and recorded_at <= ${new Date(knownAt)}`;
  const { rows } = await sql<ListedFact>`
    select ${place} as place, fact_id as id, content from fact where clinic_id = ${clinic} and patient_id = ${patient} ${known} ${before}
    order by 1 desc limit ${most}`.execute(query);
  return rows;
}

/**
 * The moments at which something was learned of a patient, the oldest first: facts were recorded, some of them corrections, which
 * replace or take back another; documents came, or were found to be somebody else's.
 */
export async function recordingMoments({ query, clinic }: ClinicTx, patient: string) {
  const { rows } = await sql<{ at: Date; facts: number; corrections: number; documents: number }>`
    select at, sum(facts)::int as facts, sum(corrections)::int as corrections, sum(documents)::int as documents from (
      select recorded_at as at, count(*) as facts,
        count(*) filter (where content ->> 'supersedes' is not null or kind = 'fact-retracted' or content ->> 'status' = 'corrected')
          as corrections, 0 as documents
      from fact where clinic_id = ${clinic} and patient_id = ${patient} group by recorded_at
      union all
      select g.given_at, 0, 0, count(*) from document d
        join given_part g on g.clinic_id = d.clinic_id and g.message_id = d.message_id and g.part = d.part
          and (g.patient_id = d.patient_id or g.given_at > d.filed_at)
      where d.clinic_id = ${clinic} and d.patient_id = ${patient} group by g.given_at) as learned
    group by at order by at`.execute(query);
  return rows.map(({ at, ...counts }) => ({ at: formatInstant(at.getTime() as Instant), ...counts }));
}
