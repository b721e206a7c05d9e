import {
  type Assessment,
  afterAllDays,
  assess,
  type Day,
  formatDay,
  type PatientRecord,
  remindersOf,
  worklistItemsOf,
} from "@longwatch/core";
import { type CacheKey, writeAssessment } from "../db/assessments.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { engineDigest } from "../engine-digest.ts";
import type { ClinicRules } from "../rules/shipped.ts";
import { keptSummary } from "./kept-summary.ts";
import { patientPage } from "./patient-page.ts";
import { reminderRow, worklistRow } from "./worklist-rows.ts";

/** What an answer stands on: the same key gives the same answer, on any day before its next change. */
export const cacheKey = (rules: Pick<ClinicRules, "digest">): CacheKey => ({
  rulebookDigest: rules.digest,
  engineDigest: engineDigest(),
});

/**
 * Assesses a patient on a day and replaces what was kept: the page, the lines of the worklist, what the figures of the clinic need, and what a reminder may be sent for. The patient's
 * head must be locked, so that an older answer never follows a newer one.
 */
export async function refresh(
  tx: ClinicTx,
  record: PatientRecord,
  version: number,
  rules: ClinicRules,
  asOf: Day,
): Promise<Assessment> {
  const assessment = assess(record, rules.rulebook, asOf);
  const { nextChangeOn } = assessment;
  await writeAssessment(tx, record.patient.id, {
    ...cacheKey(rules),
    version,
    asOf: formatDay(asOf),
    nextChangeOn: nextChangeOn === afterAllDays ? undefined : formatDay(nextChangeOn),
    page: JSON.stringify(patientPage(assessment)),
    summary: JSON.stringify(keptSummary(assessment)),
    items: worklistItemsOf(assessment).map(worklistRow),
    reminders: remindersOf(assessment).map(reminderRow),
  });
  return assessment;
}
