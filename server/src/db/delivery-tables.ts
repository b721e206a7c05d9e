import type { ColumnType, JSONColumnType } from "kysely";

type Json = JSONColumnType<object, string, string>;
type Moment = ColumnType<Date, Date, Date>;

type ReminderTable = {
  clinic_id: string;
  patient_id: string;
  obligation_key: string;
  name: string;
  due_on: string;
  remind_on: string;
  through_on: string;
  snoozed_through: string | null;
};

type EscalationTable = {
  clinic_id: string;
  step_key: string;
  patient_id: string;
  about: string;
  rung: string;
  outcome: "sent" | "marked" | "skipped" | "nobody";
  reached_at: Moment;
  taken_at: Moment;
  content: Json;
};

type OutboxTable = {
  clinic_id: string;
  delivery_key: string;
  channel: "staff-message" | "patient-reminder";
  recipient: string;
  patient_id: string;
  about: string[];
  urgency: string;
  added_at: Moment;
  tries: number;
  try_after: Moment;
};

type DeliveryAttemptTable = {
  clinic_id: string;
  delivery_key: string;
  attempt: number;
  patient_id: string;
  channel: string;
  recipient: string;
  attempted_at: Moment;
  outcome: "delivered" | "later" | "refused" | "given-up" | "withdrawn";
  detail: string;
  message_id: string;
  urgency: string | null;
  added_at: ColumnType<Date | null, Date, Date>;
};

type SentinelPartTable = {
  clinic_id: string;
  run_on: string;
  share_of: number;
  share_number: number;
  part: number;
  started_at: Moment;
  ended_at: Moment;
  last_patient_id: string | null;
  patients: number;
  alarms: number;
  engine_digest: string;
};

/** The tables of migration 0005: who was told of what, messages on their way, reminders, the sentinel's runs. */
export type DeliveryTables = {
  reminder: ReminderTable;
  escalation: EscalationTable;
  outbox: OutboxTable;
  delivery_attempt: DeliveryAttemptTable;
  sentinel_part: SentinelPartTable;
};
