import { failed, ok, type Result } from "@longwatch/core";
import { recordEvent } from "../audit/record.ts";
import { addVersion } from "../db/patient-headers.ts";
import { advance, lockPatient, recordingMoment } from "../db/patients.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { changedMeanwhile } from "./record-facts.ts";

/**
 * Writes down what a person is called and how to reach them; what was there before stays readable as it was known. No answer
 * depends on it.
 *
 * @param expected the version that the writer has seen; undefined: whatever it is
 * @returns the record's new version; undefined where the clinic has no such patient
 */
export async function changeDetails(
  tx: ClinicTx,
  patient: string,
  details: object,
  expected: number | undefined,
): Promise<Result<number> | undefined> {
  const head = await lockPatient(tx, patient);
  if (head === undefined) return undefined;
  if (expected !== undefined && expected !== head.version) return failed([changedMeanwhile(expected, head.version)]);
  const after = await advance(tx, head, recordingMoment(tx.at, head));
  await addVersion(tx, "patient_details", after, details);
  await recordEvent(tx, { action: "details.change", object: patient, detail: { version: after.version } });
  return ok(after.version);
}
