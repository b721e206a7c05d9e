import {
  appendFacts,
  type Instant,
  InvariantError,
  type PatientRecord,
  parseRecord,
  type RecordJson,
} from "@longwatch/core";
import { factsAsJson } from "../db/facts.ts";
import { newestVersion, versionOf } from "../db/patient-headers.ts";
import { type Head, hasWritten } from "../db/patients.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { keepSnapshot, type ParsedAt, recall, remember } from "./snapshots.ts";

/**
 * A patient's record as a file would hold it.
 *
 * @param knownAt  as it was known at that moment, it included
 * @returns undefined where the clinic has no such patient, or did not have them then
 */
export async function recordJson(tx: ClinicTx, patient: string, knownAt?: Instant): Promise<RecordJson | undefined> {
  const header = await newestVersion(tx, "patient_header", patient, knownAt);
  if (header === undefined) return undefined;
  const facts = JSON.parse(await factsAsJson(tx, patient, { knownAt })) as RecordJson["facts"];
  return { record: 1, patient: header as RecordJson["patient"], facts };
}

/** The record, read from the raw facts and nothing else. */
export async function rawRecord(tx: ClinicTx, patient: string, knownAt?: Instant): Promise<PatientRecord | undefined> {
  const written = await recordJson(tx, patient, knownAt);
  return written && trusted(parseRecord(written));
}

/**
 * The record as it stands now. What was parsed before is not parsed again: only facts that came since are. The head must be
 * locked, or be that of a transaction that reads only.
 */
export async function loadRecord(tx: ClinicTx, { patient, version }: Head): Promise<PatientRecord> {
  const before = await recall(tx, patient, version);
  const record = before === undefined ? await rawRecord(tx, patient) : await since(tx, patient, before);
  if (record === undefined) throw new InvariantError("A patient has no header.");
  const now = { version, record };
  if (!hasWritten(tx)) remember(tx, patient, now);
  if (before === undefined || isFarBehind(before, now)) await keepSnapshot(tx, patient, now);
  return record;
}

/** So many new facts that reading them costs more than keeping the record anew. */
const isFarBehind = (before: ParsedAt, now: ParsedAt): boolean =>
  now.record.facts.length - before.record.facts.length > 60;

async function since(tx: ClinicTx, patient: string, { version, record }: ParsedAt): Promise<PatientRecord> {
  const fresh = JSON.parse(await factsAsJson(tx, patient, { afterVersion: version })) as readonly unknown[];
  const isOfOtherHeader = (await versionOf(tx, "patient_header", patient)) > version;
  if (isOfOtherHeader) return (await rawRecord(tx, patient))!;
  return fresh.length === 0 ? record : trusted(appendFacts(record, fresh));
}

/** What was kept was parsed before, so that a record that cannot be read any more is our fault. */
function trusted(record: ReturnType<typeof parseRecord>): PatientRecord {
  if (record.ok) return record.value;
  const { code, at } = record.issues[0]!;
  throw new InvariantError(`A kept record cannot be read any more: ${code} at ${at}.`);
}
