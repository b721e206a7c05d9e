import { sql } from "kysely";
import { json } from "./json.ts";
import type { ClinicTx } from "./transaction.ts";

/** A test of which the patient may be reminded, as it is kept: days as text, both ends included. */
export type ReminderRow = {
  readonly obligation_key: string;
  readonly name: string;
  readonly due_on: string;
  readonly remind_on: string;
  readonly through_on: string;
  readonly snoozed_through: string | null;
};

/**
 * Parts of a `with`: replaces what a patient may be reminded of. A reminder that waits to be sent for something else is withdrawn
 * in the same statement: what has been done needs no reminding.
 */
export function replacingReminders(
  { clinic, at }: Pick<ClinicTx, "clinic" | "at">,
  patient: string,
  reminders: readonly ReminderRow[],
) {
  const keys = reminders.map(({ obligation_key }) => obligation_key);
  return sql`
    gone_reminders as (
      delete from reminder where clinic_id = ${clinic} and patient_id = ${patient} and obligation_key <> all(${keys}::text[])
    ), needless as (
      delete from outbox where clinic_id = ${clinic} and patient_id = ${patient} and channel = 'patient-reminder' and not about && ${keys}::text[]
      returning *
    ), told as (
      insert into delivery_attempt (clinic_id, delivery_key, attempt, patient_id, channel, recipient, attempted_at, outcome, detail, message_id, urgency, added_at)
      select clinic_id, delivery_key, tries + 1, patient_id, channel, recipient, ${new Date(at)}, 'withdrawn', 'done-meanwhile', '', urgency, added_at
      from needless
    ), put_reminders as (
      insert into reminder (clinic_id, patient_id, obligation_key, name, due_on, remind_on, through_on, snoozed_through)
      select ${clinic}, ${patient}, r.obligation_key, r.name, r.due_on, r.remind_on, r.through_on, r.snoozed_through
      from jsonb_to_recordset(${json(reminders)}::jsonb)
        as r (obligation_key text, name text, due_on date, remind_on date, through_on date, snoozed_through date)
      on conflict (clinic_id, patient_id, obligation_key) do update set name = excluded.name, due_on = excluded.due_on,
        remind_on = excluded.remind_on, through_on = excluded.through_on, snoozed_through = excluded.snoozed_through
      where (reminder.name, reminder.due_on, reminder.remind_on, reminder.through_on, reminder.snoozed_through)
        is distinct from (excluded.name, excluded.due_on, excluded.remind_on, excluded.through_on, excluded.snoozed_through)
    )`;
}

/** Reminders whose day has come and whose time has not passed, on a day. */
export async function remindersOn(
  { query, clinic }: ClinicTx,
  asOf: string,
): Promise<readonly (ReminderRow & { readonly patient_id: string })[]> {
  return query
    .selectFrom("reminder")
    .select(["patient_id", "obligation_key", "name", "due_on", "remind_on", "through_on", "snoozed_through"])
    .where("clinic_id", "=", clinic)
    .where("remind_on", "<=", asOf)
    .where("through_on", ">=", asOf)
    .orderBy("patient_id")
    .orderBy("obligation_key")
    .execute();
}

/** What is kept of one patient, in order of key. */
export async function remindersOfPatient(
  { query, clinic }: ClinicTx,
  patient: string,
): Promise<readonly ReminderRow[]> {
  return query
    .selectFrom("reminder")
    .select(["obligation_key", "name", "due_on", "remind_on", "through_on", "snoozed_through"])
    .where("clinic_id", "=", clinic)
    .where("patient_id", "=", patient)
    .orderBy("obligation_key")
    .execute();
}
