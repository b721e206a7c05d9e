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
import { keptAnswer, patientView } from "../db/assessments.ts";
import { findPatient, lockPatient } from "../db/patients.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import type { ClinicRules } from "../rules/shipped.ts";
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
  const rules = await clinicRules(tx);
  const today = await todayOf(tx);
  const { rulebookDigest, engineDigest } = cacheKey(rules, 0);
  const view = await patientView(tx, patient, { rulebookDigest, engineDigest }, formatDay(today));
  if (view === undefined) return undefined;
  if (view.page === null) {
    await refreshed(tx, patient, rules, today);
    return showPatient(tx, patient);
  }
  const page = restated(view.page as PatientPage, formatDay(today));
  return { version: Number(view.version), header: view.header, details: view.details ?? undefined, page };
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
    const answer = await answerOf(tx, patient);
    return answer && restatedBytes(answer, formatDay(await todayOf(tx)));
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

/** What is kept of a patient, with gzip, made to hold today; the day that it says may be an earlier one. */
export async function answerOf(tx: ClinicTx, patient: string): Promise<Buffer | undefined> {
  const head = await findPatient(tx, patient);
  if (head === undefined) return undefined;
  const rules = await clinicRules(tx);
  const today = await todayOf(tx);
  const kept = await keptAnswer(tx, patient, cacheKey(rules, head.version), formatDay(today));
  return kept ?? refreshed(tx, patient, rules, today);
}

/** Nothing that holds is kept: it is computed and kept. Whoever writes meanwhile is waited for. */
async function refreshed(tx: ClinicTx, patient: string, rules: ClinicRules, today: Day): Promise<Buffer> {
  const head = (await lockPatient(tx, patient))!;
  const kept = await keptAnswer(tx, patient, cacheKey(rules, head.version), formatDay(today));
  return kept ?? (await refresh(tx, await loadRecord(tx, head), head.version, rules, today)).answer;
}
