import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

export type ListedPatient = {
  readonly patient: string;
  readonly followUp: string | null;
  readonly endsOn: string | null;
  readonly open: number;
};

/** Patients after one, in order of id, with where their watch stands by what is kept. */
export async function listedPatients(
  { query, clinic }: ClinicTx,
  after: string,
  most: number,
): Promise<readonly ListedPatient[]> {
  const { rows } = await sql<ListedPatient>`
    select p.patient_id as patient, a.page -> 'followUp' ->> 'state' as "followUp", a.page -> 'followUp' ->> 'endsOn' as "endsOn",
           (select count(*)::int from worklist_item w where w.clinic_id = p.clinic_id and w.patient_id = p.patient_id) as open
    from patient p left join assessment a on a.clinic_id = p.clinic_id and a.patient_id = p.patient_id
    where p.clinic_id = ${clinic} and p.patient_id > ${after} order by p.patient_id limit ${most}`.execute(query);
  return rows;
}
