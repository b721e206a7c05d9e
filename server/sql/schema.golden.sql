table account rls forced
  account_id uuid not null
  address text not null
  display_name text not null
  created_at timestamp with time zone not null
  disabled_at timestamp with time zone
  constraint account_pkey PRIMARY KEY (account_id)
  constraint account_address_key UNIQUE (address)
  policy added for insert to longwatch_app check (account_id = account_set())
  policy changed for update to longwatch_app using (account_id = account_set()) check (account_id = account_set())
  policy of_owner for all to longwatch_owner using true check true
  policy seen for select to longwatch_app using ((account_id = account_set()) OR (address = named_set()) OR (account_id = ( SELECT named_account() AS named_account)) OR is_member(account_id))
  grant insert to longwatch_app
  grant select to longwatch_app
table account_event rls forced
  event_id uuid not null
  account_id uuid not null
  at timestamp with time zone not null
  action text not null
  object text not null
  constraint account_event_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id)
  constraint account_event_pkey PRIMARY KEY (event_id)
  CREATE INDEX account_event_of_account ON account_event USING btree (account_id, at)
  policy added for insert to longwatch_app check (account_id = account_set())
  policy of_owner for all to longwatch_owner using true check true
  policy seen for select to longwatch_app using ((account_id = account_set()) OR (( SELECT is_administrator() AS is_administrator) AND is_member(account_id)))
  grant insert to longwatch_app
  grant select to longwatch_app
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON account_event FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON account_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table account_password rls forced
  account_id uuid not null
  hash text not null
  changed_at timestamp with time zone not null
  constraint account_password_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id)
  constraint account_password_pkey PRIMARY KEY (account_id)
  policy of_account for all to longwatch_app using (account_id = account_set()) check (account_id = account_set())
  policy of_owner for all to longwatch_owner using true check true
  grant delete to longwatch_app
  grant insert to longwatch_app
  grant select to longwatch_app
  grant update to longwatch_app
table account_reset rls forced
  token_hash text not null
  account_id uuid not null
  made_by uuid
  made_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  used_at timestamp with time zone
  constraint account_reset_check CHECK ((made_by <> account_id))
  constraint account_reset_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id)
  constraint account_reset_made_by_fkey FOREIGN KEY (made_by) REFERENCES account(account_id)
  constraint account_reset_pkey PRIMARY KEY (token_hash)
  CREATE INDEX account_reset_of_account ON account_reset USING btree (account_id)
  policy added for insert to longwatch_app check ((made_by = account_set()) AND ( SELECT is_administrator() AS is_administrator) AND is_member(account_id) AND is_only_here(account_id))
  policy of_owner for all to longwatch_owner using true check true
  policy seen for select to longwatch_app using (token_hash = named_set())
  policy used for update to longwatch_app using (token_hash = named_set())
  grant insert to longwatch_app
  grant select to longwatch_app
table account_totp rls forced
  account_id uuid not null
  secret bytea not null
  last_step bigint not null
  enrolled_at timestamp with time zone not null
  constraint account_totp_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id)
  constraint account_totp_pkey PRIMARY KEY (account_id)
  policy of_account for all to longwatch_app using (account_id = account_set()) check (account_id = account_set())
  policy of_owner for all to longwatch_owner using true check true
  grant delete to longwatch_app
  grant insert to longwatch_app
  grant select to longwatch_app
  grant update to longwatch_app
table assessment rls forced
  clinic_id uuid not null
  patient_id text not null
  record_version bigint not null
  rulebook_digest text not null
  engine_digest text not null
  as_of date not null
  next_change_on date
  page json not null
  summary json
  outcomes json
  constraint assessment_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patient(clinic_id, patient_id)
  constraint assessment_pkey PRIMARY KEY (clinic_id, patient_id)
  CREATE INDEX assessment_due ON assessment USING btree (clinic_id, next_change_on)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant delete to longwatch_app
  grant insert to longwatch_app
  grant select to longwatch_app
  grant update to longwatch_app
  grant select to longwatch_sentinel
