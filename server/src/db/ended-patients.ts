import type { ClinicTx } from "./transaction.ts";

/** Patients of whom somebody has recorded an end of their watch, whatever became of it; by id. */
export async function patientsWithAnEnd({ query, clinic }: ClinicTx): Promise<readonly string[]> {
  const rows = await query
    .selectFrom("fact")
    .select("patient_id")
    .distinct()
    .where("clinic_id", "=", clinic)
    .where("kind", "=", "follow-up-ended")
    .orderBy("patient_id")
    .execute();
  return rows.map(({ patient_id }) => patient_id);
}
