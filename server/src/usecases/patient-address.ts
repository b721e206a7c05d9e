import * as z from "zod";
import { newestVersion } from "../db/patient-headers.ts";
import type { ClinicTx } from "../db/transaction.ts";
import type { LetterLanguage } from "./letter.ts";

/** What of a patient's details says how to write to them; everything else in them is left alone. */
const reachable = z.object({
  email: z.string().regex(/^[^\s@<>,;]+@[^\s@<>,;]+$/),
  language: z.enum(["en", "es"]).catch("en"),
});

/** Where a patient gets reminders; undefined: no address is on file, so that somebody rings when the test is late. */
export async function patientAddress(
  tx: ClinicTx,
  patient: string,
): Promise<{ readonly email: string; readonly language: LetterLanguage } | undefined> {
  const read = reachable.safeParse(await newestVersion(tx, "patient_details", patient));
  return read.success ? read.data : undefined;
}
