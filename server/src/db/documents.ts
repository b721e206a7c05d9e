import { randomUUID } from "node:crypto";
import type { Instant } from "@longwatch/core";
import { sql } from "kysely";
import { factsOfMessages } from "./message-facts.ts";
import type { ClinicTx } from "./transaction.ts";
import { isUuid } from "./uuid.ts";

export type NewDocument = {
  readonly message: string;
  /** The part of the message that it came in, from 1. */
  readonly part: number;
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
  /** Facts of the patient that came in the same message and were not taken back with it, by their ids. */
  readonly facts: readonly string[];
  /** Whether it still is this patient's; otherwise somebody has since said that it is another's. */
  readonly isTheirs: boolean;
};

/** Says whose a document of a message is. Said again, it changes nothing; a patient who is gone has none. */
export async function addDocument({ query, clinic, actor, at }: ClinicTx, one: NewDocument): Promise<void> {
  await sql`
    insert into document (clinic_id, document_id, message_id, part, place, patient_id, filed_at, filed_by, dated_on, name, media_type, bytes, digest)
    select p.clinic_id, ${randomUUID()}, ${one.message}, ${one.part}, ${one.place}, p.patient_id, ${new Date(at)}, ${actor.id}, ${one.on ?? null}::date,
           ${one.name}, ${one.mediaType}, ${one.bytes}, ${one.digest}
    from patient p where p.clinic_id = ${clinic} and p.patient_id = ${one.patient}
    on conflict (clinic_id, message_id, part, place, patient_id) do nothing`.execute(query);
}

type Row = {
  document_id: string;
  message_id: string;
  part: number;
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
  is_theirs: boolean;
};

export type DocumentPage = { readonly documents: readonly FiledDocument[]; readonly next: string | undefined };

type Asked = {
  readonly most: number;
  /** The id of the last of the page before. */
  readonly after?: string | undefined;
  /** As it was known at this moment, it included. */
  readonly knownAt?: Instant | undefined;
};

/** A patient's documents, the last first. */
export async function documentsOf(
  tx: ClinicTx,
  patient: string,
  { most, after, knownAt }: Asked,
): Promise<DocumentPage> {
  const behind =
    after === undefined || !isUuid(after)
      ? sql``
      : sql`and (coalesce(d.dated_on, d.filed_at::date), d.filed_at, d.document_id) < (
          select coalesce(l.dated_on, l.filed_at::date), l.filed_at, l.document_id from document l
          where l.clinic_id = d.clinic_id and l.document_id = ${after})`;
  const found = await read(tx, patient, behind, most + 1, knownAt);
  return { documents: found.slice(0, most), next: found.length > most ? found[most - 1]!.id : undefined };
}

/** @returns undefined where the patient has no such document */
export const documentOf = async (tx: ClinicTx, patient: string, id: string): Promise<FiledDocument | undefined> =>
  (await read(tx, patient, sql`and d.document_id = ${id}`, 1))[0];

/** Whom the part that a document came in was given to last, or last by a moment. */
const givenTo = (knownAt?: Instant) => sql`(
  select g.patient_id from given_part g where g.clinic_id = d.clinic_id and g.message_id = d.message_id and g.part = d.part
    ${knownAt === undefined ? sql`` : sql`and g.given_at <= ${new Date(knownAt)}`}
  order by g.given_number desc limit 1)`;

/** Those whose part was not given to somebody else since, or by the moment that is asked about. */
async function read(
  tx: ClinicTx,
  patient: string,
  which: ReturnType<typeof sql>,
  most: number,
  knownAt?: Instant,
): Promise<readonly FiledDocument[]> {
  const { query, clinic } = tx;
  const { rows } = await sql<Row>`
    select d.*, m.feed, m.sender, d.patient_id = ${givenTo()} as is_theirs
    from document d join raw_message m on m.clinic_id = d.clinic_id and m.message_id = d.message_id
    where d.clinic_id = ${clinic} and d.patient_id = ${patient} ${which} and d.patient_id = ${givenTo(knownAt)}
      ${knownAt === undefined ? sql`` : sql`and d.filed_at <= ${new Date(knownAt)}`}
    order by coalesce(d.dated_on, d.filed_at::date) desc, d.filed_at desc, d.document_id desc limit ${most}`.execute(
    query,
  );
  const messages = [...new Set(rows.map(({ message_id }) => message_id))];
  const facts = await factsOfMessages(tx, messages, patient, knownAt);
  return rows.map((row) => ({
    id: row.document_id,
    message: row.message_id,
    part: row.part,
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
    facts: facts.get(row.message_id) ?? [],
    isTheirs: row.is_theirs,
  }));
}
