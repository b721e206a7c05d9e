import { isDeepStrictEqual } from "node:util";
import { serialize } from "node:v8";
import {
  appendFacts,
  InvariantError,
  type PatientRecord,
  parseRecord,
  type RecordJson,
  snapshotOf,
} from "@longwatch/core";
import { isOfDatabase } from "../db/database.ts";
import { changesBetween, factsAsJson } from "../db/facts.ts";
import { newestVersion } from "../db/patient-headers.ts";
import { type Head, hasWritten, type Until } from "../db/patients.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { keepSnapshot, keptRecord, type ParsedAt, recall, remember } from "./snapshots.ts";

/**
 * A patient's record as a file would hold it.
 *
 * @returns undefined where the clinic has no such patient, or did not have them then
 */
export async function recordJson(tx: ClinicTx, patient: string, until: Until = {}): Promise<RecordJson | undefined> {
  const header = await newestVersion(tx, "patient_header", patient, until);
  if (header === undefined) return undefined;
  const facts = JSON.parse(await factsAsJson(tx, patient, until)) as RecordJson["facts"];
  return { record: 1, patient: header as RecordJson["patient"], facts };
}

/** The record, read from the raw facts and nothing else. */
export async function rawRecord(tx: ClinicTx, patient: string, until: Until = {}): Promise<PatientRecord | undefined> {
  const written = await recordJson(tx, patient, until);
  return written && trusted(parseRecord(written));
}

/**
 * The record as it stood at the version of a head, whatever others write meanwhile. What was parsed before is not parsed again:
 * only facts that came since are.
 */
export async function loadRecord(tx: ClinicTx, head: Head): Promise<PatientRecord> {
  const record = await readOnce(tx, head);
  if (!hasWritten(tx)) remember(tx, head.patient, { version: head.version, record });
  return record;
}

/** The same for whoever works through everybody: it is not kept in memory, because nobody asks for it again soon. */
export async function readOnce(tx: ClinicTx, { patient, version }: Head): Promise<PatientRecord> {
  const before = await recall(tx, patient, version);
  const record = before?.version === version ? before.record : await readThrough(tx, patient, version, before);
  const now = { version, record };
  if (before === undefined || isFarBehind(before, now)) await keepSnapshot(tx, patient, now);
  return record;
}

/** Whether the parsed record that is kept, where one is, gives the same record as the raw facts. */
export async function isKeptRight(tx: ClinicTx, { patient, version }: Head, raw: PatientRecord): Promise<boolean> {
  try {
    const before = await keptRecord(tx, patient, version);
    if (before === undefined) return true;
    const kept = before.version === version ? before.record : await readThrough(tx, patient, version, before);
    const [a, b] = [snapshotOf(kept), snapshotOf(raw)];
    return serialize(a).equals(serialize(b)) || isDeepStrictEqual(a, b);
  } catch (error) {
    if (isOfDatabase(error)) throw error;
    return false;
  }
}

/** So many new facts that reading them costs more than keeping the record anew. */
const isFarBehind = (before: ParsedAt, now: ParsedAt): boolean =>
  now.record.facts.length - before.record.facts.length > 60;

async function readThrough(tx: ClinicTx, patient: string, version: number, before: ParsedAt | undefined) {
  const since = before && (await changesBetween(tx, patient, before.version, version));
  if (since === undefined || since.isOfOtherHeader) {
    const record = await rawRecord(tx, patient, { version });
    if (record === undefined) throw new InvariantError("A patient has no header.");
    return record;
  }
  const fresh = JSON.parse(since.facts) as readonly unknown[];
  return fresh.length === 0 ? before!.record : trusted(appendFacts(before!.record, fresh));
}

/** What was kept was parsed before, so that a record that cannot be read any more is our fault. */
function trusted(record: ReturnType<typeof parseRecord>): PatientRecord {
  if (record.ok) return record.value;
  const { code, at } = record.issues[0]!;
  throw new InvariantError(`A kept record cannot be read any more: ${code} at ${at}.`);
}
