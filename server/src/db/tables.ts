import type { ColumnType, JSONColumnType } from "kysely";
import type { AccessTables } from "./access-tables.ts";
import type { BulkTables } from "./bulk-tables.ts";
import type { CalendarTables } from "./calendar-tables.ts";
import type { ClientTables } from "./client-tables.ts";
import type { DeliveryTables } from "./delivery-tables.ts";
import type { DocumentTables } from "./document-tables.ts";
import type { HttpTables } from "./http-tables.ts";
import type { ImportTables } from "./import-tables.ts";
import type { IntakeTables } from "./intake-tables.ts";
import type { SubscriptionTables } from "./subscription-tables.ts";

/**
 * Rows as PostgreSQL gives them: dates as `YYYY-MM-DD`, bigint as text, moments as Date. Stores turn them into our
 * own words; nobody else sees them.
 */
type Json = JSONColumnType<object, string, string>;
/** A moment: read as Date, written as Date. */
type Moment = ColumnType<Date, Date, Date>;
/** PostgreSQL's bigint: read as text, written as a number. */
type Count = ColumnType<string, number, number>;

export type ClinicTable = { clinic_id: string; name: string; zone: string; created_at: Moment };

export type PatientTable = {
  clinic_id: string;
  patient_id: string;
  record_version: Count;
  last_recorded_at: Moment;
  created_at: Moment;
};

export type PatientVersionTable = {
  clinic_id: string;
  patient_id: string;
  record_version: Count;
  recorded_at: Moment;
  recorded_by: string;
  content: Json;
};

export type PatientIdentifierTable = { clinic_id: string; system: string; value: string; patient_id: string };

export type FactTable = {
  clinic_id: string;
  patient_id: string;
  fact_id: string;
  record_version: Count;
  kind: string;
  occurred_on: string | null;
  recorded_at: Moment;
  recorded_by: string;
  message_id: string | null;
  content: Json;
};

export type ClinicPolicyTable = {
  clinic_id: string;
  kind: string;
  policy_version: number;
  effective_from: string;
  recorded_at: Moment;
  recorded_by: string;
  content: Json;
};

export type FeedTable = { clinic_id: string; feed: string; expected_every_hours: number; since: Moment };

export type NoticeTable = {
  clinic_id: string;
  notice_key: string;
  kind: string;
  role: string;
  urgency: string;
  opened_at: Moment;
  about: string;
  content: Json;
};

export type NoticeActTable = {
  clinic_id: string;
  notice_key: string;
  act_id: string;
  acted_at: Moment;
  acted_by: string;
  action: string;
  content: Json;
};

export type AssessmentTable = {
  clinic_id: string;
  patient_id: string;
  record_version: Count;
  rulebook_digest: string;
  engine_digest: string;
  as_of: string;
  next_change_on: string | null;
  page: Json;
  summary: Json | null;
  outcomes: Json | null;
};

export type RecordSnapshotTable = {
  clinic_id: string;
  patient_id: string;
  record_version: Count;
  engine_digest: string;
  content: Buffer;
};

export type WorklistItemTable = {
  clinic_id: string;
  patient_id: string;
  task_key: string;
  sort_key: string;
  kind: string;
  role: string;
  urgency: string;
  opened_on: string;
  deadline_on: string | null;
  deadline_at: Moment | null;
  owner: string | null;
  snoozed_through: string | null;
  content: Json;
};

/** Unsealed: `position`, `hash` and `sealed_at` are null, all three. */
export type AuditEventTable = {
  clinic_id: string;
  event_id: string;
  at: Moment;
  actor_kind: string;
  actor_id: string;
  action: string;
  object: string;
  why: string | null;
  detail: Json;
  position: ColumnType<string | null, never, number>;
  hash: ColumnType<Buffer | null, never, Buffer>;
  sealed_at: ColumnType<Date | null, never, Date>;
};

export type AuditHeadTable = { clinic_id: string; position: Count; hash: Buffer; sealed_at: Moment };

export type ErasureRequestTable = {
  clinic_id: string;
  request_id: string;
  patient_id: string;
  requested_at: Moment;
  requested_by: string;
  why: string;
};

export type ErasureConfirmationTable = {
  clinic_id: string;
  request_id: string;
  requested_by: string;
  confirmed_by: string;
  confirmed_at: Moment;
};

export type ErasureWithdrawalTable = {
  clinic_id: string;
  request_id: string;
  withdrawn_by: string;
  withdrawn_at: Moment;
  why: string;
};

export type TombstoneTable = {
  clinic_id: string;
  patient_id: string;
  request_id: string;
  erased_at: Moment;
  requested_by: string;
  confirmed_by: string;
  why: string;
  counts: Json;
  digest: string;
};

export type TransferOfferTable = {
  clinic_id: string;
  offer_id: string;
  to_clinic_id: string;
  patient_id: string;
  offered_at: Moment;
  offered_by: string;
  why: string;
};

export type TransferReceivedTable = {
  clinic_id: string;
  offer_id: string;
  from_clinic_id: string;
  offered_at: Moment;
  why: string;
};

export type TransferAnswerTable = {
  clinic_id: string;
  offer_id: string;
  answer: string;
  answered_at: Moment;
  answered_by: string;
  why: string | null;
  content: Json;
};

export type Tables = AccessTables &
  ClientTables &
  DeliveryTables &
  HttpTables &
  BulkTables &
  ImportTables &
  IntakeTables &
  SubscriptionTables &
  CalendarTables &
  DocumentTables & {
    clinic: ClinicTable;
    patient: PatientTable;
    patient_header: PatientVersionTable;
    patient_details: PatientVersionTable;
    patient_identifier: PatientIdentifierTable;
    fact: FactTable;
    clinic_policy: ClinicPolicyTable;
    feed: FeedTable;
    notice: NoticeTable;
    notice_act: NoticeActTable;
    assessment: AssessmentTable;
    record_snapshot: RecordSnapshotTable;
    worklist_item: WorklistItemTable;
    audit_event: AuditEventTable;
    audit_head: AuditHeadTable;
    erasure_request: ErasureRequestTable;
    erasure_confirmation: ErasureConfirmationTable;
    erasure_withdrawal: ErasureWithdrawalTable;
    tombstone: TombstoneTable;
    transfer_offer: TransferOfferTable;
    transfer_received: TransferReceivedTable;
    transfer_answer: TransferAnswerTable;
  };
