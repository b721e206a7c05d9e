-- Programs that asked to be told when something begins to be so, and what they are to be told; and whom held-back results may be about.

create table subscription (
  clinic_id uuid not null references clinic (clinic_id),
  subscription_id uuid not null,
  -- The program: a client, or a service token. One that is not let in any more is told nothing more.
  made_by uuid not null,
  made_at timestamptz not null,
  criteria text not null,
  endpoint text not null,
  payload text not null check (payload in ('none', 'empty', 'id-only')),
  reason text not null,
  ends_at timestamptz,
  -- What the receiver wants to be shown, in cipher.
  sealed_headers bytea,
  status text not null check (status in ('requested', 'active', 'error', 'off')),
  version integer not null,
  changed_at timestamptz not null,
  -- Why the last attempt failed, in a word of ours.
  trouble text,
  tries integer not null,
  -- Nobody tries before: it waits after a failure, or another node is trying.
  try_after timestamptz not null,
  failing_since timestamptz,
  -- Of the last event that came, and of the last that was told.
  last_number bigint not null,
  told_number bigint not null,
  primary key (clinic_id, subscription_id)
);
create index subscription_due on subscription (clinic_id, try_after) where status in ('requested', 'active');

-- What meets the criteria now: what begins to is an event, and what becomes more urgent.
create table subscription_match (
  clinic_id uuid not null,
  subscription_id uuid not null,
  patient_id text not null,
  resource_id text not null,
  -- 0: at once, to 3.
  urgency_rank integer not null,
  primary key (clinic_id, subscription_id, resource_id),
  foreign key (clinic_id, subscription_id) references subscription (clinic_id, subscription_id) on delete cascade,
  foreign key (clinic_id, patient_id) references patient (clinic_id, patient_id)
);
create index subscription_match_of_patient on subscription_match (clinic_id, patient_id);

create table subscription_event (
  clinic_id uuid not null,
  subscription_id uuid not null,
  event_number bigint not null,
  patient_id text not null,
  resource_type text not null,
  resource_id text not null,
  happened_at timestamptz not null,
  primary key (clinic_id, subscription_id, event_number),
  foreign key (clinic_id, subscription_id) references subscription (clinic_id, subscription_id) on delete cascade,
  foreign key (clinic_id, patient_id) references patient (clinic_id, patient_id)
);
create index subscription_event_of_patient on subscription_event (clinic_id, patient_id);
create index subscription_event_by_time on subscription_event (clinic_id, happened_at);

do $$
declare
  name text;
begin
  foreach name in array array['subscription', 'subscription_match', 'subscription_event'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_owner on %I to longwatch_owner using (true) with check (true)', name);
    execute format('create policy of_clinic on %I to longwatch_app using (clinic_id = clinic_set()) with check (clinic_id = clinic_set())', name);
    execute format('grant select, insert, delete on %I to longwatch_app', name);
  end loop;
end
$$;
grant update (urgency_rank) on subscription_match to longwatch_app;
grant update (status, version, changed_at, trouble, tries, try_after, failing_since, last_number, told_number) on subscription to longwatch_app;

-- Whether a program is still let in. Whoever manages tokens sees them; the server's own work need only know that one holds.
create function program_holds(program uuid, at timestamptz) returns boolean language sql stable security definer set search_path = longwatch, pg_temp
  as $$
    select exists (select from client c where c.clinic_id = clinic_set() and c.client_id = program and c.ended_at is null)
        or exists (select from service_token t
                   where t.clinic_id = clinic_set() and t.token_id = program and t.revoked_at is null and t.ends_at > at)
  $$;
revoke all on function program_holds(uuid, timestamptz) from public;
grant execute on function program_holds(uuid, timestamptz) to longwatch_app;

-- Whom a part of a message that is held back may be about, as when it was judged last: so that who looks at a patient learns of it.
create table held_about (
  clinic_id uuid not null,
  message_id uuid not null,
  part integer not null,
  patient_id text not null,
  -- Whose it is, is known; something of it could not be read.
  is_certain boolean not null,
  primary key (clinic_id, message_id, part, patient_id),
  foreign key (clinic_id, message_id, part) references held_message (clinic_id, message_id, part) on delete cascade,
  foreign key (clinic_id, patient_id) references patient (clinic_id, patient_id)
);
create index held_about_patient on held_about (clinic_id, patient_id);
call keep_to_clinic('held_about');
grant insert, update (is_certain), delete on held_about to longwatch_app;
