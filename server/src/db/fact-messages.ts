import type { ClinicTx } from "./transaction.ts";

/** The message in which each of a patient's facts came, where it came in one. */
export async function factMessages({ query, clinic }: ClinicTx, patient: string): Promise<ReadonlyMap<string, string>> {
  const rows = await query
    .selectFrom("fact")
    .select(["fact_id", "message_id"])
    .where("clinic_id", "=", clinic)
    .where("patient_id", "=", patient)
    .where("message_id", "is not", null)
    .execute();
  return new Map(rows.map(({ fact_id, message_id }) => [fact_id, message_id!]));
}