table audit_event rls forced
  clinic_id uuid not null
  event_id uuid not null
  at timestamp with time zone not null
  actor_kind text not null
  actor_id text not null
  action text not null
  object text not null
  why text
  detail json not null
  position bigint
  hash bytea
  sealed_at timestamp with time zone
  constraint audit_event_check CHECK ((num_nulls("position", hash, sealed_at) = ANY (ARRAY[0, 3])))
  constraint audit_event_detail_check CHECK (((detail)::text !~ '\s'::text))
  constraint audit_event_hash_check CHECK ((octet_length(hash) = 32))
  constraint audit_event_position_check CHECK (("position" > 0))
  constraint audit_event_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint audit_event_pkey PRIMARY KEY (clinic_id, event_id)
  constraint audit_event_clinic_id_position_key UNIQUE (clinic_id, "position")
  CREATE INDEX audit_event_by_action ON audit_event USING btree (clinic_id, action, at, event_id)
  CREATE INDEX audit_event_by_time ON audit_event USING btree (clinic_id, at, event_id)
  CREATE INDEX audit_event_of_object ON audit_event USING btree (clinic_id, object, at, event_id)
  CREATE INDEX audit_event_unsealed ON audit_event USING btree (clinic_id, at, event_id) WHERE ("position" IS NULL)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON audit_event FOR EACH ROW EXECUTE FUNCTION only_sealed()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table audit_head rls forced
  clinic_id uuid not null
  position bigint not null
  hash bytea not null
  sealed_at timestamp with time zone not null
  constraint audit_head_hash_check CHECK ((octet_length(hash) = 32))
  constraint audit_head_position_check CHECK (("position" >= 0))
  constraint audit_head_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint audit_head_pkey PRIMARY KEY (clinic_id)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant update to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON audit_head FOR EACH ROW EXECUTE FUNCTION only_forward()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON audit_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table break_glass rls forced
  clinic_id uuid not null
  use_id uuid not null
  account_id uuid not null
  patient_id text not null
  reason text not null
  opened_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  constraint break_glass_check CHECK ((ends_at > opened_at))
  constraint break_glass_reason_check CHECK ((length(btrim(reason)) > 0))
  constraint break_glass_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id)
  constraint break_glass_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint break_glass_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patient(clinic_id, patient_id)
  constraint break_glass_pkey PRIMARY KEY (clinic_id, use_id)
  constraint break_glass_clinic_id_use_id_account_id_key UNIQUE (clinic_id, use_id, account_id)
  CREATE INDEX break_glass_of_account ON break_glass USING btree (clinic_id, account_id, patient_id, ends_at)
  policy added for insert to longwatch_app check ((clinic_id = clinic_set()) AND (account_id = account_set()) AND is_member(account_id))
  policy of_owner for all to longwatch_owner using true check true
  policy seen for select to longwatch_app using (clinic_id = clinic_set())
  grant insert to longwatch_app
  grant select to longwatch_app
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON break_glass FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON break_glass FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table break_glass_review rls forced
  clinic_id uuid not null
  use_id uuid not null
  account_id uuid not null
  reviewed_by uuid not null
  reviewed_at timestamp with time zone not null
  finding text not null
  remark text not null
  constraint break_glass_review_check CHECK ((reviewed_by <> account_id))
  constraint break_glass_review_finding_check CHECK ((finding = ANY (ARRAY['justified'::text, 'not-justified'::text])))
  constraint break_glass_review_clinic_id_use_id_account_id_fkey FOREIGN KEY (clinic_id, use_id, account_id) REFERENCES break_glass(clinic_id, use_id, account_id)
  constraint break_glass_review_reviewed_by_fkey FOREIGN KEY (reviewed_by) REFERENCES account(account_id)
  constraint break_glass_review_pkey PRIMARY KEY (clinic_id, use_id)
  policy added for insert to longwatch_app check ((clinic_id = clinic_set()) AND (reviewed_by = account_set()) AND is_member(reviewed_by))
  policy of_owner for all to longwatch_owner using true check true
  policy seen for select to longwatch_app using (clinic_id = clinic_set())
  grant insert to longwatch_app
  grant select to longwatch_app
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON break_glass_review FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON break_glass_review FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table bulk_export rls forced
  clinic_id uuid not null
  export_id uuid not null
  asked_by text not null
  asked_at timestamp with time zone not null
  request text not null
  types text[] not null
  is_named boolean not null
  since timestamp with time zone
  doubts jsonb not null
  state text not null
  fault text
  transaction_time timestamp with time zone
  walked_through text not null
  people integer not null
  ends_at timestamp with time zone not null
  constraint bulk_export_fault_check CHECK ((fault = ANY (ARRAY['disk-full'::text, 'failed'::text])))
  constraint bulk_export_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'complete'::text, 'failed'::text])))
  constraint bulk_export_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint bulk_export_pkey PRIMARY KEY (clinic_id, export_id)
  CREATE INDEX bulk_export_by_end ON bulk_export USING btree (clinic_id, ends_at)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant delete to longwatch_app
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
table bulk_export_piece rls forced
  clinic_id uuid not null
  export_id uuid not null
  type text not null
  patient_id text not null
  resources integer not null
  content bytea not null
  constraint bulk_export_piece_clinic_id_export_id_fkey FOREIGN KEY (clinic_id, export_id) REFERENCES bulk_export(clinic_id, export_id)
  constraint bulk_export_piece_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patient(clinic_id, patient_id)
  constraint bulk_export_piece_pkey PRIMARY KEY (clinic_id, export_id, type, patient_id)
  CREATE INDEX bulk_export_piece_of_patient ON bulk_export_piece USING btree (clinic_id, patient_id)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant delete to longwatch_app
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
table calendar_feed rls forced
  clinic_id uuid not null
  feed_id uuid not null
  patient_id text not null
  token_hash text not null
  name text
  language text not null
  made_by text not null
  made_at timestamp with time zone not null
  revoked_at timestamp with time zone
  revoked_by text
  shown json not null default '[]'::json
  constraint calendar_feed_language_check CHECK ((language = ANY (ARRAY['en'::text, 'es'::text])))
  constraint calendar_feed_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint calendar_feed_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patient(clinic_id, patient_id)
  constraint calendar_feed_pkey PRIMARY KEY (clinic_id, feed_id)
  constraint calendar_feed_clinic_id_token_hash_key UNIQUE (clinic_id, token_hash)
  CREATE INDEX calendar_feed_by_token ON calendar_feed USING btree (token_hash)
  CREATE INDEX calendar_feed_of ON calendar_feed USING btree (clinic_id, patient_id)
  policy added for insert to longwatch_app check (clinic_id = clinic_set())
  policy changed for update to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy seen for select to longwatch_app using ((clinic_id = clinic_set()) OR (token_hash = named_set()))
  grant insert to longwatch_app
  grant select to longwatch_app
table card_feedback rls forced
  clinic_id uuid not null
  feedback_id uuid not null
  card_id uuid not null
  outcome text not null
  content jsonb not null
  given_at timestamp with time zone not null
  given_by text not null
  constraint card_feedback_outcome_check CHECK ((outcome = ANY (ARRAY['accepted'::text, 'overridden'::text])))
  constraint card_feedback_clinic_id_card_id_fkey FOREIGN KEY (clinic_id, card_id) REFERENCES shown_card(clinic_id, card_id)
  constraint card_feedback_pkey PRIMARY KEY (clinic_id, feedback_id)
  CREATE INDEX card_feedback_of_card ON card_feedback USING btree (clinic_id, card_id)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON card_feedback FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON card_feedback FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table challenge rls forced
  challenge_key text not null
  purpose text not null
  content bytea not null
  ends_at timestamp with time zone not null
  constraint challenge_pkey PRIMARY KEY (challenge_key)
  CREATE INDEX challenge_by_end ON challenge USING btree (ends_at)
  policy named for all to longwatch_app using (challenge_key = named_set()) check (challenge_key = named_set())
  policy of_owner for all to longwatch_owner using true check true
  grant delete to longwatch_app
  grant insert to longwatch_app
  grant select to longwatch_app
table client rls forced
  clinic_id uuid not null
  client_id uuid not null
  use text not null
  named_as text not null
  label text not null
  content jsonb not null
  sealed_secret bytea
  made_by uuid not null
  made_at timestamp with time zone not null
  ended_at timestamp with time zone
  ended_by uuid
  constraint client_use_check CHECK ((use = ANY (ARRAY['decision-support'::text, 'backend'::text, 'app'::text, 'record-system'::text])))
  constraint client_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint client_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES account(account_id)
  constraint client_made_by_fkey FOREIGN KEY (made_by) REFERENCES account(account_id)
  constraint client_pkey PRIMARY KEY (clinic_id, client_id)
  CREATE INDEX client_by_name ON client USING btree (named_as)
  CREATE UNIQUE INDEX client_named ON client USING btree (clinic_id, named_as) WHERE (ended_at IS NULL)
  policy added for insert to longwatch_app check ((clinic_id = clinic_set()) AND (made_by = account_set()) AND ( SELECT is_administrator() AS is_administrator))
  policy ended for update to longwatch_app using ((clinic_id = clinic_set()) AND ( SELECT is_administrator() AS is_administrator)) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy seen for select to longwatch_app using ((named_as = named_set()) OR (clinic_id = clinic_set()))
  grant insert to longwatch_app
  grant select to longwatch_app
table client_grant rls forced
  clinic_id uuid not null
  grant_id uuid not null
  client_id uuid not null
  account_id uuid
  patient_id text
  scopes text[] not null
  granted_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  ended_at timestamp with time zone
  constraint client_grant_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id)
  constraint client_grant_clinic_id_client_id_fkey FOREIGN KEY (clinic_id, client_id) REFERENCES client(clinic_id, client_id)
  constraint client_grant_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patient(clinic_id, patient_id)
  constraint client_grant_pkey PRIMARY KEY (clinic_id, grant_id)
  CREATE INDEX client_grant_by_end ON client_grant USING btree (clinic_id, ends_at)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  grant delete to longwatch_app
  grant insert to longwatch_app
  grant select to longwatch_app
