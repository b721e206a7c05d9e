import { json } from "./json.ts";
import type { Query } from "./transaction.ts";

/** What is left of an erased patient, as a line of the list of erasures. */
export type Tombstone = {
  readonly clinic: string;
  readonly patient: string;
  readonly request: string;
  readonly erasedAt: string;
  readonly requestedBy: string;
  readonly confirmedBy: string;
  readonly why: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly digest: string;
};

export async function addTombstone(query: Query, one: Tombstone): Promise<void> {
  await query
    .insertInto("tombstone")
    .values({
      clinic_id: one.clinic,
      patient_id: one.patient,
      request_id: one.request,
      erased_at: new Date(one.erasedAt),
      requested_by: one.requestedBy,
      confirmed_by: one.confirmedBy,
      why: one.why,
      counts: json(one.counts),
      digest: one.digest,
    })
    .execute();
}

/** Every tombstone, of all clinics for the owner and of one in its own transaction; oldest first. */
export async function tombstones(query: Query): Promise<readonly Tombstone[]> {
  const rows = await query.selectFrom("tombstone").selectAll().orderBy("erased_at").orderBy("patient_id").execute();
  return rows.map((row) => ({
    clinic: row.clinic_id,
    patient: row.patient_id,
    request: row.request_id,
    erasedAt: row.erased_at.toISOString(),
    requestedBy: row.requested_by,
    confirmedBy: row.confirmed_by,
    why: row.why,
    counts: row.counts as Record<string, number>,
    digest: row.digest,
  }));
}
