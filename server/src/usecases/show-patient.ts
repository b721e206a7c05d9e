import { gunzipSync, gzipSync } from "node:zlib";
import {
  type AssessmentJson,
  assess,
  type Day,
  formatDay,
  type Instant,
  renderAssessment,
  restated,
} from "@longwatch/core";
import { keptFor } from "../db/assessments.ts";
import { newestVersion } from "../db/patient-headers.ts";
import { findPatient, lockPatient } from "../db/patients.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import type { PatientPage } from "./patient-page.ts";
import { loadRecord, rawRecord } from "./record.ts";
import { cacheKey, refresh } from "./refresh.ts";
import { todayOf } from "./today.ts";

export type ShownPatient = {
  readonly version: number;
  /** Sex, birth date, jurisdiction, identifiers. */
  readonly header: object;
  /** Name and how to reach the person; for whoever may see it. */
  readonly details: object | undefined;
  readonly page: PatientPage;
};

/** A patient as they are today, from what is kept where it still holds. */
export async function showPatient(tx: ClinicTx, patient: string): Promise<ShownPatient | undefined> {
  const head = await findPatient(tx, patient);
  if (head === undefined) return undefined;
  const today = await todayOf(tx);
  const { page } = await answerOf(tx, patient, head.version, today);
  const header = await newestVersion(tx, "patient_header", patient);
  const details = await newestVersion(tx, "patient_details", patient);
  return { version: head.version, header: header!, details, page: restated(page as PatientPage, formatDay(today)) };
}

/**
 * The whole answer, as JSON with gzip. On another day, or as known at another moment, it is computed and not kept.
 *
 * @param asOf    the day; today where none is given
 * @param knownAt what was known at this moment, it included
 */
export async function showAssessment(
  tx: ClinicTx,
  patient: string,
  { asOf, knownAt }: { readonly asOf?: Day; readonly knownAt?: Instant } = {},
): Promise<Buffer | undefined> {
  if (asOf === undefined && knownAt === undefined) {
    const head = await findPatient(tx, patient);
    const today = await todayOf(tx);
    return head && restatedBytes((await answerOf(tx, patient, head.version, today)).answer, formatDay(today));
  }
  const record = await rawRecord(tx, patient, knownAt);
  if (record === undefined) return undefined;
  const { rulebook } = await clinicRules(tx, knownAt);
  return gzipSync(JSON.stringify(renderAssessment(assess(record, rulebook, asOf ?? (await todayOf(tx)), knownAt))));
}

/** Unpacked only where the day has to be said anew. */
function restatedBytes(answer: Buffer, today: string): Buffer {
  const kept = JSON.parse(gunzipSync(answer).toString("utf8")) as AssessmentJson;
  return kept.asOf === today ? answer : gzipSync(JSON.stringify(restated(kept, today)), { level: 1 });
}

/** What is kept of a patient, made to hold for today. */
export async function answerOf(tx: ClinicTx, patient: string, version: number, today: Day) {
  const rules = await clinicRules(tx);
  const kept = await keptFor(tx, patient, cacheKey(rules, version), formatDay(today));
  return kept ?? computed(tx, patient, today);
}

/** Nothing that holds is kept: it is computed and kept. Whoever writes meanwhile is waited for. */
async function computed(tx: ClinicTx, patient: string, today: Day) {
  const head = (await lockPatient(tx, patient))!;
  const rules = await clinicRules(tx);
  const kept = await keptFor(tx, patient, cacheKey(rules, head.version), formatDay(today));
  if (kept !== undefined) return kept;
  return refresh(tx, await loadRecord(tx, head), head.version, rules, today);
}
