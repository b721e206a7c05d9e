import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

/** What the clinic knows of a patient by which somebody in a message can be cross-checked. */
export type KnownPerson = {
  readonly patient: string;
  readonly bornOn: string | undefined;
  readonly sex: string | undefined;
  readonly familyName: string | undefined;
  readonly givenName: string | undefined;
};

type Row = {
  patient_id: string;
  born_on: string | null;
  sex: string | null;
  family_name: string | null;
  given_name: string | null;
};
const personOf = (row: Row): KnownPerson => ({
  patient: row.patient_id,
  bornOn: row.born_on ?? undefined,
  sex: row.sex ?? undefined,
  familyName: row.family_name ?? undefined,
  givenName: row.given_name ?? undefined,
});

const known = (clinic: string, which: ReturnType<typeof sql>) => sql<Row>`
  select p.patient_id, h.content ->> 'bornOn' as born_on, h.content ->> 'sex' as sex,
         d.content ->> 'familyName' as family_name, d.content ->> 'givenName' as given_name
  from patient p
  left join lateral (select content from patient_header h where h.clinic_id = p.clinic_id and h.patient_id = p.patient_id
                     order by record_version desc limit 1) h on true
  left join lateral (select content from patient_details d where d.clinic_id = p.clinic_id and d.patient_id = p.patient_id
                     order by record_version desc limit 1) d on true
  where p.clinic_id = ${clinic} and ${which}`;

export async function knownPeople(
  { query, clinic }: ClinicTx,
  patients: readonly string[],
): Promise<readonly KnownPerson[]> {
  const { rows } = await known(clinic, sql`p.patient_id = any(${[...patients]}::text[])`).execute(query);
  return rows.map(personOf);
}

/** Patients who are, or once were said to be, born on a day or called by a name, whatever its case; at most 50. */
export async function peopleLike(
  { query, clinic }: ClinicTx,
  { bornOn, familyName }: { readonly bornOn: string | undefined; readonly familyName: string | undefined },
): Promise<readonly KnownPerson[]> {
  const { rows } = await known(
    clinic,
    sql`p.patient_id in (
      select patient_id from patient_header where clinic_id = ${clinic} and content ->> 'bornOn' = ${bornOn ?? null}
      union
      select patient_id from patient_details where clinic_id = ${clinic} and lower(content ->> 'familyName') = lower(${familyName ?? null}::text)
    ) order by p.patient_id limit 50`,
  ).execute(query);
  return rows.map(personOf);
}
