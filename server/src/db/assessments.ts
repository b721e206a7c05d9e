import { sql } from "kysely";
import { json } from "./json.ts";
import type { WorklistItemTable } from "./tables.ts";
import type { ClinicTx } from "./transaction.ts";

/** What a kept answer was computed from. */
export type CacheKey = { readonly version: number; readonly rulebookDigest: string; readonly engineDigest: string };

/** A line of the worklist as it is kept; `content` holds what only readers need. */
export type WorklistRow = Omit<WorklistItemTable, "clinic_id" | "patient_id" | "content" | "deadline_at"> & {
  readonly deadline_at: string | null;
  readonly content: object;
};

export type KeptAssessment = CacheKey & {
  readonly asOf: string;
  /** The first day on which it is no longer the answer; undefined: without a new fact it always is. */
  readonly nextChangeOn: string | undefined;
  readonly page: string;
  /** Of the whole answer, which is computed again where it is asked for. */
  readonly answerDigest: string;
  readonly items: readonly WorklistRow[];
};

/** Replaces what was kept of a patient. */
export async function writeAssessment(
  { query, clinic }: ClinicTx,
  patient: string,
  kept: KeptAssessment,
): Promise<void> {
  await sql`
    with gone as (
      delete from worklist_item where clinic_id = ${clinic} and patient_id = ${patient}
        and task_key <> all(${kept.items.map((item) => item.task_key)}::text[])
    )
    insert into assessment (clinic_id, patient_id, record_version, rulebook_digest, engine_digest, as_of, next_change_on, page, answer_digest)
    values (${clinic}, ${patient}, ${kept.version}, ${kept.rulebookDigest}, ${kept.engineDigest}, ${kept.asOf}, ${kept.nextChangeOn ?? null},
            ${kept.page}, ${kept.answerDigest})
    on conflict (clinic_id, patient_id) do update set record_version = excluded.record_version, rulebook_digest = excluded.rulebook_digest,
      engine_digest = excluded.engine_digest, as_of = excluded.as_of, next_change_on = excluded.next_change_on,
      page = excluded.page, answer_digest = excluded.answer_digest`.execute(query);
  if (kept.items.length > 0) await writeItems(query, clinic, patient, kept.items);
}

/** Replaces the lines of a patient; of "" the notices, which are no patient's. */
export async function replaceItems(
  { query, clinic }: ClinicTx,
  patient: string,
  items: readonly WorklistRow[],
): Promise<void> {
  const keys = items.map((item) => item.task_key);
  await sql`delete from worklist_item where clinic_id = ${clinic} and patient_id = ${patient} and task_key <> all(${keys}::text[])`.execute(
    query,
  );
  if (items.length > 0) await writeItems(query, clinic, patient, items);
}

/** Adds the lines that are new and rewrites those that say something else; one that stays as it was costs no write. */
async function writeItems(
  query: ClinicTx["query"],
  clinic: string,
  patient: string,
  items: readonly WorklistRow[],
): Promise<void> {
  await sql`
    insert into worklist_item (clinic_id, patient_id, task_key, sort_key, kind, role, urgency, opened_on, deadline_on, deadline_at, owner, snoozed_through, content)
    select ${clinic}, ${patient}, r.task_key, r.sort_key, r.kind, r.role, r.urgency, r.opened_on, r.deadline_on, r.deadline_at, r.owner, r.snoozed_through, r.content
    from jsonb_to_recordset(${json(items)}::jsonb) as r (task_key text, sort_key text, kind text, role text, urgency text, opened_on date, deadline_on date,
      deadline_at timestamptz, owner text, snoozed_through date, content jsonb)
    on conflict (clinic_id, patient_id, task_key) do update set sort_key = excluded.sort_key, kind = excluded.kind, role = excluded.role,
      urgency = excluded.urgency, opened_on = excluded.opened_on, deadline_on = excluded.deadline_on, deadline_at = excluded.deadline_at,
      owner = excluded.owner, snoozed_through = excluded.snoozed_through, content = excluded.content
    where (worklist_item.sort_key, worklist_item.kind, worklist_item.role, worklist_item.urgency, worklist_item.opened_on, worklist_item.deadline_on,
           worklist_item.deadline_at, worklist_item.owner, worklist_item.snoozed_through, worklist_item.content)
      is distinct from (excluded.sort_key, excluded.kind, excluded.role, excluded.urgency, excluded.opened_on, excluded.deadline_on,
           excluded.deadline_at, excluded.owner, excluded.snoozed_through, excluded.content)`.execute(query);
}

/** Whether what is kept of a patient is what this key and day ask for. */
export async function isKept(
  { query, clinic }: ClinicTx,
  patient: string,
  key: CacheKey,
  asOf: string,
): Promise<boolean> {
  const row = await query
    .selectFrom("assessment")
    .select("as_of")
    .where("clinic_id", "=", clinic)
    .where("patient_id", "=", patient)
    .where("record_version", "=", String(key.version))
    .where("rulebook_digest", "=", key.rulebookDigest)
    .where("engine_digest", "=", key.engineDigest)
    .where("as_of", "<=", asOf)
    .where((where) => where.or([where("next_change_on", "is", null), where("next_change_on", ">", asOf)]))
    .executeTakeFirst();
  return row !== undefined;
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
  key: Omit<CacheKey, "version">,
  asOf: string,
): Promise<PatientView | undefined> {
  const newest = (table: "patient_header" | "patient_details") => sql`
    (select content from ${sql.table(table)} where clinic_id = p.clinic_id and patient_id = p.patient_id order by record_version desc limit 1)`;
  const { rows } = await sql<PatientView>`
    select p.record_version as version, ${newest("patient_header")} as header, ${newest("patient_details")} as details,
           (select page from assessment a where a.clinic_id = p.clinic_id and a.patient_id = p.patient_id
              and a.record_version = p.record_version and a.rulebook_digest = ${key.rulebookDigest} and a.engine_digest = ${key.engineDigest}
              and a.as_of <= ${asOf} and (a.next_change_on is null or a.next_change_on > ${asOf})) as page
    from patient p where p.clinic_id = ${clinic} and p.patient_id = ${patient}`.execute(query);
  return rows[0];
}
