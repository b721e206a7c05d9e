-- Systems of others that ask about patients, or that we ask: which, by what keys, what they were allowed, what they were told.

create table client (
  clinic_id uuid not null references clinic (clinic_id),
  client_id uuid not null,
  use text not null check (use in ('decision-support', 'backend', 'app', 'record-system')),
  -- How a request that is not known yet names it: with the clinic, and an issuer or the client's id.
  named_as text not null,
  label text not null,
  content jsonb not null,
  -- What a record system gave us to prove ourselves by, in cipher.
  sealed_secret bytea,
  made_by uuid not null references account (account_id),
  made_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references account (account_id),
  primary key (clinic_id, client_id)
);
create unique index client_named on client (clinic_id, named_as) where ended_at is null;
create index client_by_name on client (named_as);

-- A signed assertion counts once. Kept until it would have ended by itself.
create table used_assertion (
  clinic_id uuid not null,
  client_id uuid not null,
  assertion_digest text not null,
  ends_at timestamptz not null,
  primary key (clinic_id, client_id, assertion_digest),
  foreign key (clinic_id, client_id) references client (clinic_id, client_id)
);
create index used_assertion_by_end on used_assertion (clinic_id, ends_at);

-- What a client was allowed: by itself, or by a member for one patient.
create table client_grant (
  clinic_id uuid not null,
  grant_id uuid not null,
  client_id uuid not null,
  -- Null: the client acts for itself.
  account_id uuid references account (account_id),
  -- Null: no single patient.
  patient_id text,
  scopes text[] not null,
  granted_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  primary key (clinic_id, grant_id),
  foreign key (clinic_id, client_id) references client (clinic_id, client_id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, patient_id)
);
create index client_grant_by_end on client_grant (clinic_id, ends_at);

create table client_token (
  clinic_id uuid not null,
  token_id uuid not null,
  grant_id uuid not null,
  token_hash text not null,
  kind text not null check (kind in ('access', 'refresh')),
  made_at timestamptz not null,
  ends_at timestamptz not null,
  -- A refresh token works once.
  used_at timestamptz,
  primary key (clinic_id, token_id),
  unique (clinic_id, token_hash),
  foreign key (clinic_id, grant_id) references client_grant (clinic_id, grant_id) on delete cascade
);
create index client_token_by_token on client_token (token_hash);
create index client_token_of_grant on client_token (clinic_id, grant_id);

-- A card that another system was given, so that what its people say of it can be understood.
create table shown_card (
  clinic_id uuid not null,
  card_id uuid not null,
  patient_id text not null,
  service text not null,
  topic text not null,
  indicator text not null,
  shown_at timestamptz not null,
  shown_to text not null,
  primary key (clinic_id, card_id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, patient_id)
);
create index shown_card_of_patient on shown_card (clinic_id, patient_id);

create table card_feedback (
  clinic_id uuid not null,
  feedback_id uuid not null,
  card_id uuid not null,
  outcome text not null check (outcome in ('accepted', 'overridden')),
  content jsonb not null,
  given_at timestamptz not null,
  given_by text not null,
  primary key (clinic_id, feedback_id),
  foreign key (clinic_id, card_id) references shown_card (clinic_id, card_id)
);
create index card_feedback_of_card on card_feedback (clinic_id, card_id);

call keep_to_clinic('shown_card', 'card_feedback');
call only_add_to('shown_card', 'card_feedback');
grant insert on shown_card, card_feedback to longwatch_app;

do $$
declare
  name text;
begin
  foreach name in array array['client', 'used_assertion', 'client_grant', 'client_token'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_owner on %I to longwatch_owner using (true) with check (true)', name);
  end loop;
  foreach name in array array['used_assertion', 'client_grant'] loop
    execute format('create policy of_clinic on %I to longwatch_app using (clinic_id = clinic_set()) with check (clinic_id = clinic_set())', name);
  end loop;
end
$$;

create policy seen on client for select to longwatch_app using (named_as = named_set() or clinic_id = clinic_set());
create policy added on client for insert to longwatch_app
  with check (clinic_id = clinic_set() and made_by = account_set() and (select is_administrator()));
create policy ended on client for update to longwatch_app
  using (clinic_id = clinic_set() and (select is_administrator())) with check (clinic_id = clinic_set());
grant select, insert, update (ended_at, ended_by) on client to longwatch_app;

grant select, insert, delete on used_assertion to longwatch_app;
grant select, insert, update (ended_at), delete on client_grant to longwatch_app;

-- Whoever brings a token sees its row, and so learns whose clinic to ask.
create policy seen on client_token for select to longwatch_app using (token_hash = named_set() or clinic_id = clinic_set());
create policy added on client_token for insert to longwatch_app with check (clinic_id = clinic_set());
create policy used on client_token for update to longwatch_app using (clinic_id = clinic_set()) with check (clinic_id = clinic_set());
create policy removed on client_token for delete to longwatch_app using (clinic_id = clinic_set());
grant select, insert, update (used_at), delete on client_token to longwatch_app;
