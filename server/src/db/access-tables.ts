import type { ColumnType, Generated } from "kysely";

/** A moment: read as Date, written as Date. */
type Moment = ColumnType<Date, Date, Date>;
/** PostgreSQL's bigint: read as text, written as a number. */
type Count = ColumnType<string, number, number>;

type AccountTable = {
  account_id: string;
  address: string;
  display_name: string;
  created_at: Moment;
  disabled_at: Moment | null;
};
type MembershipTable = { clinic_id: string; account_id: string; roles: string[]; since: Moment };
type AccountPasswordTable = { account_id: string; hash: string; changed_at: Moment };
type AccountTotpTable = { account_id: string; secret: Buffer; last_step: Count; enrolled_at: Moment };
type RecoveryCodeTable = { account_id: string; code_hash: string; made_at: Moment; used_at: Moment | null };

type PasskeyTable = {
  credential_id: string;
  account_id: string;
  public_key: Buffer;
  counter: Count;
  transports: string[];
  label: string;
  added_at: Moment;
  used_at: Moment | null;
};

type LinkedSubjectTable = { subject_key: string; account_id: string; linked_at: Moment };

type SessionTable = {
  session_id: string;
  account_id: string;
  token_hash: string;
  method: string;
  signed_in_at: Moment;
  last_seen_at: Moment;
  ends_at: Moment;
  ended_at: Moment | null;
  browser: string;
};

type ChallengeTable = { challenge_key: string; purpose: string; content: Buffer; ends_at: Moment };

type SignInLimitTable = {
  limit_key: string;
  failures: number;
  last_failed_at: Moment;
  wait_until: Moment | null;
};

type SignInAttemptTable = {
  attempt_id: string;
  at: Moment;
  account_id: string | null;
  address_key: string;
  source_key: string;
  method: string;
  outcome: string;
};

type AccountEventTable = { event_id: string; account_id: string; at: Moment; action: string; object: string };

type InvitationTable = {
  clinic_id: string;
  invitation_id: string;
  address: string;
  roles: string[];
  token_hash: string;
  invited_by: string | null;
  invited_at: Moment;
  ends_at: Moment;
  withdrawn_at: Moment | null;
  accepted_at: Moment | null;
  accepted_by: string | null;
};

type ServiceTokenTable = {
  clinic_id: string;
  token_id: string;
  label: string;
  token_hash: string;
  permissions: string[];
  made_by: string;
  made_at: Moment;
  ends_at: Moment;
  revoked_at: Moment | null;
  revoked_by: string | null;
};

type BreakGlassTable = {
  clinic_id: string;
  use_id: string;
  account_id: string;
  patient_id: string;
  reason: string;
  opened_at: Moment;
  ends_at: Moment;
};

type BreakGlassReviewTable = {
  clinic_id: string;
  use_id: string;
  account_id: string;
  reviewed_by: string;
  reviewed_at: Moment;
  finding: string;
  remark: string;
};

type AccountResetTable = {
  token_hash: string;
  account_id: string;
  made_by: string | null;
  made_at: Moment;
  ends_at: Moment;
  used_at: Moment | null;
};

type SetUpTable = { only_one: Generated<boolean>; token_hash: string; made_at: Moment };

/** The tables of who may do what: migration 0002. */
export type AccessTables = {
  account: AccountTable;
  membership: MembershipTable;
  account_password: AccountPasswordTable;
  account_totp: AccountTotpTable;
  recovery_code: RecoveryCodeTable;
  passkey: PasskeyTable;
  linked_subject: LinkedSubjectTable;
  session: SessionTable;
  challenge: ChallengeTable;
  sign_in_limit: SignInLimitTable;
  sign_in_attempt: SignInAttemptTable;
  account_event: AccountEventTable;
  invitation: InvitationTable;
  service_token: ServiceTokenTable;
  break_glass: BreakGlassTable;
  break_glass_review: BreakGlassReviewTable;
  account_reset: AccountResetTable;
  set_up: SetUpTable;
};
