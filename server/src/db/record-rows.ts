import { sql } from "kysely";
import type { Query } from "./transaction.ts";

/** A fact as it lies in the table; its content and moments to the letter, so that a copy is the same. */
export type FactRow = {
  readonly fact_id: string;
  readonly record_version: string;
  readonly kind: string;
  readonly occurred_on: string | null;
  readonly recorded_at: string;
  readonly recorded_by: string;
  readonly message_id: string | null;
  readonly content: string;
};
export type VersionRow = {
  readonly record_version: string;
  readonly recorded_at: string;
  readonly recorded_by: string;
  readonly content: string;
};
export type MessageRow = {
  readonly message_id: string;
  readonly feed: string;
  readonly received_at: string;
  readonly received_by: string;
  readonly media_type: string;
  readonly digest: string;
  readonly content: Buffer;
};
type Where = { readonly query: Query; readonly clinic: string };

export async function factRows({ query, clinic }: Where, patient: string): Promise<readonly FactRow[]> {
  const { rows } = await sql<FactRow>`
    select fact_id, record_version, kind, occurred_on, recorded_at::text, recorded_by, message_id, content::text
    from fact where clinic_id = ${clinic} and patient_id = ${patient} order by record_version, fact_id`.execute(query);
  return rows;
}

export async function versionRows(
  { query, clinic }: Where,
  table: "patient_header" | "patient_details",
  patient: string,
): Promise<readonly VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select record_version, recorded_at::text, recorded_by, content::text
    from ${sql.table(table)} where clinic_id = ${clinic} and patient_id = ${patient} order by record_version`.execute(
    query,
  );
  return rows;
}

/** The messages that a patient's facts came in, and that speak of nobody else. */
export async function messageRows({ query, clinic }: Where, patient: string): Promise<readonly MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select m.message_id, m.feed, m.received_at::text, m.received_by, m.media_type, m.digest, m.content
    from raw_message m where m.clinic_id = ${clinic}
    and exists (select from fact f where f.clinic_id = ${clinic} and f.message_id = m.message_id and f.patient_id = ${patient})
    and not exists (select from fact f where f.clinic_id = ${clinic} and f.message_id = m.message_id and f.patient_id <> ${patient})
    order by m.message_id`.execute(query);
  return rows;
}

export async function putFactRows({ query, clinic }: Where, patient: string, rows: readonly FactRow[]): Promise<void> {
  const column = <K extends keyof FactRow>(name: K): FactRow[K][] => rows.map((row) => row[name]);
  await sql`
    insert into fact (clinic_id, patient_id, fact_id, record_version, kind, occurred_on, recorded_at, recorded_by, message_id, content)
    select ${clinic}, ${patient}, f.*
    from unnest(${column("fact_id")}::text[], ${column("record_version")}::bigint[], ${column("kind")}::text[],
                ${column("occurred_on")}::date[], ${column("recorded_at")}::timestamptz[], ${column("recorded_by")}::text[],
                ${column("message_id")}::uuid[], ${column("content")}::json[]) as f`.execute(query);
}

export async function putVersionRows(
  { query, clinic }: Where,
  table: "patient_header" | "patient_details",
  patient: string,
  rows: readonly VersionRow[],
): Promise<void> {
  const column = <K extends keyof VersionRow>(name: K): VersionRow[K][] => rows.map((row) => row[name]);
  await sql`
    insert into ${sql.table(table)} (clinic_id, patient_id, record_version, recorded_at, recorded_by, content)
    select ${clinic}, ${patient}, v.*
    from unnest(${column("record_version")}::bigint[], ${column("recorded_at")}::timestamptz[],
                ${column("recorded_by")}::text[], ${column("content")}::jsonb[]) as v`.execute(query);
}

/** One that is kept already stays as it is: it has come back. */
export async function putMessageRow({ query, clinic }: Where, row: MessageRow): Promise<void> {
  await sql`
    insert into raw_message (clinic_id, message_id, feed, received_at, received_by, media_type, digest, content)
    values (${clinic}, ${row.message_id}, ${row.feed}, ${row.received_at}, ${row.received_by}, ${row.media_type}, ${row.digest},
            ${row.content})
    on conflict (clinic_id, message_id) do nothing`.execute(query);
}
