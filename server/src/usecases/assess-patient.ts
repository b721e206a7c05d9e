import { type Assessment, assess, type Day, type Instant, type Reference } from "@longwatch/core";
import { findPatient } from "../db/patients.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { loadRecord, rawRecord } from "./record.ts";
import { todayOf } from "./today.ts";

/** What an explanation or a schedule is drawn from: the answer itself, not its text. */
export type AssessedPatient = {
  readonly assessment: Assessment;
  readonly asOf: Day;
  readonly rulebookDigest: string;
  readonly references: readonly Reference[];
};

/**
 * Assesses a patient from the facts; nothing is kept.
 *
 * @param asOf    the day; today where none is given
 * @param knownAt by what was known at this moment, it included
 * @returns undefined where the clinic has no such patient, or did not have them then
 */
export async function assessPatient(
  tx: ClinicTx,
  patient: string,
  { asOf, knownAt }: { readonly asOf?: Day; readonly knownAt?: Instant } = {},
): Promise<AssessedPatient | undefined> {
  const record = knownAt === undefined ? await recordNow(tx, patient) : await rawRecord(tx, patient, knownAt);
  if (record === undefined) return undefined;
  const { rulebook, references, digest } = await clinicRules(tx, knownAt);
  const day = asOf ?? (await todayOf(tx));
  return { assessment: assess(record, rulebook, day, knownAt), asOf: day, rulebookDigest: digest, references };
}

async function recordNow(tx: ClinicTx, patient: string) {
  const head = await findPatient(tx, patient);
  return head && loadRecord(tx, head);
}
