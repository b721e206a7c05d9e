table assessment rls forced
  clinic_id uuid not null
  patient_id text not null
  record_version bigint not null
  rulebook_digest text not null
  engine_digest text not null
  as_of date not null
  next_change_on date
  page json not null
  answer bytea not null
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
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()
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
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON audit_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()
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
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON clinic_policy FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()
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
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON erasure_confirmation FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()
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
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON erasure_request FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()
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
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON erasure_withdrawal FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()
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
  CREATE INDEX fact_by_time ON fact USING btree (clinic_id, patient_id, recorded_at)
  CREATE INDEX fact_of_message ON fact USING btree (clinic_id, message_id) WHERE (message_id IS NOT NULL)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON fact FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON fact FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()
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
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON notice FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()
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
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON notice_act FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()
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
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON patient_details FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON patient_details FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()
table patient_header rls forced
  clinic_id uuid not null
  patient_id text not null
  record_version bigint not null
  recorded_at timestamp with time zone not null
  recorded_by text not null
  content jsonb not null
  constraint patient_header_clinic_id_patient_id_fkey FOREIGN KEY (clinic_id, patient_id) REFERENCES patient(clinic_id, patient_id)
  constraint patient_header_pkey PRIMARY KEY (clinic_id, patient_id, record_version)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON patient_header FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON patient_header FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()
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
  constraint raw_message_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES clinic(clinic_id)
  constraint raw_message_pkey PRIMARY KEY (clinic_id, message_id)
  CREATE INDEX raw_message_heard ON raw_message USING btree (clinic_id, feed, received_at DESC)
  CREATE INDEX raw_message_same ON raw_message USING btree (clinic_id, feed, digest)
  policy of_clinic for all to longwatch_app using (clinic_id = clinic_set()) check (clinic_id = clinic_set())
  policy of_owner for all to longwatch_owner using true check true
  policy of_sentinel for select to longwatch_sentinel using true
  grant insert to longwatch_app
  grant select to longwatch_app
  grant select to longwatch_sentinel
  CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE ON raw_message FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON raw_message FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()
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
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON tombstone FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()
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
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON transfer_answer FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()
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
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON transfer_offer FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()
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
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON transfer_received FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()
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
function facts_known_at(moment timestamp with time zone)
 select * from fact where recorded_at <= moment 
function named_set()
 select nullif(current_setting('longwatch.named', true), '') 
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

function refuse_truncate()

begin
  raise exception 'rows of % are never removed', tg_table_name using errcode = 'restrict_violation';
end

