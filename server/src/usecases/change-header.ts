import { failed, type Issue, ok, type Patient, parseRecord, type RecordJson, type Result } from "@longwatch/core";
import { recordEvent } from "../audit/record.ts";
import { addIdentifiers, patientOfIdentifier } from "../db/identifiers.ts";
import { addVersion } from "../db/patient-headers.ts";
import { advance, lockPatient, recordingMoment } from "../db/patients.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { announce } from "./announce.ts";
import { recordJson } from "./record.ts";
import { changedMeanwhile } from "./record-facts.ts";
import { refresh } from "./refresh.ts";
import { todayOf } from "./today.ts";

/**
 * Writes down sex, birth date, first jurisdiction and identifiers anew, and assesses the patient again. Identifiers are only
 * added: what a message was once filed by goes on finding its patient.
 *
 * @param written  the record's `patient`, as yet unread
 * @param expected the version that the writer has seen; undefined: whatever it is
 * @returns the record's new version; undefined where the clinic has no such patient
 */
export async function changeHeader(
  tx: ClinicTx,
  patient: string,
  written: unknown,
  expected: number | undefined,
): Promise<Result<number> | undefined> {
  const head = await lockPatient(tx, patient);
  const before = head && (await recordJson(tx, patient));
  if (head === undefined || before === undefined) return undefined;
  if (expected !== undefined && expected !== head.version) return failed([changedMeanwhile(expected, head.version)]);
  const whole = parseRecord({ ...before, patient: written });
  if (!whole.ok) return whole;
  if (whole.value.patient.id !== patient) return failed([anotherId]);
  const { fresh, taken } = await sorted(tx, patient, whole.value.patient);
  if (taken.length > 0) return failed(taken);

  const after = await advance(tx, head, recordingMoment(tx.at, head));
  await addVersion(tx, "patient_header", after, written as RecordJson["patient"]);
  await addIdentifiers(tx, patient, fresh);
  await announce(tx);
  await refresh(tx, whole.value, after.version, await clinicRules(tx), await todayOf(tx));
  await recordEvent(tx, { action: "patient.change", object: patient, detail: { version: after.version } });
  return ok(after.version);
}

/** Identifiers that are new, and those that are another patient's. */
async function sorted(tx: ClinicTx, patient: string, { identifiers = [] }: Patient) {
  const fresh: { system: string; value: string }[] = [];
  const taken: Issue[] = [];
  for (const [i, one] of identifiers.entries()) {
    const whose = await patientOfIdentifier(tx, one.system, one.value);
    if (whose === undefined) fresh.push(one);
    else if (whose !== patient) taken.push(another(`/patient/identifiers/${i}`));
  }
  return { fresh, taken };
}

const another = (at: string): Issue => ({
  code: "patient-known",
  severity: "error",
  at,
  saw: "a value that is not shown, of another patient of this clinic",
  remedy: "Look whether both are the same person.",
});

const anotherId: Issue = {
  code: "patient-mismatch",
  severity: "error",
  at: "/patient/id",
  saw: "another id than the one in the address",
  remedy: "A patient's id never changes; leave it as it is.",
};
