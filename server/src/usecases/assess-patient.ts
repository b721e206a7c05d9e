import { type Assessment, assess, type Day, type Instant, type Reference } from "@longwatch/core";
import { findPatient, type Head } from "../db/patients.ts";
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

type Asked = { readonly asOf?: Day; readonly knownAt?: Instant };

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
  asked: Asked = {},
): Promise<AssessedPatient | undefined> {
  const head = await findPatient(tx, patient);
  return head && assessHead(tx, head, asked);
}

/** The same of a record as it stands at the version of a head; as known at a moment, the version does not matter. */
export async function assessHead(
  tx: ClinicTx,
  head: Head,
  { asOf, knownAt }: Asked = {},
): Promise<AssessedPatient | undefined> {
  const record = knownAt === undefined ? await loadRecord(tx, head) : await rawRecord(tx, head.patient, { knownAt });
  if (record === undefined) return undefined;
  const { rulebook, references, digest } = await clinicRules(tx, knownAt);
  const day = asOf ?? (await todayOf(tx));
  return { assessment: assess(record, rulebook, day, knownAt), asOf: day, rulebookDigest: digest, references };
}
