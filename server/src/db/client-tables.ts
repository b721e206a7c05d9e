import type { ColumnType } from "kysely";

/** A moment: read as Date, written as Date. */
type Moment = ColumnType<Date, Date, Date>;
type Json = ColumnType<object, string, never>;

/** Systems of others that are connected: migration 0008. */
export type ClientTables = {
  client: {
    clinic_id: string;
    client_id: string;
    use: string;
    named_as: string;
    label: string;
    content: Json;
    sealed_secret: Buffer | null;
    made_by: string;
    made_at: Moment;
    ended_at: Moment | null;
    ended_by: string | null;
  };
  used_assertion: { clinic_id: string; client_id: string; assertion_digest: string; ends_at: Moment };
  client_grant: {
    clinic_id: string;
    grant_id: string;
    client_id: string;
    account_id: string | null;
    patient_id: string | null;
    scopes: string[];
    granted_at: Moment;
    ends_at: Moment;
    ended_at: Moment | null;
  };
  client_token: {
    clinic_id: string;
    token_id: string;
    grant_id: string;
    token_hash: string;
    kind: string;
    made_at: Moment;
    ends_at: Moment;
    used_at: Moment | null;
  };
  shown_card: {
    clinic_id: string;
    card_id: string;
    patient_id: string;
    service: string;
    topic: string;
    indicator: string;
    shown_at: Moment;
    shown_to: string;
  };
  card_feedback: {
    clinic_id: string;
    feedback_id: string;
    card_id: string;
    outcome: string;
    content: Json;
    given_at: Moment;
    given_by: string;
  };
};
