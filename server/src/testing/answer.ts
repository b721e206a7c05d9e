import { type AssessmentJson, type Day, type Instant, renderAssessment } from "@longwatch/core";
import type { ClinicTx } from "../db/transaction.ts";
import { assessPatient } from "../usecases/assess-patient.ts";

/** A patient's whole answer, as the API gives it. */
export async function answerOf(
  tx: ClinicTx,
  patient: string,
  asked: { readonly asOf?: Day; readonly knownAt?: Instant } = {},
): Promise<AssessmentJson | undefined> {
  const one = await assessPatient(tx, patient, asked);
  return one && (JSON.parse(JSON.stringify(renderAssessment(one.assessment))) as AssessmentJson);
}