table client_token rls forced
  clinic_id uuid not null
  token_id uuid not null
  grant_id uuid not null
  token_hash text not null
  kind text not null
  made_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  used_at timestamp with time zone
  constraint client_token_kind_check CHECK ((kind = ANY (ARRAY['access'::text, 'refresh'::text])))
  constraint client_token_clinic_id_grant_id_fkey FOREIGN KEY (clinic_id, grant_id) REFERENCES client_grant(clinic_id, grant_id) ON DELETE CASCADE
  constraint client_token_pkey PRIMARY KEY (clinic_id, token_id)
  constraint client_token_clinic_id_token_hash_key UNIQUE (clinic_id, token_hash)
  CREATE INDEX client_token_by_token ON client_token USING btree (token_hash)
  CREATE INDEX client_token_of_grant ON client_token USING btree (clinic_id, grant_id)
  policy added for insert to longwatch_app check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy removed for delete to longwatch_app using (clinic_id = clinic_set())
  policy seen for select to longwatch_app using ((token_hash = named_set()) OR (clinic_id = clinic_set()))
  policy used for update to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  grant delete to longwatch_app
  grant insert to longwatch_app
  grant select to longwatch_app
table clinic rls forced
  clinic_id uuid not null
  name text not null
  zone text not null
  created_at timestamp with time zone not null
  constraint clinic_pkey PRIMARY KEY (clinic_id)
  policy of_everyone for select to longwatch_app, longwatch_sentinel using true
  policy of_owner for all to longwatch_owner using true check true
  grant select to longwatch_app
  grant select to longwatch_sentinel
table clinic_policy rls forced
  clinic_id uuid not null
  kind text not null
  policy_version integer not null
  effective_from date not null
  recorded_at timestamp with time zone not null
  recorded_by text not null
  content jsonb not null
  constraint clinic_policy_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint clinic_policy_pkey PRIMARY KEY (clinic_id, kind, policy_version)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON clinic_policy FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON clinic_policy FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table delivery_attempt rls forced
  clinic_id uuid not null
  delivery_key text not null
  attempt integer not null
  patient_id text not null
  channel text not null
  recipient text not null
  attempted_at timestamp with time zone not null
  outcome text not null
  detail text not null
  message_id text not null
  urgency text
  added_at timestamp with time zone
  constraint delivery_attempt_outcome_check CHECK ((outcome = ANY (ARRAY['delivered'::text, 'later'::text, 'refused'::text, 'given-up'::text, 'withdrawn'::text])))
  constraint delivery_attempt_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint delivery_attempt_pkey PRIMARY KEY (clinic_id, delivery_key, attempt)
  CREATE INDEX delivery_attempt_by_time ON delivery_attempt USING btree (clinic_id, attempted_at DESC)
  CREATE INDEX delivery_attempt_ended ON delivery_attempt USING btree (clinic_id, attempted_at DESC, delivery_key DESC) WHERE (outcome <> 'later'::text)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON delivery_attempt FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON delivery_attempt FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table document rls forced
  clinic_id uuid not null
  document_id uuid not null
  message_id uuid not null
  part integer not null
  place text not null
  patient_id text not null
  filed_at timestamp with time zone not null
  filed_by text not null
  dated_on date
  name text not null
  media_type text not null
  bytes integer not null
  digest text not null
  constraint document_clinic_id_message_id_fkey FOREIGN KEY (clinic_id, message_id) REFERENCES raw_message(clinic_id, message_id)
  constraint document_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patient(clinic_id, patient_id)
  constraint document_pkey PRIMARY KEY (clinic_id, document_id)
  constraint document_clinic_id_message_id_part_place_patient_id_key UNIQUE (clinic_id, message_id, part, place, patient_id)
  CREATE INDEX document_of ON document USING btree (clinic_id, patient_id, filed_at)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON document FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON document FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table erasure_confirmation rls forced
  clinic_id uuid not null
  request_id uuid not null
  requested_by text not null
  confirmed_by text not null
  confirmed_at timestamp with time zone not null
  constraint erasure_confirmation_check CHECK ((confirmed_by <> requested_by))
  constraint erasure_confirmation_clinic_id_request_id_requested_by_fkey FOREIGN KEY (clinic_id, request_id, requested_by) REFERENCES erasure_request(clinic_id, request_id, requested_by)
  constraint erasure_confirmation_pkey PRIMARY KEY (clinic_id, request_id)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON erasure_confirmation FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON erasure_confirmation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table erasure_request rls forced
  clinic_id uuid not null
  request_id uuid not null
  patient_id text not null
  requested_at timestamp with time zone not null
  requested_by text not null
  why text not null
  constraint erasure_request_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint erasure_request_pkey PRIMARY KEY (clinic_id, request_id)
  constraint erasure_request_clinic_id_request_id_requested_by_key UNIQUE (clinic_id, request_id, requested_by)
  CREATE INDEX erasure_request_of ON erasure_request USING btree (clinic_id, patient_id)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON erasure_request FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON erasure_request FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table erasure_withdrawal rls forced
  clinic_id uuid not null
  request_id uuid not null
  withdrawn_by text not null
  withdrawn_at timestamp with time zone not null
  why text not null
  constraint erasure_withdrawal_clinic_id_request_id_fkey FOREIGN KEY (clinic_id, request_id) REFERENCES erasure_request(clinic_id, request_id)
  constraint erasure_withdrawal_pkey PRIMARY KEY (clinic_id, request_id)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON erasure_withdrawal FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON erasure_withdrawal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table escalation rls forced
  clinic_id uuid not null
  step_key text not null
  patient_id text not null
  about text not null
  rung text not null
  outcome text not null
  reached_at timestamp with time zone not null
  taken_at timestamp with time zone not null
  content jsonb not null
  constraint escalation_outcome_check CHECK ((outcome = ANY (ARRAY['sent'::text, 'marked'::text, 'skipped'::text, 'nobody'::text])))
  constraint escalation_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint escalation_pkey PRIMARY KEY (clinic_id, step_key)
  CREATE INDEX escalation_about ON escalation USING btree (clinic_id, patient_id, about)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON escalation FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON escalation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table fact rls forced
  clinic_id uuid not null
  patient_id text not null
  fact_id text not null
  record_version bigint not null
  kind text not null
  occurred_on date
  recorded_at timestamp with time zone not null
  recorded_by text not null
  message_id uuid
  content json not null
  constraint fact_clinic_id_message_id_fkey FOREIGN KEY (clinic_id, message_id) REFERENCES raw_message(clinic_id, message_id)
  constraint fact_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patient(clinic_id, patient_id)
  constraint fact_pkey PRIMARY KEY (clinic_id, patient_id, fact_id)
  CREATE INDEX fact_by_version ON fact USING btree (clinic_id, patient_id, record_version)
  CREATE INDEX fact_of_message ON fact USING btree (clinic_id, message_id) WHERE (message_id IS NOT NULL)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON fact FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON fact FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table feed rls forced
  clinic_id uuid not null
  feed text not null
  expected_every_hours integer not null
  since timestamp with time zone not null
  constraint feed_expected_every_hours_check CHECK ((expected_every_hours > 0))
  constraint feed_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint feed_pkey PRIMARY KEY (clinic_id, feed)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant delete to longwatch_app
  grant insert to longwatch_app
  grant select to longwatch_app
  grant update to longwatch_app
  grant select to longwatch_sentinel
