import { sql } from "kysely";
import { json } from "./json.ts";
import type { WorklistItemTable } from "./tables.ts";
import type { ClinicTx } from "./transaction.ts";

/** A line of the worklist as it is kept; `content` holds what only readers need. */
export type WorklistRow = Omit<WorklistItemTable, "clinic_id" | "patient_id" | "content" | "deadline_at"> & {
  readonly deadline_at: string | null;
  readonly content: object;
};

/**
 * Parts of a `with`: removes lines of a patient that are gone, adds those that are new and rewrites those that say something
 * else; one that stays as it was costs no write.
 */
export const replacingItems = (
  { clinic }: Pick<ClinicTx, "clinic">,
  patient: string,
  items: readonly WorklistRow[],
) => sql`
    gone_items as (
      delete from worklist_item where clinic_id = ${clinic} and patient_id = ${patient}
        and task_key <> all(${items.map((item) => item.task_key)}::text[])
    ), ${puttingItems({ clinic }, patient, items)}`;

/** The second of these parts by itself. */
const puttingItems = ({ clinic }: Pick<ClinicTx, "clinic">, patient: string, items: readonly WorklistRow[]) => sql`
    put_items as (
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
             excluded.deadline_at, excluded.owner, excluded.snoozed_through, excluded.content)
    )`;

/** Replaces the lines of a patient; of "" the notices, which are no patient's. */
export async function replaceItems(tx: ClinicTx, patient: string, items: readonly WorklistRow[]): Promise<void> {
  await sql`with ${replacingItems(tx, patient, items)} select`.execute(tx.query);
}

/** Replaces one line of a patient, or of the notices; without an item it is gone. */
export async function replaceItem(
  tx: ClinicTx,
  patient: string,
  key: string,
  item: WorklistRow | undefined,
): Promise<void> {
  await (item === undefined
    ? sql`delete from worklist_item where clinic_id = ${tx.clinic} and patient_id = ${patient} and task_key = ${key}`
    : sql`with ${puttingItems(tx, patient, [item])} select`
  ).execute(tx.query);
}
