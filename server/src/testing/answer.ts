import { type AssessmentJson, type Day, type Instant, renderAssessment } from "@longwatch/core";
import type { Head } from "../db/patients.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { type AssessedPatient, assessHead, assessPatient } from "../usecases/assess-patient.ts";

/** A patient's whole answer, as the API gives it. */
export async function answerOf(
  tx: ClinicTx,
  patient: string,
  asked: { readonly asOf?: Day; readonly knownAt?: Instant } = {},
): Promise<AssessmentJson | undefined> {
  return written(await assessPatient(tx, patient, asked));
}

/** The same, of the record as it stood at a version. */
export const answerAt = async (tx: ClinicTx, head: Head, version: number): Promise<AssessmentJson | undefined> =>
  written(await assessHead(tx, { ...head, version }));

const written = (one: AssessedPatient | undefined): AssessmentJson | undefined =>
  one && (JSON.parse(JSON.stringify(renderAssessment(one.assessment))) as AssessmentJson);
