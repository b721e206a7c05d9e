import { deserialize, serialize } from "node:v8";
import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { type Instant, type PatientRecord, type RecordSnapshot, recordFromSnapshot, snapshotOf } from "@longwatch/core";
import { isOfDatabase } from "../db/database.ts";
import { readSnapshot, writeSnapshot } from "../db/snapshots.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { engineDigest } from "../engine-digest.ts";

/** A record, parsed, as it stood at a version. */
export type ParsedAt = { readonly version: number; readonly record: PatientRecord };

/** Records of the patients who were last worked on, newest last. Each is some hundred kilobytes. */
const recent = new Map<string, ParsedAt & { readonly at: Instant }>();
const most = 48;
/** Another process may have put right what is kept: then this one must not go on with what it has read before. */
const longestMs = 15 * 60_000;

/**
 * The record as it stood at this version or before it: from memory, or from the database. What a transaction that was undone has
 * made is never here: only what was read under a version that was committed.
 */
export async function recall(tx: ClinicTx, patient: string, version: number): Promise<ParsedAt | undefined> {
  const near = recent.get(keyOf(tx, patient));
  if (near !== undefined && near.version <= version && Math.abs(tx.at - near.at) < longestMs) return near;
  try {
    return await keptRecord(tx, patient, version);
  } catch (error) {
    // Bytes that cannot be read are as good as none; that they are there the sentinel tells.
    if (isOfDatabase(error)) throw error;
    return undefined;
  }
}

/** The same from the database alone. */
export async function keptRecord(tx: ClinicTx, patient: string, version: number): Promise<ParsedAt | undefined> {
  const kept = await readSnapshot(tx, patient, engineDigest());
  if (kept === undefined || kept.version > version) return undefined;
  const plain = deserialize(zstdDecompressSync(kept.content)) as RecordSnapshot;
  return { version: kept.version, record: recordFromSnapshot(plain) };
}

export function remember(tx: ClinicTx, patient: string, { version, record }: ParsedAt): void {
  const key = keyOf(tx, patient);
  const before = recent.get(key);
  const at = before?.version === version && before.record === record ? before.at : tx.at;
  recent.delete(key);
  recent.set(key, { version, record, at });
  if (recent.size > most) recent.delete(recent.keys().next().value!);
}

/** Keeps a record for whoever needs it next, in this process or another. */
export async function keepSnapshot(tx: ClinicTx, patient: string, { version, record }: ParsedAt): Promise<void> {
  const content = zstdCompressSync(serialize(snapshotOf(record)));
  await writeSnapshot(tx, patient, { version, engineDigest: engineDigest(), content });
}

const keyOf = ({ clinic }: ClinicTx, patient: string): string => `${clinic}/${patient}`;
