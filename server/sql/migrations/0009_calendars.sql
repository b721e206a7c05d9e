-- Calendars that a patient's own program reads by an address with a secret in it.

create table calendar_feed (
  clinic_id uuid not null references clinic (clinic_id),
  feed_id uuid not null,
  patient_id text not null,
  token_hash text not null,
  -- What the calendar is called; null: neutral words.
  name text,
  language text not null check (language in ('en', 'es')),
  made_by text not null,
  made_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by text,
  -- The events as they were shown last, so that what changes is told apart from what stays.
  shown json not null default '[]',
  primary key (clinic_id, feed_id),
  unique (clinic_id, token_hash),
  foreign key (clinic_id, patient_id) references patient (clinic_id, patient_id)
);
create index calendar_feed_by_token on calendar_feed (token_hash);
create index calendar_feed_of on calendar_feed (clinic_id, patient_id);

alter table calendar_feed enable row level security;
alter table calendar_feed force row level security;
create policy of_owner on calendar_feed to longwatch_owner using (true) with check (true);
-- Whoever brings the address names the one feed that it opens.
create policy seen on calendar_feed for select to longwatch_app using (clinic_id = clinic_set() or token_hash = named_set());
create policy added on calendar_feed for insert to longwatch_app with check (clinic_id = clinic_set());
create policy changed on calendar_feed for update to longwatch_app using (clinic_id = clinic_set()) with check (clinic_id = clinic_set());
grant select, insert, update (revoked_at, revoked_by, shown) on calendar_feed to longwatch_app;