table feed_day rls forced
  clinic_id uuid not null
  feed text not null
  analyte text not null
  heard_on date not null
  results integer not null
  constraint feed_day_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint feed_day_pkey PRIMARY KEY (clinic_id, feed, analyte, heard_on)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant update to longwatch_app
  grant select to longwatch_sentinel
table given_part rls forced
  clinic_id uuid not null
  message_id uuid not null
  part integer not null
  given_number integer not null
  patient_id text not null
  given_at timestamp with time zone not null
  given_by text not null
  said_at text not null
  constraint given_part_clinic_id_message_id_fkey FOREIGN KEY (clinic_id, message_id) REFERENCES raw_message(clinic_id, message_id)
  constraint given_part_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patient(clinic_id, patient_id)
  constraint given_part_pkey PRIMARY KEY (clinic_id, message_id, part, given_number, patient_id)
  CREATE INDEX given_part_patient ON given_part USING btree (clinic_id, patient_id)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON given_part FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON given_part FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table held_about rls forced
  clinic_id uuid not null
  message_id uuid not null
  part integer not null
  patient_id text not null
  is_certain boolean not null
  constraint held_about_clinic_id_message_id_part_fkey FOREIGN KEY (clinic_id, message_id, part) REFERENCES held_message(clinic_id, message_id, part) ON DELETE CASCADE
  constraint held_about_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patient(clinic_id, patient_id)
  constraint held_about_pkey PRIMARY KEY (clinic_id, message_id, part, patient_id)
  CREATE INDEX held_about_patient ON held_about USING btree (clinic_id, patient_id)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant delete to longwatch_app
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
table held_act rls forced
  clinic_id uuid not null
  message_id uuid not null
  part integer not null
  act_id uuid not null
  acted_at timestamp with time zone not null
  acted_by text not null
  action text not null
  why text
  constraint held_act_action_check CHECK ((action = ANY (ARRAY['matched'::text, 'rejected'::text, 'asked'::text, 'filed'::text, 'reopened'::text, 'failed'::text])))
  constraint held_act_clinic_id_message_id_part_fkey FOREIGN KEY (clinic_id, message_id, part) REFERENCES held_message(clinic_id, message_id, part)
  constraint held_act_pkey PRIMARY KEY (clinic_id, message_id, part, act_id)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON held_act FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON held_act FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table held_message rls forced
  clinic_id uuid not null
  message_id uuid not null
  part integer not null
  feed text not null
  sender text not null
  held_at timestamp with time zone not null
  state text not null
  urgency text not null
  codes text[] not null
  unmapped text[] not null
  changed_at timestamp with time zone not null
  constraint held_message_state_check CHECK ((state = ANY (ARRAY['open'::text, 'asked'::text, 'filed'::text, 'rejected'::text])))
  constraint held_message_clinic_id_message_id_fkey FOREIGN KEY (clinic_id, message_id) REFERENCES raw_message(clinic_id, message_id)
  constraint held_message_pkey PRIMARY KEY (clinic_id, message_id, part)
  CREATE INDEX held_message_open ON held_message USING btree (clinic_id, held_at) WHERE (state = ANY (ARRAY['open'::text, 'asked'::text]))
  CREATE INDEX held_message_unmapped ON held_message USING gin (unmapped) WHERE (state = ANY (ARRAY['open'::text, 'asked'::text]))
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant update to longwatch_app
  grant select to longwatch_sentinel
table idempotency rls forced
  clinic_id uuid not null
  actor_id text not null
  idempotency_key text not null
  request_digest text not null
  made_at timestamp with time zone not null
  status integer
  headers json
  body text
  constraint idempotency_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint idempotency_pkey PRIMARY KEY (clinic_id, actor_id, idempotency_key)
  CREATE INDEX idempotency_by_time ON idempotency USING btree (clinic_id, made_at)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  grant delete to longwatch_app
  grant insert to longwatch_app
  grant select to longwatch_app
  grant update to longwatch_app
table import_profile rls forced
  clinic_id uuid not null
  profile text not null
  profile_version integer not null
  recorded_at timestamp with time zone not null
  recorded_by text not null
  content jsonb not null
  constraint import_profile_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint import_profile_pkey PRIMARY KEY (clinic_id, profile, profile_version)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON import_profile FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON import_profile FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table inbox rls forced
  clinic_id uuid not null
  message_id uuid not null
  about text not null
  added_at timestamp with time zone not null
  tries integer not null
  try_after timestamp with time zone not null
  is_again boolean not null default false
  constraint inbox_clinic_id_message_id_fkey FOREIGN KEY (clinic_id, message_id) REFERENCES raw_message(clinic_id, message_id)
  constraint inbox_pkey PRIMARY KEY (clinic_id, message_id)
  CREATE INDEX inbox_about ON inbox USING btree (clinic_id, about) WHERE (about <> ''::text)
  CREATE INDEX inbox_due ON inbox USING btree (clinic_id, try_after, added_at)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant delete to longwatch_app
  grant insert to longwatch_app
  grant select to longwatch_app
  grant update to longwatch_app
  grant select to longwatch_sentinel
table invitation rls forced
  clinic_id uuid not null
  invitation_id uuid not null
  address text not null
  roles text[] not null
  token_hash text not null
  invited_by uuid
  invited_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  withdrawn_at timestamp with time zone
  accepted_at timestamp with time zone
  accepted_by uuid
  constraint invitation_check CHECK ((num_nulls(accepted_at, accepted_by) = ANY (ARRAY[0, 2])))
  constraint invitation_roles_check CHECK ((cardinality(roles) > 0))
  constraint invitation_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES account(account_id)
  constraint invitation_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES account(account_id)
  constraint invitation_pkey PRIMARY KEY (clinic_id, invitation_id)
  constraint invitation_clinic_id_token_hash_key UNIQUE (clinic_id, token_hash)
  CREATE INDEX invitation_by_token ON invitation USING btree (token_hash)
  policy added for insert to longwatch_app check ((clinic_id = clinic_set()) AND (invited_by = account_set()) AND ( SELECT is_administrator() AS is_administrator))
  policy changed for update to longwatch_app using ((token_hash = named_set()) OR ((clinic_id = clinic_set()) AND ( SELECT is_administrator() AS is_administrator))) check ((accepted_by IS NULL) OR (accepted_by = account_set()))
  policy of_owner for all to longwatch_owner using true check true
  policy seen for select to longwatch_app using ((token_hash = named_set()) OR (accepted_by = account_set()) OR ((clinic_id = clinic_set()) AND ( SELECT is_administrator() AS is_administrator)))
  grant insert to longwatch_app
  grant select to longwatch_app
