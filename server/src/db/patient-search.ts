import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

/**
 * People of whose newest name a part begins with each word that is asked for, or one of whose numbers, or whose id, begins with
 * the whole of it; whatever the case. In order of family and given name.
 *
 * Reads the names of the whole clinic: some milliseconds for thousands of people.
 */
export async function searchedPatients(
  { query, clinic }: ClinicTx,
  text: string,
  most: number,
): Promise<readonly { readonly patient: string; readonly details: object }[]> {
  const words = text.split(/[\s,]+/).filter((word) => word !== "");
  const { rows } = await sql<{ patient: string; details: object }>`
    with newest as (
      select distinct on (patient_id) patient_id, content from patient_details
      where clinic_id = ${clinic} order by patient_id, record_version desc
    ), called as (
      select p.patient_id, coalesce(n.content, '{}'::jsonb) as content,
             ' ' || lower(concat_ws(' ', n.content ->> 'familyName', n.content ->> 'givenName')) as name
      from patient p left join newest n using (patient_id) where p.clinic_id = ${clinic}
    )
    select patient_id as patient, content as details from called c
    where (select bool_and(strpos(c.name, ' ' || lower(word)) > 0) from unnest(${words}::text[]) as word)
       or starts_with(lower(c.patient_id), lower(${text}))
       or exists (select from patient_identifier i where i.clinic_id = ${clinic} and i.patient_id = c.patient_id
                  and starts_with(lower(i.value), lower(${text})))
    order by c.name, c.patient_id limit ${most}`.execute(query);
  return rows;
}
