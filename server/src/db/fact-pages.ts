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

/** The moments at which facts of a patient were recorded, the oldest first; a correction replaces or takes back another fact. */
export async function recordingMoments({ query, clinic }: ClinicTx, patient: string) {
  const { rows } = await sql<{ recorded_at: Date; facts: number; corrections: number }>`
    select recorded_at, count(*)::int as facts,
      (count(*) filter (where content ->> 'supersedes' is not null or kind = 'fact-retracted' or content ->> 'status' = 'corrected'))::int
        as corrections
    from fact where clinic_id = ${clinic} and patient_id = ${patient} group by recorded_at order by recorded_at`.execute(
    query,
  );
  return rows.map(({ recorded_at, facts, corrections }) => ({
    at: formatInstant(recorded_at.getTime() as Instant),
    facts,
    corrections,
  }));
}