table laboratory rls forced
  clinic_id uuid not null
  laboratory text not null
  laboratory_version integer not null
  recorded_at timestamp with time zone not null
  recorded_by text not null
  content jsonb not null
  constraint laboratory_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint laboratory_pkey PRIMARY KEY (clinic_id, laboratory, laboratory_version)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON laboratory FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON laboratory FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table linked_subject rls forced
  subject_key text not null
  account_id uuid not null
  linked_at timestamp with time zone not null
  constraint linked_subject_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id)
  constraint linked_subject_pkey PRIMARY KEY (subject_key)
  CREATE INDEX linked_subject_of_account ON linked_subject USING btree (account_id)
  policy of_account for all to longwatch_app using (account_id = account_set()) check (account_id = account_set())
  policy of_owner for all to longwatch_owner using true check true
  policy seen for select to longwatch_app using ((account_id = account_set()) OR (subject_key = named_set()))
  grant delete to longwatch_app
  grant insert to longwatch_app
  grant select to longwatch_app
table match_decision rls forced
  clinic_id uuid not null
  patient_id text not null
  decision_id uuid not null
  decided_at timestamp with time zone not null
  decided_by text not null
  decision text not null
  system text not null
  value text not null
  family_name text not null
  born_on text not null
  constraint match_decision_decision_check CHECK ((decision = ANY (ARRAY['is'::text, 'is-not'::text])))
  constraint match_decision_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patient(clinic_id, patient_id)
  constraint match_decision_pkey PRIMARY KEY (clinic_id, patient_id, decision_id)
  CREATE INDEX match_decision_of ON match_decision USING btree (clinic_id, system, value)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON match_decision FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON match_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table membership rls forced
  clinic_id uuid not null
  account_id uuid not null
  roles text[] not null
  since timestamp with time zone not null
  constraint membership_roles_check CHECK ((cardinality(roles) > 0))
  constraint membership_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id)
  constraint membership_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint membership_pkey PRIMARY KEY (clinic_id, account_id)
  CREATE INDEX membership_of_account ON membership USING btree (account_id)
  policy changed for update to longwatch_app using ((clinic_id = clinic_set()) AND ( SELECT is_administrator() AS is_administrator)) check (clinic_id = clinic_set())
  policy invited for insert to longwatch_app check ((clinic_id = clinic_set()) AND (account_id = account_set()) AND (EXISTS ( SELECT
   FROM invitation i
  WHERE ((i.clinic_id = membership.clinic_id) AND (i.accepted_by = membership.account_id) AND (i.accepted_at = membership.since) AND (i.roles = membership.roles)))))
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  policy removed for delete to longwatch_app using ((clinic_id = clinic_set()) AND ( SELECT is_administrator() AS is_administrator))
  policy seen for select to longwatch_app using ((clinic_id = clinic_set()) OR (account_id = account_set()) OR (account_id = ( SELECT named_account() AS named_account)))
  grant delete to longwatch_app
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
table migration
  number integer not null
  name text not null
  sha256 text not null
  ran_at timestamp with time zone not null default now()
  constraint migration_pkey PRIMARY KEY (number)
  grant select to longwatch_app
  grant select to longwatch_sentinel
table notice rls forced
  clinic_id uuid not null
  notice_key text not null
  kind text not null
  role text not null
  urgency text not null
  opened_at timestamp with time zone not null
  about text not null
  content jsonb not null
  constraint notice_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint notice_pkey PRIMARY KEY (clinic_id, notice_key)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON notice FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON notice FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table notice_act rls forced
  clinic_id uuid not null
  notice_key text not null
  act_id uuid not null
  acted_at timestamp with time zone not null
  acted_by text not null
  action text not null
  content jsonb not null
  constraint notice_act_clinic_id_notice_key_fkey FOREIGN KEY (clinic_id, notice_key) REFERENCES notice(clinic_id, notice_key)
  constraint notice_act_pkey PRIMARY KEY (clinic_id, notice_key, act_id)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON notice_act FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON notice_act FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER reviewed_first BEFORE INSERT ON notice_act FOR EACH ROW EXECUTE FUNCTION refuse_unreviewed()
table outbox rls forced
  clinic_id uuid not null
  delivery_key text not null
  channel text not null
  recipient text not null
  patient_id text not null
  about text[] not null
  urgency text not null
  added_at timestamp with time zone not null
  tries integer not null
  try_after timestamp with time zone not null
  constraint outbox_channel_check CHECK ((channel = ANY (ARRAY['staff-message'::text, 'patient-reminder'::text])))
  constraint outbox_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint outbox_pkey PRIMARY KEY (clinic_id, delivery_key)
  CREATE INDEX outbox_due ON outbox USING btree (clinic_id, try_after)
  CREATE INDEX outbox_of_patient ON outbox USING btree (clinic_id, patient_id) WHERE (patient_id <> ''::text)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant delete to longwatch_app
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
table passkey rls forced
  credential_id text not null
  account_id uuid not null
  public_key bytea not null
  counter bigint not null
  transports text[] not null
  label text not null
  added_at timestamp with time zone not null
  used_at timestamp with time zone
  constraint passkey_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id)
  constraint passkey_pkey PRIMARY KEY (credential_id)
  CREATE INDEX passkey_of_account ON passkey USING btree (account_id)
  policy of_account for all to longwatch_app using (account_id = account_set()) check (account_id = account_set())
  policy of_owner for all to longwatch_owner using true check true
  policy seen for select to longwatch_app using ((account_id = account_set()) OR (credential_id = named_set()))
  grant delete to longwatch_app
  grant insert to longwatch_app
  grant select to longwatch_app
table patient rls forced
  clinic_id uuid not null
  patient_id text not null
  record_version bigint not null
  last_recorded_at timestamp with time zone not null
  created_at timestamp with time zone not null
  constraint patient_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint patient_pkey PRIMARY KEY (clinic_id, patient_id)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant update to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_again BEFORE INSERT ON patient FOR EACH ROW EXECUTE FUNCTION refuse_erased()
