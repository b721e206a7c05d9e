import { sql } from "kysely";
import { type ReminderRow, replacingReminders } from "./reminders.ts";
import type { ClinicTx } from "./transaction.ts";
import { replacingItems, type WorklistRow } from "./worklist-items.ts";

/** By which rules and code an answer was computed. */
export type CacheKey = { readonly rulebookDigest: string; readonly engineDigest: string };

/** Whether what is kept in `assessment a` is the answer of `patient p` on a day. */
export const holdsOn = ({ rulebookDigest, engineDigest }: CacheKey, asOf: string) => sql`
  (a.record_version = p.record_version and a.rulebook_digest = ${rulebookDigest} and a.engine_digest = ${engineDigest}
   and a.as_of <= ${asOf} and (a.next_change_on is null or a.next_change_on > ${asOf}))`;

export type KeptAssessment = CacheKey & {
  readonly version: number;
  readonly asOf: string;
  /** The first day on which it is no longer the answer; undefined: without a new fact it always is. */
  readonly nextChangeOn: string | undefined;
  readonly page: string;
  /** What the figures of the clinic need of the patient. */
  readonly summary: string;
  readonly items: readonly WorklistRow[];
  readonly reminders: readonly ReminderRow[];
};

/** Replaces what was kept of a patient, in one statement. */
export async function writeAssessment(tx: ClinicTx, patient: string, kept: KeptAssessment): Promise<void> {
  await sql`
    with ${replacingItems(tx, patient, kept.items)}, ${replacingReminders(tx, patient, kept.reminders)}
    insert into assessment (clinic_id, patient_id, record_version, rulebook_digest, engine_digest, as_of, next_change_on, page, summary)
    values (${tx.clinic}, ${patient}, ${kept.version}, ${kept.rulebookDigest}, ${kept.engineDigest}, ${kept.asOf}, ${kept.nextChangeOn ?? null},
            ${kept.page}, ${kept.summary})
    on conflict (clinic_id, patient_id) do update set record_version = excluded.record_version, rulebook_digest = excluded.rulebook_digest,
      engine_digest = excluded.engine_digest, as_of = excluded.as_of, next_change_on = excluded.next_change_on,
      page = excluded.page, summary = excluded.summary`.execute(tx.query);
}

/** Whether what is kept of a patient is their answer on a day. */
export async function isKept(
  { query, clinic }: ClinicTx,
  patient: string,
  key: CacheKey,
  asOf: string,
): Promise<boolean> {
  const { rows } = await sql`
    select from patient p join assessment a using (clinic_id, patient_id)
    where p.clinic_id = ${clinic} and p.patient_id = ${patient} and ${holdsOn(key, asOf)}`.execute(query);
  return rows.length > 0;
}

/** A patient as a page shows them; `page` is null where nothing that holds is kept. */
export type PatientView = {
  readonly version: string;
  readonly header: object;
  readonly details: object | null;
  readonly page: object | null;
};

/** Everything that a patient's page needs, in one question. */
export async function patientView(
  { query, clinic }: ClinicTx,
  patient: string,
  key: CacheKey,
  asOf: string,
): Promise<PatientView | undefined> {
  const newest = (table: "patient_header" | "patient_details") => sql`
    (select content from ${sql.table(table)} where clinic_id = p.clinic_id and patient_id = p.patient_id order by record_version desc limit 1)`;
  const { rows } = await sql<PatientView>`
    select p.record_version as version, ${newest("patient_header")} as header, ${newest("patient_details")} as details,
           (select page from assessment a where a.clinic_id = p.clinic_id and a.patient_id = p.patient_id
              and ${holdsOn(key, asOf)}) as page
    from patient p where p.clinic_id = ${clinic} and p.patient_id = ${patient}`.execute(query);
  return rows[0];
}

/** Of everybody whose kept answer holds on a day, what the figures of the clinic need; and how many people there are in all. */
export async function keptSummaries(
  { query, clinic }: ClinicTx,
  key: CacheKey,
  asOf: string,
): Promise<{ readonly people: number; readonly summaries: readonly object[] }> {
  const { rows } = await sql<{ summary: object | null }>`
    select a.summary from patient p left join assessment a on a.clinic_id = p.clinic_id and a.patient_id = p.patient_id
      and ${holdsOn(key, asOf)}
    where p.clinic_id = ${clinic} order by p.patient_id`.execute(query);
  return { people: rows.length, summaries: rows.flatMap(({ summary }) => summary ?? []) };
}

/**
 * Of everybody whose kept answer holds on a day and who was treated, what the cohort's table needs; and how many are in none of it:
 * without a day 0, and without an answer that holds.
 */
export async function keptOutcomes(
  { query, clinic }: ClinicTx,
  key: CacheKey,
  asOf: string,
): Promise<{ readonly people: readonly object[]; readonly outside: number; readonly notAssessed: number }> {
  const { rows } = await sql<{ is_kept: boolean; is_treated: boolean; outcomes: object | null }>`
    select a.patient_id is not null as is_kept, json_array_length(a.summary->'courses') > 0 as is_treated, a.summary->'outcomes' as outcomes
    from patient p left join assessment a on a.clinic_id = p.clinic_id and a.patient_id = p.patient_id and ${holdsOn(key, asOf)}
    where p.clinic_id = ${clinic} order by p.patient_id`.execute(query);
  return {
    people: rows.flatMap(({ outcomes }) => outcomes ?? []),
    outside: rows.filter((one) => one.is_treated && one.outcomes === null).length,
    notAssessed: rows.filter((one) => !one.is_kept).length,
  };
}

/** What {@link keptOutcomes} stands on, in a few letters: while it is the same, so is the table. */
export async function stateOfOutcomes({ query, clinic }: ClinicTx, key: CacheKey, asOf: string): Promise<string> {
  const { rows } = await sql<{ state: string | null }>`
    select md5(string_agg(concat_ws(' ', p.patient_id, p.record_version, a.as_of), ',' order by p.patient_id)) as state
    from patient p left join assessment a on a.clinic_id = p.clinic_id and a.patient_id = p.patient_id and ${holdsOn(key, asOf)}
    where p.clinic_id = ${clinic}`.execute(query);
  return rows[0]?.state ?? "";
}
