import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

export type ListedPatient = {
  readonly patient: string;
  readonly followUp: string | null;
  readonly startedOn: string | null;
  readonly endsOn: string | null;
  readonly courses: number;
  readonly lastInfusionOn: string | null;
  readonly open: number;
  /** Of the most urgent line; null: there is none. */
  readonly urgency: string | null;
};

/**
 * Patients after one, with where their watch stands by what is kept.
 *
 * @param after  id of the last patient that was seen; "" from the beginning
 * @param byName in order of family and given name, and of id where they are the same; otherwise of id alone
 */
export async function listedPatients(
  { query, clinic }: ClinicTx,
  after: string,
  most: number,
  byName = false,
): Promise<readonly ListedPatient[]> {
  const name = byName
    ? sql`coalesce((select lower(concat_ws(' ', d.content ->> 'familyName', d.content ->> 'givenName')) from patient_details d
        where d.clinic_id = p.clinic_id and d.patient_id = p.patient_id order by d.record_version desc limit 1), '')`
    : sql`''`;
  const { rows } = await sql<ListedPatient>`
    with called as materialized (
      select p.clinic_id, p.patient_id, ${name} as name from patient p where p.clinic_id = ${clinic}
    ), shown as (
      select * from called p where ${after} = ''
        or (p.name, p.patient_id) > (select l.name, l.patient_id from called l where l.patient_id = ${after})
      order by p.name, p.patient_id limit ${most}
    )
    select p.patient_id as patient, a.page -> 'followUp' ->> 'state' as "followUp",
           a.page -> 'followUp' ->> 'startedOn' as "startedOn", a.page -> 'followUp' ->> 'endsOn' as "endsOn",
           coalesce(json_array_length(a.page -> 'courses'), 0) as courses, a.page -> 'courses' -> -1 ->> 'lastInfusionOn' as "lastInfusionOn",
           (select count(*)::int from worklist_item w where w.clinic_id = p.clinic_id and w.patient_id = p.patient_id) as open,
           (select w.urgency from worklist_item w where w.clinic_id = p.clinic_id and w.patient_id = p.patient_id
            order by w.sort_key limit 1) as urgency
    from shown p left join assessment a on a.clinic_id = p.clinic_id and a.patient_id = p.patient_id
    order by p.name, p.patient_id`.execute(query);
  return rows;
}
