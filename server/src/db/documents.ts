import { randomUUID } from "node:crypto";
import type { Instant } from "@longwatch/core";
import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

export type NewDocument = {
  readonly message: string;
  /** Where in the message. */
  readonly place: string;
  readonly patient: string;
  /** `YYYY-MM-DD` */
  readonly on: string | undefined;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly digest: string;
};

export type FiledDocument = NewDocument & {
  readonly id: string;
  readonly filedAt: Instant;
  readonly feed: string;
  readonly sender: string;
  /** Facts of the patient that came in the same message, by their ids. */
  readonly facts: readonly string[];
};

/** Says whose a document of a message is. Said again, it changes nothing; a patient who is gone has none. */
export async function addDocument({ query, clinic, actor, at }: ClinicTx, one: NewDocument): Promise<void> {
  await sql`
    insert into document (clinic_id, document_id, message_id, place, patient_id, filed_at, filed_by, dated_on, name, media_type, bytes, digest)
    select p.clinic_id, ${randomUUID()}, ${one.message}, ${one.place}, p.patient_id, ${new Date(at)}, ${actor.id}, ${one.on ?? null}::date,
           ${one.name}, ${one.mediaType}, ${one.bytes}, ${one.digest}
    from patient p where p.clinic_id = ${clinic} and p.patient_id = ${one.patient}
    on conflict (clinic_id, message_id, place, patient_id) do nothing`.execute(query);
}

/** Every part of its message that was given to its patient was given to somebody else since. */
const movedAway = sql`(
  select coalesce(bool_and(exists (select from given_part o where o.clinic_id = g.clinic_id and o.message_id = g.message_id
                                   and o.part = g.part and o.given_number > g.given_number)), false)
  from given_part g where g.clinic_id = d.clinic_id and g.message_id = d.message_id and g.patient_id = d.patient_id
  and g.part > 0 and not exists (select from given_part n where n.clinic_id = g.clinic_id and n.message_id = g.message_id
                                 and n.part = g.part and n.patient_id = g.patient_id and n.given_number > g.given_number))`;

/** A patient's documents, what came last first; one of them, where it is named. */
export async function documentsOf(
  { query, clinic }: ClinicTx,
  patient: string,
  only?: string,
): Promise<readonly FiledDocument[]> {
  const one = only === undefined ? sql`` : sql`and d.document_id = ${only}`;
  const { rows } = await sql<{
    document_id: string;
    message_id: string;
    place: string;
    patient_id: string;
    filed_at: Date;
    dated_on: string | null;
    name: string;
    media_type: string;
    bytes: number;
    digest: string;
    feed: string;
    sender: string;
    facts: string[];
  }>`
    select d.*, m.feed, m.sender, array(
      select f.fact_id from fact f where f.clinic_id = d.clinic_id and f.patient_id = d.patient_id and f.message_id = d.message_id
      and f.kind <> 'fact-retracted' order by f.fact_id
    ) as facts
    from document d join raw_message m on m.clinic_id = d.clinic_id and m.message_id = d.message_id
    where d.clinic_id = ${clinic} and d.patient_id = ${patient} ${one} and not ${movedAway}
    order by coalesce(d.dated_on, d.filed_at::date) desc, d.filed_at desc, d.document_id limit 500`.execute(query);
  return rows.map((row) => ({
    id: row.document_id,
    message: row.message_id,
    place: row.place,
    patient: row.patient_id,
    filedAt: row.filed_at.getTime() as Instant,
    on: row.dated_on ?? undefined,
    name: row.name,
    mediaType: row.media_type,
    bytes: row.bytes,
    digest: row.digest,
    feed: row.feed,
    sender: row.sender,
    facts: row.facts,
  }));
}
