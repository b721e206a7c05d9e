import { kindOfMark, patientMark } from "@longwatch/interop";
import { findPatient, patientIds } from "../db/patients.ts";
import type { ClinicTx } from "../db/transaction.ts";

/** Ids that are read at once while one is looked for. */
const atOnce = 5000;

/** The patient whom an id of FHIR names. Ids that FHIR does not allow have to be looked through. */
export async function patientOfMark(tx: ClinicTx, mark: string): Promise<string | undefined> {
  const kind = kindOfMark(mark);
  if (kind === "none") return undefined;
  if (kind === "id") return (await findPatient(tx, mark))?.patient;
  for (let after = ""; ; ) {
    const ids = await patientIds(tx, after, atOnce);
    const found = ids.find((id) => patientMark(id) === mark);
    if (found !== undefined || ids.length < atOnce) return found;
    after = ids.at(-1)!;
  }
}
