import { formatDay, restated } from "@longwatch/core";
import { patientView } from "../db/assessments.ts";
import { lockPatient } from "../db/patients.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { ensureKept } from "./ensure-kept.ts";
import type { PatientPage } from "./patient-page.ts";
import { cacheKey } from "./refresh.ts";
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
  const view = await patientView(tx, patient, cacheKey(rules), formatDay(today));
  if (view === undefined) return undefined;
  if (view.page === null) {
    await ensureKept(tx, (await lockPatient(tx, patient))!);
    return showPatient(tx, patient);
  }
  const page = restated(view.page as PatientPage, formatDay(today));
  return { version: Number(view.version), header: view.header, details: view.details ?? undefined, page };
}
