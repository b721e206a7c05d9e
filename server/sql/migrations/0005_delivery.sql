-- Who was told of what, messages on their way, reminders, and the sentinel's runs. The queue itself is pg-boss's schema.

-- Disposable, like the assessment that it is computed with: tests of which the patient may be reminded, later days included.
create table reminder (
  clinic_id uuid not null,
  patient_id text not null,
  obligation_key text not null,
  name text not null,
  due_on date not null,
  remind_on date not null,
  -- The last day on which reminding makes sense.
  through_on date not null,
  snoozed_through date,
  primary key (clinic_id, patient_id, obligation_key),
  foreign key (clinic_id, patient_id) references patient (clinic_id, patient_id)
);
create index reminder_by_day on reminder (clinic_id, remind_on);

-- A step of a ladder that was taken. The key is the same in every run and on every node, so that it is taken once.
create table escalation (
  clinic_id uuid not null references clinic (clinic_id),
  step_key text not null,
  -- '' for a notice, which is no patient's.
  patient_id text not null,
  about text not null,
  rung text not null,
  outcome text not null check (outcome in ('sent', 'marked', 'skipped', 'nobody')),
  reached_at timestamptz not null,
  taken_at timestamptz not null,
  content jsonb not null,
  primary key (clinic_id, step_key)
);
create index escalation_about on escalation (clinic_id, patient_id, about);

-- Messages that are not delivered yet. What is delivered, given up or withdrawn leaves; delivery_attempt keeps what was done.
create table outbox (
  clinic_id uuid not null references clinic (clinic_id),
  delivery_key text not null,
  channel text not null check (channel in ('staff-message', 'patient-reminder')),
  -- An account's id, or the patient's.
  recipient text not null,
  -- '' for a message to staff, which may be about several.
  patient_id text not null,
  -- Of a reminder the keys of the tests; when none of them is to be done any more it is withdrawn.
  about text[] not null,
  urgency text not null,
  added_at timestamptz not null,
  tries integer not null,
  -- Nobody tries before: it waits after a failure, or another node is trying.
  try_after timestamptz not null,
  primary key (clinic_id, delivery_key)
);
create index outbox_due on outbox (clinic_id, try_after);
create index outbox_of_patient on outbox (clinic_id, patient_id) where patient_id <> '';

create table delivery_attempt (
  clinic_id uuid not null references clinic (clinic_id),
  delivery_key text not null,
  attempt integer not null,
  patient_id text not null,
  channel text not null,
  recipient text not null,
  attempted_at timestamptz not null,
  outcome text not null check (outcome in ('delivered', 'later', 'refused', 'given-up', 'withdrawn')),
  -- The mail server's three digits, or a word of ours; never what it wrote.
  detail text not null,
  message_id text not null,
  primary key (clinic_id, delivery_key, attempt)
);
create index delivery_attempt_by_time on delivery_attempt (clinic_id, attempted_at desc);

-- Each part of a night's recomputation, written when the part is done: an interrupted run goes on after it.
create table sentinel_part (
  clinic_id uuid not null references clinic (clinic_id),
  run_on date not null,
  share_of integer not null check (share_of > 0),
  share_number integer not null check (share_number >= 0 and share_number < share_of),
  part integer not null check (part > 0),
  started_at timestamptz not null,
  ended_at timestamptz not null,
  -- The last patient of the part; null: it was the last part of its share.
  last_patient_id text,
  patients integer not null,
  alarms integer not null,
  engine_digest text not null,
  primary key (clinic_id, run_on, share_of, share_number, part)
);

call keep_to_clinic('reminder', 'escalation', 'outbox', 'delivery_attempt', 'sentinel_part');
call only_add_to('escalation', 'delivery_attempt', 'sentinel_part');
grant insert on reminder, escalation, outbox, delivery_attempt, sentinel_part to longwatch_app;
grant update, delete on reminder to longwatch_app;
grant update (tries, try_after), delete on outbox to longwatch_app;

-- Which clinics have audit events that are not sealed yet: asked every second, so not clinic by clinic. Tells ids of clinics only.
create function clinics_to_seal() returns setof uuid language sql stable security definer set search_path = longwatch, pg_temp
  as $$ select distinct clinic_id from audit_event where position is null $$;
revoke all on function clinics_to_seal() from public;
grant execute on function clinics_to_seal() to longwatch_app;