table patient_details rls forced
  clinic_id uuid not null
  patient_id text not null
  record_version bigint not null
  recorded_at timestamp with time zone not null
  recorded_by text not null
  content jsonb not null
  constraint patient_details_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patient(clinic_id, patient_id)
  constraint patient_details_pkey PRIMARY KEY (clinic_id, patient_id, record_version)
  CREATE INDEX patient_details_name ON patient_details USING btree (clinic_id, lower((content ->> 'familyName'::text)))
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON patient_details FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON patient_details FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table patient_header rls forced
  clinic_id uuid not null
  patient_id text not null
  record_version bigint not null
  recorded_at timestamp with time zone not null
  recorded_by text not null
  content jsonb not null
  constraint patient_header_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patient(clinic_id, patient_id)
  constraint patient_header_pkey PRIMARY KEY (clinic_id, patient_id, record_version)
  CREATE INDEX patient_header_born ON patient_header USING btree (clinic_id, ((content ->> 'bornOn'::text)))
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON patient_header FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON patient_header FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table patient_identifier rls forced
  clinic_id uuid not null
  system text not null
  value text not null
  patient_id text not null
  constraint patient_identifier_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patient(clinic_id, patient_id)
  constraint patient_identifier_pkey PRIMARY KEY (clinic_id, system, value)
  CREATE INDEX patient_identifier_of ON patient_identifier USING btree (clinic_id, patient_id)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant delete to longwatch_app
  grant insert to longwatch_app
  grant select to longwatch_app
  grant update to longwatch_app
  grant select to longwatch_sentinel
table raw_message rls forced
  clinic_id uuid not null
  message_id uuid not null
  feed text not null
  received_at timestamp with time zone not null
  received_by text not null
  media_type text not null
  digest text not null
  content bytea not null
  sender text not null default ''::text
  control_id text not null default ''::text
  content_digest text not null default ''::text
  constraint raw_message_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint raw_message_pkey PRIMARY KEY (clinic_id, message_id)
  constraint raw_message_once UNIQUE (clinic_id, feed, digest)
  CREATE INDEX raw_message_heard ON raw_message USING btree (clinic_id, feed, received_at DESC)
  CREATE INDEX raw_message_like ON raw_message USING btree (clinic_id, content_digest) WHERE (content_digest <> ''::text)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON raw_message FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON raw_message FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table record_snapshot rls forced
  clinic_id uuid not null
  patient_id text not null
  record_version bigint not null
  engine_digest text not null
  content bytea not null
  constraint record_snapshot_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patient(clinic_id, patient_id)
  constraint record_snapshot_pkey PRIMARY KEY (clinic_id, patient_id)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant delete to longwatch_app
  grant insert to longwatch_app
  grant select to longwatch_app
  grant update to longwatch_app
  grant select to longwatch_sentinel
table recovery_code rls forced
  account_id uuid not null
  code_hash text not null
  made_at timestamp with time zone not null
  used_at timestamp with time zone
  constraint recovery_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id)
  constraint recovery_code_pkey PRIMARY KEY (account_id, code_hash)
  policy of_account for all to longwatch_app using (account_id = account_set()) check (account_id = account_set())
  policy of_owner for all to longwatch_owner using true check true
  grant delete to longwatch_app
  grant insert to longwatch_app
  grant select to longwatch_app
  grant update to longwatch_app
table reminder rls forced
  clinic_id uuid not null
  patient_id text not null
  obligation_key text not null
  name text not null
  due_on date not null
  remind_on date not null
  through_on date not null
  snoozed_through date
  constraint reminder_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patient(clinic_id, patient_id)
  constraint reminder_pkey PRIMARY KEY (clinic_id, patient_id, obligation_key)
  CREATE INDEX reminder_by_day ON reminder USING btree (clinic_id, remind_on)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant delete to longwatch_app
  grant insert to longwatch_app
  grant select to longwatch_app
  grant update to longwatch_app
  grant select to longwatch_sentinel
table sentinel_part rls forced
  clinic_id uuid not null
  run_on date not null
  share_of integer not null
  share_number integer not null
  part integer not null
  started_at timestamp with time zone not null
  ended_at timestamp with time zone not null
  last_patient_id text
  patients integer not null
  alarms integer not null
  engine_digest text not null
  constraint sentinel_part_check CHECK (((share_number >= 0) AND (share_number < share_of)))
  constraint sentinel_part_part_check CHECK ((part > 0))
  constraint sentinel_part_share_of_check CHECK ((share_of > 0))
  constraint sentinel_part_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint sentinel_part_pkey PRIMARY KEY (clinic_id, run_on, share_of, share_number, part)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON sentinel_part FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON sentinel_part FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table service_token rls forced
  clinic_id uuid not null
  token_id uuid not null
  label text not null
  token_hash text not null
  permissions text[] not null
  made_by uuid not null
  made_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  revoked_at timestamp with time zone
  revoked_by uuid
  constraint service_token_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint service_token_made_by_fkey FOREIGN KEY (made_by) REFERENCES account(account_id)
  constraint service_token_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES account(account_id)
  constraint service_token_pkey PRIMARY KEY (clinic_id, token_id)
  constraint service_token_clinic_id_token_hash_key UNIQUE (clinic_id, token_hash)
  CREATE INDEX service_token_by_token ON service_token USING btree (token_hash)
  policy added for insert to longwatch_app check ((clinic_id = clinic_set()) AND (made_by = account_set()) AND ( SELECT is_administrator() AS is_administrator))
  policy of_owner for all to longwatch_owner using true check true
  policy revoked for update to longwatch_app using ((clinic_id = clinic_set()) AND ( SELECT is_administrator() AS is_administrator)) check (clinic_id = clinic_set())
  policy seen for select to longwatch_app using ((token_hash = named_set()) OR ((clinic_id = clinic_set()) AND ( SELECT is_administrator() AS is_administrator)))
  grant insert to longwatch_app
  grant select to longwatch_app
table session rls forced
  session_id uuid not null
  account_id uuid not null
  token_hash text not null
  method text not null
  signed_in_at timestamp with time zone not null
  last_seen_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  ended_at timestamp with time zone
  browser text not null
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id)
  constraint session_pkey PRIMARY KEY (session_id)
  constraint session_token_hash_key UNIQUE (token_hash)
  CREATE INDEX session_of_account ON session USING btree (account_id, ended_at)
  policy added for insert to longwatch_app check (account_id = account_set())
  policy ended for update to longwatch_app using ((account_id = account_set()) OR (token_hash = named_set()) OR (( SELECT is_administrator() AS is_administrator) AND is_member(account_id)))
  policy of_owner for all to longwatch_owner using true check true
  policy seen for select to longwatch_app using ((account_id = account_set()) OR (token_hash = named_set()) OR (( SELECT is_administrator() AS is_administrator) AND is_member(account_id)))
  grant insert to longwatch_app
  grant select to longwatch_app
table set_up rls forced
  only_one boolean not null default true
  token_hash text not null
  made_at timestamp with time zone not null
  constraint set_up_only_one_check CHECK (only_one)
  constraint set_up_pkey PRIMARY KEY (only_one)
  policy named for select to longwatch_app using (token_hash = named_set())
  policy of_owner for all to longwatch_owner using true check true
  grant select to longwatch_app
