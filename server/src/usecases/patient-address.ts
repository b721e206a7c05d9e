import * as z from "zod";
import { newestVersion } from "../db/patient-headers.ts";
import type { ClinicTx } from "../db/transaction.ts";
import type { LetterLanguage } from "./letter.ts";

/** What of a patient's details says how to write to them; everything else in them is left alone. */
const reachable = z.object({
  email: z.string().regex(/^[^\s@<>,;]+@[^\s@<>,;]+$/),
  language: z.enum(["en", "es"]).catch("en"),
});
const unwilling = z.object({ remindBy: z.literal("none") });

export type PatientAddress = { readonly email: string; readonly language: LetterLanguage };

/**
 * Where a patient gets reminders. Without an address on file, or where the patient wants none, somebody rings when the test
 * is late.
 */
export async function patientAddress(
  tx: ClinicTx,
  patient: string,
): Promise<PatientAddress | "no-address" | "not-wanted"> {
  const details = await newestVersion(tx, "patient_details", patient);
  if (unwilling.safeParse(details).success) return "not-wanted";
  const read = reachable.safeParse(details);
  return read.success ? read.data : "no-address";
}
