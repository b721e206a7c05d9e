import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

/** Ids after one, in order, of patients who have a line on the worklist by what is kept. */
export async function patientsWithWork(
  { query, clinic }: ClinicTx,
  after: string,
  most: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ patient_id: string }>`
    select distinct patient_id from worklist_item where clinic_id = ${clinic} and patient_id > ${after}
    order by patient_id limit ${most}`.execute(query);
  return rows.map(({ patient_id }) => patient_id);
}
