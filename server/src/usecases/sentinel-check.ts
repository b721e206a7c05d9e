import {
  type Assessment,
  assess,
  canonicalJson,
  type Day,
  formatDay,
  remindersOf,
  restated,
  worklistItemsOf,
} from "@longwatch/core";
import { isOfDatabase } from "../db/database.ts";
import { remindersOfPatient } from "../db/reminders.ts";
import type { Kept } from "../db/sentinel.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { worklistLines } from "../db/worklist.ts";
import type { ClinicRules } from "../rules/shipped.ts";
import { keptSummary } from "./kept-summary.ts";
import { type PatientPage, patientPage } from "./patient-page.ts";
import { isKeptRight, rawRecord } from "./record.ts";
import type { Alarm } from "./sentinel-alarm.ts";
import { itemOfLine, reminderRow, worklistRow } from "./worklist-rows.ts";

/** Something that must not be, and of whom. */
export type Finding = { readonly alarm: Alarm; readonly patient: string; readonly parts?: readonly string[] };

/** What was found of one patient, and who owns their tasks. */
export type Checked = { readonly findings: readonly Finding[]; readonly owners: readonly string[] };

/**
 * Computes one patient's answer from the raw facts and compares it with everything that is kept: the parsed record, the page, the
 * summary, the lines and the reminders. What does not hold any more is not compared: it will be made anew.
 */
export async function checkPatient(tx: ClinicTx, one: Kept, rules: ClinicRules, today: Day): Promise<Checked> {
  const { patient } = one;
  const found = await computed(tx, patient, rules, today);
  if (found === undefined) return { findings: [{ alarm: "cannot-assess", patient }], owners: [] };
  const { record, assessment } = found;
  const items = worklistItemsOf(assessment);
  const parts = (await isKeptRight(tx, one, record)) ? [] : ["record"];
  if (one.page !== undefined) {
    const page = restated(one.page as PatientPage, formatDay(today));
    if (text(page) !== text(patientPage(assessment))) parts.push("page");
    if (text(one.summary) !== text(keptSummary(assessment))) parts.push("summary");
    parts.push(...(await differingLines(tx, patient, assessment)));
  }
  const findings: Finding[] = [];
  if (parts.length > 0) findings.push({ alarm: "difference", patient, parts });
  if (isForgotten(assessment)) findings.push({ alarm: "no-next-obligation", patient });
  if (items.some(({ role }) => !workers.has(role))) findings.push({ alarm: "without-role", patient });
  return { findings, owners: items.flatMap(({ owner }) => owner ?? []) };
}

const workers: ReadonlySet<string> = new Set(["nurse", "physician", "programme", "administrator"]);

/** Undefined: our code fails on this record. What the database refuses is thrown: it says nothing about the patient. */
async function computed(tx: ClinicTx, patient: string, rules: ClinicRules, today: Day) {
  try {
    const record = (await rawRecord(tx, patient))!;
    return { record, assessment: assess(record, rules.rulebook, today) };
  } catch (error) {
    if (isOfDatabase(error)) throw error;
    return undefined;
  }
}

/** Names of what differs; never what stands in it. */
async function differingLines(tx: ClinicTx, patient: string, assessment: Assessment): Promise<readonly string[]> {
  const lines = (await worklistLines(tx, { patient }, "", 100_000)).map((line) => worklistRow(itemOfLine(line)));
  const items = worklistItemsOf(assessment).map(worklistRow);
  const kept = await remindersOfPatient(tx, patient);
  const reminders = remindersOf(assessment).map(reminderRow);
  const byKey = <T extends { readonly task_key: string }>(rows: readonly T[]) =>
    rows.toSorted((a, b) => (a.task_key < b.task_key ? -1 : 1));
  const byObligation = <T extends { readonly obligation_key: string }>(rows: readonly T[]) =>
    rows.toSorted((a, b) => (a.obligation_key < b.obligation_key ? -1 : 1));
  return [
    ...(text(byKey(lines)) === text(byKey(items)) ? [] : ["worklist"]),
    ...(text(byObligation(kept)) === text(byObligation(reminders)) ? [] : ["reminders"]),
  ];
}

/** As JSON would carry it. */
const text = (value: unknown): string => (value === undefined ? "" : canonicalJson(JSON.parse(JSON.stringify(value))));

const ahead: ReadonlySet<string> = new Set(["not-yet-open", "open", "due", "overdue"]);

/** Has had a dose, no named human has ended the watch, and there is nothing that anybody will ever have to do. */
export function isForgotten({ timeline, obligations, tasks }: Assessment): boolean {
  if (timeline.courses.length === 0 || timeline.followUp.state === "ended") return false;
  return tasks.length === 0 && !obligations.some((rule) => rule.obligations.some(({ status }) => ahead.has(status)));
}
