import type { Instant } from "@longwatch/core";
import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

/** A fact as it was written, and its place in the list. */
export type ListedFact = { readonly place: string; readonly content: object };

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
    select ${place} as place, content from fact where clinic_id = ${clinic} and patient_id = ${patient} ${known} ${before}
    order by 1 desc limit ${most}`.execute(query);
  return rows;
}
