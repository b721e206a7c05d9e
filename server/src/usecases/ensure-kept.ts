import { formatDay } from "@longwatch/core";
import { isKept } from "../db/assessments.ts";
import type { Head } from "../db/patients.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { loadRecord } from "./record.ts";
import { cacheKey, refresh } from "./refresh.ts";
import { todayOf } from "./today.ts";

/** Makes what is kept of a patient, whose head is locked, hold today. */
export async function ensureKept(tx: ClinicTx, head: Head): Promise<void> {
  const { patient, version } = head;
  const rules = await clinicRules(tx);
  const today = await todayOf(tx);
  if (await isKept(tx, patient, cacheKey(rules), formatDay(today))) return;
  await refresh(tx, await loadRecord(tx, head), version, rules, today);
}