table shown_card rls forced
  clinic_id uuid not null
  card_id uuid not null
  patient_id text not null
  service text not null
  topic text not null
  indicator text not null
  shown_at timestamp with time zone not null
  shown_to text not null
  constraint shown_card_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patient(clinic_id, patient_id)
  constraint shown_card_pkey PRIMARY KEY (clinic_id, card_id)
  CREATE INDEX shown_card_of_patient ON shown_card USING btree (clinic_id, patient_id)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON shown_card FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON shown_card FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table sign_in_attempt rls forced
  attempt_id uuid not null
  at timestamp with time zone not null
  account_id uuid
  address_key text not null
  source_key text not null
  method text not null
  outcome text not null
  constraint sign_in_attempt_outcome_check CHECK ((outcome = ANY (ARRAY['accepted'::text, 'refused'::text, 'delayed'::text])))
  constraint sign_in_attempt_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id)
  constraint sign_in_attempt_pkey PRIMARY KEY (attempt_id)
  CREATE INDEX sign_in_attempt_of_account ON sign_in_attempt USING btree (account_id, at)
  policy added for insert to longwatch_app check true
  policy of_owner for all to longwatch_owner using true check true
  policy seen for select to longwatch_app using ((account_id = account_set()) OR (( SELECT is_administrator() AS is_administrator) AND is_member(account_id)))
  grant insert to longwatch_app
  grant select to longwatch_app
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON sign_in_attempt FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON sign_in_attempt FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table sign_in_limit rls forced
  limit_key text not null
  failures integer not null
  last_failed_at timestamp with time zone not null
  wait_until timestamp with time zone
  constraint sign_in_limit_pkey PRIMARY KEY (limit_key)
  CREATE INDEX sign_in_limit_by_time ON sign_in_limit USING btree (last_failed_at)
  policy named for all to longwatch_app using (limit_key = named_set()) check (limit_key = named_set())
  policy of_owner for all to longwatch_owner using true check true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant update to longwatch_app
table subscription rls forced
  clinic_id uuid not null
  subscription_id uuid not null
  made_by uuid not null
  made_at timestamp with time zone not null
  criteria text not null
  endpoint text not null
  payload text not null
  reason text not null
  ends_at timestamp with time zone
  sealed_headers bytea
  status text not null
  version integer not null
  changed_at timestamp with time zone not null
  trouble text
  tries integer not null
  try_after timestamp with time zone not null
  failing_since timestamp with time zone
  last_number bigint not null
  told_number bigint not null
  constraint subscription_payload_check CHECK ((payload = ANY (ARRAY['none'::text, 'empty'::text, 'id-only'::text])))
  constraint subscription_status_check CHECK ((status = ANY (ARRAY['requested'::text, 'active'::text, 'error'::text, 'off'::text])))
  constraint subscription_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint subscription_pkey PRIMARY KEY (clinic_id, subscription_id)
  CREATE INDEX subscription_due ON subscription USING btree (clinic_id, try_after) WHERE (status = ANY (ARRAY['requested'::text, 'active'::text]))
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  grant delete to longwatch_app
  grant insert to longwatch_app
  grant select to longwatch_app
table subscription_event rls forced
  clinic_id uuid not null
  subscription_id uuid not null
  event_number bigint not null
  patient_id text not null
  resource_type text not null
  resource_id text not null
  happened_at timestamp with time zone not null
  constraint subscription_event_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patient(clinic_id, patient_id)
  constraint subscription_event_clinic_id_subscription_id_fkey FOREIGN KEY (clinic_id, subscription_id) REFERENCES subscription(clinic_id, subscription_id) ON DELETE CASCADE
  constraint subscription_event_pkey PRIMARY KEY (clinic_id, subscription_id, event_number)
  CREATE INDEX subscription_event_by_time ON subscription_event USING btree (clinic_id, happened_at)
  CREATE INDEX subscription_event_of_patient ON subscription_event USING btree (clinic_id, patient_id)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  grant delete to longwatch_app
  grant insert to longwatch_app
  grant select to longwatch_app
table subscription_match rls forced
  clinic_id uuid not null
  subscription_id uuid not null
  patient_id text not null
  resource_id text not null
  urgency_rank integer not null
  constraint subscription_match_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patient(clinic_id, patient_id)
  constraint subscription_match_clinic_id_subscription_id_fkey FOREIGN KEY (clinic_id, subscription_id) REFERENCES subscription(clinic_id, subscription_id) ON DELETE CASCADE
  constraint subscription_match_pkey PRIMARY KEY (clinic_id, subscription_id, resource_id)
  CREATE INDEX subscription_match_of_patient ON subscription_match USING btree (clinic_id, patient_id)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  grant delete to longwatch_app
  grant insert to longwatch_app
  grant select to longwatch_app
table table_import rls forced
  clinic_id uuid not null
  message_id uuid not null
  profile text not null
  brought_at timestamp with time zone not null
  brought_by text not null
  constraint table_import_clinic_id_message_id_fkey FOREIGN KEY (clinic_id, message_id) REFERENCES raw_message(clinic_id, message_id)
  constraint table_import_pkey PRIMARY KEY (clinic_id, message_id)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON table_import FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON table_import FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table table_import_act rls forced
  clinic_id uuid not null
  message_id uuid not null
  act_id uuid not null
  acted_at timestamp with time zone not null
  acted_by text not null
  action text not null
  facts integer not null
  why text
  constraint table_import_act_action_check CHECK ((action = ANY (ARRAY['filed'::text, 'undone'::text])))
  constraint table_import_act_clinic_id_message_id_fkey FOREIGN KEY (clinic_id, message_id) REFERENCES table_import(clinic_id, message_id)
  constraint table_import_act_pkey PRIMARY KEY (clinic_id, message_id, act_id)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON table_import_act FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON table_import_act FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table tombstone rls forced
  clinic_id uuid not null
  patient_id text not null
  request_id uuid not null
  erased_at timestamp with time zone not null
  requested_by text not null
  confirmed_by text not null
  why text not null
  counts json not null
  digest text not null
  constraint tombstone_check CHECK ((confirmed_by <> requested_by))
  constraint tombstone_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint tombstone_pkey PRIMARY KEY (clinic_id, patient_id)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON tombstone FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON tombstone FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table transfer_answer rls forced
  clinic_id uuid not null
  offer_id uuid not null
  answer text not null
  answered_at timestamp with time zone not null
  answered_by text not null
  why text
  content json not null
  constraint transfer_answer_answer_check CHECK ((answer = ANY (ARRAY['accepted'::text, 'refused'::text, 'withdrawn'::text])))
  constraint transfer_answer_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint transfer_answer_pkey PRIMARY KEY (clinic_id, offer_id)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON transfer_answer FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON transfer_answer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table transfer_offer rls forced
  clinic_id uuid not null
  offer_id uuid not null
  to_clinic_id uuid not null
  patient_id text not null
  offered_at timestamp with time zone not null
  offered_by text not null
  why text not null
  constraint transfer_offer_check CHECK ((to_clinic_id <> clinic_id))
  constraint transfer_offer_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint transfer_offer_to_clinic_id_fkey FOREIGN KEY (to_clinic_id) REFERENCES clinic(clinic_id)
  constraint transfer_offer_pkey PRIMARY KEY (clinic_id, offer_id)
  CREATE INDEX transfer_offer_of ON transfer_offer USING btree (clinic_id, patient_id)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON transfer_offer FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON transfer_offer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table transfer_received rls forced
  clinic_id uuid not null
  offer_id uuid not null
  from_clinic_id uuid not null
  offered_at timestamp with time zone not null
  why text not null
  constraint transfer_received_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint transfer_received_from_clinic_id_fkey FOREIGN KEY (from_clinic_id) REFERENCES clinic(clinic_id)
  constraint transfer_received_pkey PRIMARY KEY (clinic_id, offer_id)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON transfer_received FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON transfer_received FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
