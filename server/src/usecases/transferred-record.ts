import type { Instant } from "@longwatch/core";
import { addIdentifiers, type Identifier, identifiersOf } from "../db/identifiers.ts";
import { addPatient, advance, type Head, lockPatient } from "../db/patients.ts";
import {
  type FactRow,
  factRows,
  type MessageRow,
  messageRows,
  putFactRows,
  putMessageRow,
  putVersionRows,
  type VersionRow,
  versionRows,
} from "../db/record-rows.ts";
import type { ClinicTx } from "../db/transaction.ts";

/** Everything that a clinic knows of a patient and may give away. */
export type SentRecord = Head & {
  readonly headers: readonly VersionRow[];
  readonly details: readonly VersionRow[];
  readonly identifiers: readonly Identifier[];
  readonly facts: readonly FactRow[];
  readonly messages: readonly MessageRow[];
  /** Messages that stay, because they speak of other patients too. */
  readonly messagesKept: number;
};

export async function readRecord(tx: ClinicTx, head: Head): Promise<SentRecord> {
  const { patient } = head;
  const facts = await factRows(tx, patient);
  const messages = await messageRows(tx, patient);
  const sent = new Set(messages.map(({ message_id }) => message_id));
  const named = new Set(facts.flatMap(({ message_id }) => message_id ?? []));
  return {
    ...head,
    headers: await versionRows(tx, "patient_header", patient),
    details: await versionRows(tx, "patient_details", patient),
    identifiers: await identifiersOf(tx, patient),
    facts,
    messages,
    messagesKept: [...named].filter((id) => !sent.has(id)).length,
  };
}

type Copied = { readonly facts: number; readonly messages: number };

/**
 * A patient who is new here: every row as it was, with its version, moment and author, so that what was known when can be shown here
 * too, and every deadline that counts from when something was learned is the same.
 */
export async function takeIn(tx: ClinicTx, patient: string, record: SentRecord, from: string): Promise<Copied> {
  await addPatient(tx, { ...record, patient });
  await putVersionRows(
    tx,
    "patient_header",
    patient,
    record.headers.map((row) => renamed(row, patient)),
  );
  await putVersionRows(tx, "patient_details", patient, record.details);
  await addIdentifiers(tx, patient, record.identifiers);
  return putFacts(tx, patient, record, record.facts, from);
}

/** A patient who comes back: what is new since is added under one further version. The head is locked. */
export async function takeBack(tx: ClinicTx, patient: string, record: SentRecord, from: string): Promise<Copied> {
  const head = (await lockPatient(tx, patient))!;
  const here = await readRecord(tx, head);
  const at = Math.max(head.lastRecordedAt, record.lastRecordedAt) as Instant;
  const { version } = await advance(tx, head, at);
  const numbered = <R extends { readonly record_version: string }>(row: R): R => ({
    ...row,
    record_version: String(version),
  });
  const newer = (own: readonly VersionRow[], theirs: readonly VersionRow[]): readonly VersionRow[] => {
    const last = theirs.at(-1);
    return last === undefined || last.content === own.at(-1)?.content ? [] : [numbered(last)];
  };
  const headers = record.headers.map((row) => renamed(row, patient));
  await putVersionRows(tx, "patient_header", patient, newer(here.headers, headers));
  await putVersionRows(tx, "patient_details", patient, newer(here.details, record.details));
  const has = new Set(here.identifiers.map(({ system, value }) => JSON.stringify([system, value])));
  await addIdentifiers(
    tx,
    patient,
    record.identifiers.filter(({ system, value }) => !has.has(JSON.stringify([system, value]))),
  );
  const known = new Set(here.facts.map(({ fact_id }) => fact_id));
  return putFacts(tx, patient, record, record.facts.filter(({ fact_id }) => !known.has(fact_id)).map(numbered), from);
}

async function putFacts(
  tx: ClinicTx,
  patient: string,
  { messages }: SentRecord,
  facts: readonly FactRow[],
  from: string,
): Promise<Copied> {
  // The feed says where it came from; it is no feed that this clinic hears, and so never a silent one.
  for (const row of messages) await putMessageRow(tx, { ...row, feed: `transfer/${from}/${row.feed}` });
  const here = new Set(messages.map(({ message_id }) => message_id));
  const rows = facts.map((row) =>
    row.message_id === null || here.has(row.message_id) ? row : { ...row, message_id: null },
  );
  await putFactRows(tx, patient, rows);
  return { facts: facts.length, messages: messages.length };
}

/** The header holds the patient's id, which may be another one here. */
const renamed = (row: VersionRow, patient: string): VersionRow => {
  const header = JSON.parse(row.content) as { readonly id: string };
  return header.id === patient ? row : { ...row, content: JSON.stringify({ ...header, id: patient }) };
};
