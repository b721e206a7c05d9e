-- A clinic's memory: patients, facts, raw messages, policies, notices, and the disposable cache.
-- The schema "longwatch" and its three roles exist (roles.sql); this runs as longwatch_owner.

create function clinic_set() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('longwatch.clinic', true), '')::uuid $$;
create function account_set() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('longwatch.account', true), '')::uuid $$;
create function named_set() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('longwatch.named', true), '') $$;

-- Rows are added and read, never changed. The owner's erasure says so in a setting of its own transaction.
create function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('longwatch.erasing', true) = 'yes' and current_user = 'longwatch_owner' then
    return old;
  end if;
  raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'restrict_violation';
end
$$;

-- For every table that has a clinic's rows: who may see which. Forced, so that the owner keeps to its own policy too.
create procedure keep_to_clinic(variadic names text[]) language plpgsql as $$
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
$$;

-- For every table whose rows are only added. Emptying a table asks no row trigger, so it has its own.
create procedure only_add_to(variadic names text[]) language plpgsql as $$
declare
  name text;
begin
  foreach name in array names loop
    execute format('create trigger never_changed before update or delete on %I for each row execute function refuse_change()', name);
    execute format('create trigger never_emptied before truncate on %I for each statement execute function refuse_change()', name);
  end loop;
end
$$;
revoke all on procedure keep_to_clinic(text[]), only_add_to(text[]) from public;

create table clinic (
  clinic_id uuid primary key,
  name text not null,
  zone text not null,
  created_at timestamptz not null
);

-- The head of a patient: whoever writes locks this row first.
create table patient (
  clinic_id uuid not null references clinic (clinic_id),
  patient_id text not null,
  record_version bigint not null,
  last_recorded_at timestamptz not null,
  created_at timestamptz not null,
  primary key (clinic_id, patient_id)
);

create table patient_header (
  clinic_id uuid not null,
  patient_id text not null,
  record_version bigint not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  content jsonb not null,
  primary key (clinic_id, patient_id, record_version),
  foreign key (clinic_id, patient_id) references patient (clinic_id, patient_id)
);

create table patient_details (
  clinic_id uuid not null,
  patient_id text not null,
  record_version bigint not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  content jsonb not null,
  primary key (clinic_id, patient_id, record_version),
  foreign key (clinic_id, patient_id) references patient (clinic_id, patient_id)
);

create table patient_identifier (
  clinic_id uuid not null,
  system text not null,
  value text not null,
  patient_id text not null,
  primary key (clinic_id, system, value),
  foreign key (clinic_id, patient_id) references patient (clinic_id, patient_id)
);
create index patient_identifier_of on patient_identifier (clinic_id, patient_id);

create table raw_message (
  clinic_id uuid not null references clinic (clinic_id),
  message_id uuid not null,
  feed text not null,
  received_at timestamptz not null,
  received_by text not null,
  media_type text not null,
  digest text not null,
  content bytea not null,
  primary key (clinic_id, message_id)
);
create index raw_message_heard on raw_message (clinic_id, feed, received_at desc);
create index raw_message_same on raw_message (clinic_id, feed, digest);

create table fact (
  clinic_id uuid not null,
  patient_id text not null,
  fact_id text not null,
  record_version bigint not null,
  kind text not null,
  occurred_on date,
  recorded_at timestamptz not null,
  recorded_by text not null,
  message_id uuid,
  -- As it came, to the letter: json, not jsonb.
  content json not null,
  primary key (clinic_id, patient_id, fact_id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, patient_id),
  foreign key (clinic_id, message_id) references raw_message (clinic_id, message_id)
);
create index fact_by_version on fact (clinic_id, patient_id, record_version);
create index fact_of_message on fact (clinic_id, message_id) where message_id is not null;

-- Time travel in SQL: the facts that were known at a moment, it included.
create function facts_known_at(moment timestamptz) returns setof fact language sql stable
  as $$ select * from fact where recorded_at <= moment $$;

create table clinic_policy (
  clinic_id uuid not null references clinic (clinic_id),
  kind text not null,
  policy_version integer not null,
  effective_from date not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  content jsonb not null,
  primary key (clinic_id, kind, policy_version)
);

-- A feed that the clinic expects to hear from; how long silence may last.
create table feed (
  clinic_id uuid not null references clinic (clinic_id),
  feed text not null,
  expected_every_hours integer not null check (expected_every_hours > 0),
  since timestamptz not null,
  primary key (clinic_id, feed)
);

create table notice (
  clinic_id uuid not null references clinic (clinic_id),
  notice_key text not null,
  kind text not null,
  role text not null,
  urgency text not null,
  opened_at timestamptz not null,
  about text not null,
  content jsonb not null,
  primary key (clinic_id, notice_key)
);
create table notice_act (
  clinic_id uuid not null,
  notice_key text not null,
  act_id uuid not null,
  acted_at timestamptz not null,
  acted_by text not null,
  action text not null,
  content jsonb not null,
  primary key (clinic_id, notice_key, act_id),
  foreign key (clinic_id, notice_key) references notice (clinic_id, notice_key)
);

-- Disposable, with the next two: all can be emptied at any moment without changing an answer.
create table assessment (
  clinic_id uuid not null,
  patient_id text not null,
  record_version bigint not null,
  rulebook_digest text not null,
  engine_digest text not null,
  as_of date not null,
  next_change_on date,
  -- What a patient's page shows; the whole answer is computed where it is asked for.
  page json not null,
  primary key (clinic_id, patient_id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, patient_id)
);
-- Some six kilobytes: in the row, not in a table beside it, because it is written anew at every change.
alter table assessment alter column page set storage main;
create index assessment_due on assessment (clinic_id, next_change_on);

-- A parsed record, so that the next fact need not parse all before it again.
create table record_snapshot (
  clinic_id uuid not null,
  patient_id text not null,
  record_version bigint not null,
  engine_digest text not null,
  content bytea not null,
  primary key (clinic_id, patient_id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, patient_id)
);

create table worklist_item (
  clinic_id uuid not null references clinic (clinic_id),
  -- '' for a notice, which is no patient's.
  patient_id text not null,
  task_key text not null,
  sort_key text collate "C" not null,
  kind text not null,
  role text not null,
  urgency text not null,
  opened_on date not null,
  deadline_on date,
  deadline_at timestamptz,
  owner text,
  snoozed_through date,
  content jsonb not null,
  primary key (clinic_id, patient_id, task_key)
);
create index worklist_item_order on worklist_item (clinic_id, sort_key);
create index worklist_item_owner on worklist_item (clinic_id, owner, sort_key) where owner is not null;

call keep_to_clinic('patient', 'patient_header', 'patient_details', 'patient_identifier', 'raw_message', 'fact', 'clinic_policy', 'feed', 'notice',
                    'notice_act', 'assessment', 'record_snapshot', 'worklist_item');
call only_add_to('patient_header', 'patient_details', 'raw_message', 'fact', 'clinic_policy', 'notice', 'notice_act');
grant insert on patient_header, patient_details, raw_message, fact, clinic_policy, notice, notice_act to longwatch_app;
grant insert, update, delete on assessment, record_snapshot, worklist_item, patient_identifier, feed to longwatch_app;
grant insert, update on patient to longwatch_app;

-- Names of clinics are no secret between them: a transfer must name its receiver. Only the owner makes one or renames it.
alter table clinic enable row level security;
alter table clinic force row level security;
create policy of_everyone on clinic for select to longwatch_app, longwatch_sentinel using (true);
create policy of_owner on clinic to longwatch_owner using (true) with check (true);
grant select on clinic to longwatch_app, longwatch_sentinel;