table used_assertion rls forced
  clinic_id uuid not null
  client_id uuid not null
  assertion_digest text not null
  ends_at timestamp with time zone not null
  constraint used_assertion_clinic_id_client_id_fkey FOREIGN KEY (clinic_id, client_id) REFERENCES client(clinic_id, client_id)
  constraint used_assertion_pkey PRIMARY KEY (clinic_id, client_id, assertion_digest)
  CREATE INDEX used_assertion_by_end ON used_assertion USING btree (clinic_id, ends_at)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  grant delete to longwatch_app
  grant insert to longwatch_app
  grant select to longwatch_app
table worklist_item rls forced
  clinic_id uuid not null
  patient_id text not null
  task_key text not null
  sort_key text not null collate "C"
  kind text not null
  role text not null
  urgency text not null
  opened_on date not null
  deadline_on date
  deadline_at timestamp with time zone
  owner text
  snoozed_through date
  content jsonb not null
  constraint worklist_item_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint worklist_item_pkey PRIMARY KEY (clinic_id, patient_id, task_key)
  CREATE INDEX worklist_item_order ON worklist_item USING btree (clinic_id, sort_key)
  CREATE INDEX worklist_item_owner ON worklist_item USING btree (clinic_id, owner, sort_key) WHERE (owner IS NOT NULL)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant delete to longwatch_app
  grant insert to longwatch_app
  grant select to longwatch_app
  grant update to longwatch_app
  grant select to longwatch_sentinel
function account_set()
 select nullif(current_setting('longwatch.account', true), '')::uuid 
function clinic_set()
 select nullif(current_setting('longwatch.clinic', true), '')::uuid 
function clinics_to_seal() security definer
 select distinct clinic_id from audit_event where position is null 
function facts_known_at(moment timestamp with time zone)
 select * from fact where recorded_at <= moment 
function is_administrator() security definer
 select exists (select from membership where clinic_id = clinic_set() and account_id = account_set() and 'administrator' = any (roles)) 
function is_member(account uuid) security definer
 select exists (select from membership where clinic_id = clinic_set() and account_id = account) 
function is_only_here(account uuid) security definer
 select not exists (select from membership where account_id = account and clinic_id <> clinic_set()) 
function keep_to_clinic(VARIADIC names text[])

declare
  name text;
begin
  foreach name in array names loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_clinic on %I to longwatch_app using (clinic_id = clinic_set()) with check (clinic_id = clinic_set())', name);
    execute format('create policy of_owner on %I to longwatch_owner using (true) with check (true)', name);
    execute format('create policy of_sentinel on %I for select to longwatch_sentinel using (true)', name);
    execute format('grant select on %I to longwatch_app, longwatch_sentinel', name);
  end loop;
end

function named_account() security definer
 select account_id from session where token_hash = named_set() and ended_at is null 
function named_set()
 select nullif(current_setting('longwatch.named', true), '') 
function only_add_to(VARIADIC names text[])

declare
  name text;
begin
  foreach name in array names loop
    execute format('create trigger never_changed before update or delete on %I for each row execute function refuse_change()', name);
    execute format('create trigger never_emptied before truncate on %I for each statement execute function refuse_change()', name);
  end loop;
end

function only_forward()

begin
  if tg_op = 'UPDATE' and new.clinic_id = old.clinic_id and new.position > old.position then
    return new;
  end if;
  raise exception 'the head of an audit chain only moves forward' using errcode = 'restrict_violation';
end

function only_sealed()

begin
  if tg_op = 'UPDATE' and old.position is null and new.position is not null
     and (new.clinic_id, new.event_id, new.at, new.actor_kind, new.actor_id, new.action, new.object, new.why, new.detail::text)
         is not distinct from
         (old.clinic_id, old.event_id, old.at, old.actor_kind, old.actor_id, old.action, old.object, old.why, old.detail::text) then
    return new;
  end if;
  raise exception 'rows of % are sealed once and never changed or removed', tg_table_name using errcode = 'restrict_violation';
end

function program_holds(program uuid, at timestamp with time zone) security definer

    select exists (select from client c where c.clinic_id = clinic_set() and c.client_id = program and c.ended_at is null)
        or exists (select from service_token t
                   where t.clinic_id = clinic_set() and t.token_id = program and t.revoked_at is null and t.ends_at > at)
  
function refuse_change()

begin
  if tg_op = 'DELETE' and current_setting('longwatch.erasing', true) = 'yes' and current_user = 'longwatch_owner' then
    return old;
  end if;
  raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'restrict_violation';
end

function refuse_erased()

begin
  if exists (select from tombstone t where t.clinic_id = new.clinic_id and t.patient_id = new.patient_id) then
    raise exception 'this patient was erased' using errcode = 'restrict_violation';
  end if;
  return new;
end

function refuse_unreviewed()

begin
  if new.action = 'done' and new.notice_key like 'break-glass-review/%' and not exists (
    select from break_glass_review r
    where r.clinic_id = new.clinic_id and 'break-glass-review/' || r.use_id::text = new.notice_key
  ) then
    raise exception 'emergency access must be reviewed by another person first' using errcode = 'restrict_violation';
  end if;
  return new;
end

function remove_ended(moment timestamp with time zone) security definer

  delete from challenge where challenge_key in (
    select challenge_key from challenge where ends_at < least(moment, now()) for update skip locked);
  delete from sign_in_limit where limit_key in (
    select limit_key from sign_in_limit where last_failed_at < least(moment, now()) - interval '7 days' for update skip locked);

function session_of_token(hash text)

begin
  perform set_config('longwatch.named', hash, true);
  return query
    select s.session_id, s.account_id, s.method, s.signed_in_at, s.last_seen_at, s.ends_at, s.browser,
           a.address, a.display_name, a.disabled_at, m.clinic_id, m.roles, c.name, c.zone
    from session s join account a on a.account_id = s.account_id
      left join membership m on m.account_id = s.account_id left join clinic c on c.clinic_id = m.clinic_id
    where s.token_hash = hash and s.ended_at is null
    order by c.name;
end

