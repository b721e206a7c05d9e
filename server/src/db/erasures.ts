import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Query } from "./transaction.ts";

/** What an erasure does with the rows of every table that names patients; a test reads the catalogue and misses none. */
export const patientTables: Readonly<Record<string, "erased" | "kept">> = {
  // Lower ones refer to higher ones, so they go first: this is the order of going.
  fact: "erased",
  patient_header: "erased",
  patient_details: "erased",
  patient_identifier: "erased",
  assessment: "erased",
  record_snapshot: "erased",
  worklist_item: "erased",
  patient: "erased",
  // Ids only, and what shows that it was done properly.
  tombstone: "kept",
  erasure_request: "kept",
  transfer_offer: "kept",
};

/** Caches hold nothing of their own, and are not told. */
const told = ["fact", "patient_header", "patient_details", "patient_identifier", "patient"] as const;
const untold = ["assessment", "record_snapshot", "worklist_item"] as const;

export type Erased = {
  /** Rows that went, by table. `raw_message_kept`: messages that stayed because they are of other patients too. */
  readonly counts: Readonly<Record<string, number>>;
  /** SHA-256 over every row that went, each as PostgreSQL writes it as JSON, in the order of tables and keys. */
  readonly digest: string;
};

/**
 * Removes all that is known of a patient, as the owner. Messages go that spoke of nobody else, with their repetitions; one
 * that is of several people cannot be taken apart and stays.
 */
export async function eraseRows(query: Query, clinic: string, patient: string): Promise<Erased> {
  await sql`select set_config('longwatch.erasing', 'yes', true)`.execute(query);
  const messages = await messagesOf(query, clinic, patient);
  const hash = createHash("sha256");
  const counts: Record<string, number> = { raw_message_kept: messages.shared };
  const remove = async (table: string, where: ReturnType<typeof sql>): Promise<void> => {
    const { rows } = await sql<{ row: string }>`
      with gone as (delete from ${sql.table(table)} as t where clinic_id = ${clinic} and ${where} returning to_json(t)::text as row)
      select row from gone order by row collate "C"`.execute(query);
    for (const { row } of rows) hash.update(`${table} ${row}\n`, "utf8");
    counts[table] = rows.length;
  };
  for (const table of untold) {
    await sql`delete from ${sql.table(table)} where clinic_id = ${clinic} and patient_id = ${patient}`.execute(query);
  }
  for (const table of told) {
    await remove(table, sql`patient_id = ${patient}`);
    if (table === "fact") await remove("raw_message", sql`message_id = any(${messages.own}::uuid[])`);
  }
  await sql`select set_config('longwatch.erasing', '', true)`.execute(query);
  return { counts, digest: `sha256:${hash.digest("hex")}` };
}

/** Messages that speak of this patient: those that are theirs alone, and how many are of others too. */
async function messagesOf(
  query: Query,
  clinic: string,
  patient: string,
): Promise<{ readonly own: string[]; readonly shared: number }> {
  const { rows } = await sql<{ message_id: string; shared: boolean }>`
    with mine as (
      select distinct m.feed, m.digest from raw_message m join fact f on f.clinic_id = m.clinic_id and f.message_id = m.message_id
      where f.clinic_id = ${clinic} and f.patient_id = ${patient}
    ), same as (
      select m.message_id, m.feed, m.digest from raw_message m join mine using (feed, digest) where m.clinic_id = ${clinic}
    ), others as (
      select distinct s.feed, s.digest from same s join fact f on f.clinic_id = ${clinic} and f.message_id = s.message_id
      where f.patient_id <> ${patient}
    )
    select s.message_id, exists (select from others o where o.feed = s.feed and o.digest = s.digest) as shared from same s`.execute(
    query,
  );
  return {
    own: rows.filter(({ shared }) => !shared).map(({ message_id }) => message_id),
    shared: rows.filter(({ shared }) => shared).length,
  };
}
