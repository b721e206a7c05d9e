import { type Instant, InvariantError, type PatientRecord, parseRecord, type RecordJson } from "@longwatch/core";
import { factsAsJson } from "../db/facts.ts";
import { newestVersion } from "../db/patient-headers.ts";
import type { ClinicTx } from "../db/transaction.ts";

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

/** The same, parsed: what was kept was parsed before, so that a record that cannot be read any more is our fault. */
export async function loadRecord(tx: ClinicTx, patient: string, knownAt?: Instant): Promise<PatientRecord | undefined> {
  const written = await recordJson(tx, patient, knownAt);
  return written && parsed(written);
}

export function parsed(written: RecordJson): PatientRecord {
  const record = parseRecord(written);
  if (record.ok) return record.value;
  const { code, at } = record.issues[0]!;
  throw new InvariantError(`A kept record cannot be read any more: ${code} at ${at}.`);
}
