-- Who may do what: accounts and how they sign in, members of clinics, invitations, emergency access, service tokens.
-- A token is never stored, only its SHA-256; a row is found by naming that.

create table account (
  account_id uuid primary key,
  -- In lower case; the person's own, the same in every clinic.
  address text not null unique,
  display_name text not null,
  created_at timestamptz not null,
  -- Set by the operator (the owner) alone.
  disabled_at timestamptz
);

create table membership (
  clinic_id uuid not null references clinic (clinic_id),
  account_id uuid not null references account (account_id),
  roles text[] not null check (cardinality(roles) > 0),
  since timestamptz not null,
  primary key (clinic_id, account_id)
);
create index membership_of_account on membership (account_id);

create table account_password (
  account_id uuid primary key references account (account_id),
  hash text not null,
  changed_at timestamptz not null
);
create table account_totp (
  account_id uuid primary key references account (account_id),
  -- Sealed with the server's key.
  secret bytea not null,
  -- The last 30 seconds for which a code was taken: none is taken twice.
  last_step bigint not null,
  enrolled_at timestamptz not null
);
create table recovery_code (
  account_id uuid not null references account (account_id),
  code_hash text not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);
create table passkey (
  credential_id text primary key,
  account_id uuid not null references account (account_id),
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  label text not null,
  added_at timestamptz not null,
  used_at timestamptz
);
create index passkey_of_account on passkey (account_id);
-- The same person at the hospital's own sign-in.
create table linked_subject (
  -- Issuer, a blank, subject.
  subject_key text primary key,
  account_id uuid not null references account (account_id),
  linked_at timestamptz not null
);
create index linked_subject_of_account on linked_subject (account_id);

create table session (
  session_id uuid primary key,
  account_id uuid not null references account (account_id),
  token_hash text not null unique,
  method text not null,
  signed_in_at timestamptz not null,
  last_seen_at timestamptz not null,
  -- The absolute limit; the idle one is counted from last_seen_at.
  ends_at timestamptz not null,
  ended_at timestamptz,
  browser text not null
);
create index session_of_account on session (account_id, ended_at);

-- One half of a ceremony in two steps (a passkey's challenge, a TOTP secret not yet confirmed, a single sign-on under way).
create table challenge (
  challenge_key text primary key,
  purpose text not null,
  content bytea not null,
  ends_at timestamptz not null
);
create index challenge_by_end on challenge (ends_at);

-- How often somebody has failed, by keyed hash of an address, a source or a device.
create table sign_in_limit (
  limit_key text primary key,
  failures integer not null,
  last_failed_at timestamptz not null,
  wait_until timestamptz
);
create index sign_in_limit_by_time on sign_in_limit (last_failed_at);

create table sign_in_attempt (
  attempt_id uuid primary key,
  at timestamptz not null,
  account_id uuid references account (account_id),
  address_key text not null,
  source_key text not null,
  method text not null,
  outcome text not null check (outcome in ('accepted', 'refused', 'delayed'))
);
create index sign_in_attempt_of_account on sign_in_attempt (account_id, at);

create table account_event (
  event_id uuid primary key,
  account_id uuid not null references account (account_id),
  at timestamptz not null,
  action text not null,
  object text not null
);
create index account_event_of_account on account_event (account_id, at);

create table invitation (
  clinic_id uuid not null references clinic (clinic_id),
  invitation_id uuid not null,
  address text not null,
  roles text[] not null check (cardinality(roles) > 0),
  token_hash text not null,
  -- Null for the first administrator, whom the operator invites.
  invited_by uuid references account (account_id),
  invited_at timestamptz not null,
  ends_at timestamptz not null,
  withdrawn_at timestamptz,
  accepted_at timestamptz,
  accepted_by uuid references account (account_id),
  primary key (clinic_id, invitation_id),
  unique (clinic_id, token_hash),
  check (num_nulls(accepted_at, accepted_by) in (0, 2))
);
create index invitation_by_token on invitation (token_hash);

create table service_token (
  clinic_id uuid not null references clinic (clinic_id),
  token_id uuid not null,
  label text not null,
  token_hash text not null,
  permissions text[] not null,
  made_by uuid not null references account (account_id),
  made_at timestamptz not null,
  ends_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid references account (account_id),
  primary key (clinic_id, token_id),
  unique (clinic_id, token_hash)
);
create index service_token_by_token on service_token (token_hash);

create table break_glass (
  clinic_id uuid not null references clinic (clinic_id),
  use_id uuid not null,
  account_id uuid not null references account (account_id),
  patient_id text not null,
  reason text not null check (length(btrim(reason)) > 0),
  opened_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > opened_at),
  primary key (clinic_id, use_id),
  unique (clinic_id, use_id, account_id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, patient_id)
);
create index break_glass_of_account on break_glass (clinic_id, account_id, patient_id, ends_at);
create table break_glass_review (
  clinic_id uuid not null,
  use_id uuid not null,
  -- Whose use it was, so that nobody can review their own.
  account_id uuid not null,
  reviewed_by uuid not null references account (account_id) check (reviewed_by <> account_id),
  reviewed_at timestamptz not null,
  finding text not null check (finding in ('justified', 'not-justified')),
  remark text not null,
  primary key (clinic_id, use_id),
  foreign key (clinic_id, use_id, account_id) references break_glass (clinic_id, use_id, account_id)
);

-- A link by which somebody who has lost every way to sign in makes a new one.
create table account_reset (
  token_hash text primary key,
  account_id uuid not null references account (account_id),
  -- Null for the operator.
  made_by uuid references account (account_id) check (made_by <> account_id),
  made_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz
);
create index account_reset_of_account on account_reset (account_id);

-- The one-time word on the console from which the first clinic is made.
create table set_up (
  only_one boolean primary key default true check (only_one),
  token_hash text not null,
  made_at timestamptz not null
);

-- A notice of emergency access is done when another person has reviewed it, and not before.
create function refuse_unreviewed() returns trigger language plpgsql as $$
begin
  if new.action = 'done' and new.notice_key like 'break-glass-review/%' and not exists (
    select from break_glass_review r
    where r.clinic_id = new.clinic_id and 'break-glass-review/' || r.use_id::text = new.notice_key
  ) then
    raise exception 'emergency access must be reviewed by another person first' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger reviewed_first before insert on notice_act for each row execute function refuse_unreviewed();

-- What a policy must ask of other tables. They run as the owner, so that no policy asks itself; each answers only about
-- what the transaction has set, and needs EXECUTE.
create function named_account() returns uuid language sql stable security definer set search_path = longwatch, pg_temp
  as $$ select account_id from session where token_hash = named_set() and ended_at is null $$;
create function is_administrator() returns boolean language sql stable security definer set search_path = longwatch, pg_temp
  as $$ select exists (select from membership where clinic_id = clinic_set() and account_id = account_set() and 'administrator' = any (roles)) $$;
create function is_member(account uuid) returns boolean language sql stable security definer set search_path = longwatch, pg_temp
  as $$ select exists (select from membership where clinic_id = clinic_set() and account_id = account) $$;
create function is_only_here(account uuid) returns boolean language sql stable security definer set search_path = longwatch, pg_temp
  as $$ select not exists (select from membership where account_id = account and clinic_id <> clinic_set()) $$;
-- What outlived its use, called by whoever adds to it; of two at once, one removes a row and neither waits. Nothing that still holds can be removed, whatever moment is given.
create function remove_ended(moment timestamptz) returns void language sql security definer set search_path = longwatch, pg_temp as $$
  delete from challenge where challenge_key in (
    select challenge_key from challenge where ends_at < least(moment, now()) for update skip locked);
  delete from sign_in_limit where limit_key in (
    select limit_key from sign_in_limit where last_failed_at < least(moment, now()) - interval '7 days' for update skip locked);
$$;
revoke all on function named_account(), is_administrator(), is_member(uuid), is_only_here(uuid), remove_ended(timestamptz) from public;
grant execute on function named_account(), is_administrator(), is_member(uuid), is_only_here(uuid), remove_ended(timestamptz) to longwatch_app;

-- What every request begins with, in one statement: it names the token as a transaction would, and sees what the policies show to that name.
create function session_of_token(hash text)
  returns table (session_id uuid, account_id uuid, method text, signed_in_at timestamptz, last_seen_at timestamptz, ends_at timestamptz, browser text,
                 address text, display_name text, disabled_at timestamptz, clinic_id uuid, roles text[], name text, zone text)
  language plpgsql set search_path = longwatch, pg_temp as $$
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
$$;
revoke all on function session_of_token(text) from public;
grant execute on function session_of_token(text) to longwatch_app;

do $$
declare
  name text;
begin
  foreach name in array array['account', 'membership', 'account_password', 'account_totp', 'recovery_code', 'passkey', 'linked_subject',
                              'session', 'challenge', 'sign_in_limit', 'sign_in_attempt', 'account_event', 'invitation',
                              'service_token', 'break_glass', 'break_glass_review', 'account_reset', 'set_up'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_owner on %I to longwatch_owner using (true) with check (true)', name);
  end loop;
  -- Nobody's but the person's own.
  foreach name in array array['account_password', 'account_totp', 'recovery_code'] loop
    execute format('create policy of_account on %I to longwatch_app using (account_id = account_set()) with check (account_id = account_set())', name);
    execute format('grant select, insert, update, delete on %I to longwatch_app', name);
  end loop;
end
$$;

call only_add_to('sign_in_attempt', 'account_event', 'break_glass', 'break_glass_review');
grant select, insert on sign_in_attempt, account_event, break_glass, break_glass_review to longwatch_app;

-- Members see each other's names, because what was recorded says by whom.
create policy seen on account for select to longwatch_app
  using (account_id = account_set() or address = named_set() or account_id = (select named_account()) or is_member(account_id));
create policy added on account for insert to longwatch_app with check (account_id = account_set());
create policy changed on account for update to longwatch_app using (account_id = account_set()) with check (account_id = account_set());
grant select, insert, update (display_name) on account to longwatch_app;

create policy seen on membership for select to longwatch_app
  using (clinic_id = clinic_set() or account_id = account_set() or account_id = (select named_account()));
-- Nobody becomes a member but by an invitation, and with its roles.
create policy invited on membership for insert to longwatch_app
  with check (clinic_id = clinic_set() and account_id = account_set() and exists (
    select from invitation i where i.clinic_id = membership.clinic_id and i.accepted_by = membership.account_id
      and i.accepted_at = membership.since and i.roles = membership.roles));
create policy changed on membership for update to longwatch_app
  using (clinic_id = clinic_set() and (select is_administrator())) with check (clinic_id = clinic_set());
create policy removed on membership for delete to longwatch_app using (clinic_id = clinic_set() and (select is_administrator()));
grant select, insert, update (roles), delete on membership to longwatch_app;
create policy of_sentinel on membership for select to longwatch_sentinel using (true);
grant select on membership to longwatch_sentinel;

create policy seen on passkey for select to longwatch_app using (account_id = account_set() or credential_id = named_set());
create policy of_account on passkey to longwatch_app using (account_id = account_set()) with check (account_id = account_set());
grant select, insert, update (counter, used_at), delete on passkey to longwatch_app;
create policy seen on linked_subject for select to longwatch_app using (account_id = account_set() or subject_key = named_set());
create policy of_account on linked_subject to longwatch_app using (account_id = account_set()) with check (account_id = account_set());
grant select, insert, delete on linked_subject to longwatch_app;

create policy seen on session for select to longwatch_app
  using (account_id = account_set() or token_hash = named_set() or ((select is_administrator()) and is_member(account_id)));
create policy added on session for insert to longwatch_app with check (account_id = account_set());
create policy ended on session for update to longwatch_app
  using (account_id = account_set() or token_hash = named_set() or ((select is_administrator()) and is_member(account_id)));
grant select, insert, update (last_seen_at, ended_at) on session to longwatch_app;

create policy named on challenge to longwatch_app using (challenge_key = named_set()) with check (challenge_key = named_set());
grant select, insert, delete on challenge to longwatch_app;
create policy named on sign_in_limit to longwatch_app using (limit_key = named_set()) with check (limit_key = named_set());
grant select, insert, update on sign_in_limit to longwatch_app;

create policy seen on sign_in_attempt for select to longwatch_app
  using (account_id = account_set() or ((select is_administrator()) and is_member(account_id)));
create policy added on sign_in_attempt for insert to longwatch_app with check (true);
create policy seen on account_event for select to longwatch_app
  using (account_id = account_set() or ((select is_administrator()) and is_member(account_id)));
create policy added on account_event for insert to longwatch_app with check (account_id = account_set());

create policy seen on invitation for select to longwatch_app
  using (token_hash = named_set() or accepted_by = account_set() or (clinic_id = clinic_set() and (select is_administrator())));
create policy added on invitation for insert to longwatch_app
  with check (clinic_id = clinic_set() and invited_by = account_set() and (select is_administrator()));
create policy changed on invitation for update to longwatch_app
  using (token_hash = named_set() or (clinic_id = clinic_set() and (select is_administrator())))
  with check (accepted_by is null or accepted_by = account_set());
grant select, insert, update (withdrawn_at, accepted_at, accepted_by) on invitation to longwatch_app;

create policy seen on service_token for select to longwatch_app
  using (token_hash = named_set() or (clinic_id = clinic_set() and (select is_administrator())));
create policy added on service_token for insert to longwatch_app
  with check (clinic_id = clinic_set() and made_by = account_set() and (select is_administrator()));
create policy revoked on service_token for update to longwatch_app
  using (clinic_id = clinic_set() and (select is_administrator())) with check (clinic_id = clinic_set());
grant select, insert, update (revoked_at, revoked_by) on service_token to longwatch_app;

create policy seen on break_glass for select to longwatch_app using (clinic_id = clinic_set());
create policy added on break_glass for insert to longwatch_app
  with check (clinic_id = clinic_set() and account_id = account_set() and is_member(account_id));
create policy seen on break_glass_review for select to longwatch_app using (clinic_id = clinic_set());
create policy added on break_glass_review for insert to longwatch_app
  with check (clinic_id = clinic_set() and reviewed_by = account_set() and is_member(reviewed_by));

-- Whoever brings the word from the console is shown the form; only the owner makes or uses up the word.
create policy named on set_up for select to longwatch_app using (token_hash = named_set());
grant select on set_up to longwatch_app;

-- A clinic lets its own people in anew; who belongs to another clinic too is the operator's to let in.
create policy seen on account_reset for select to longwatch_app using (token_hash = named_set());
create policy added on account_reset for insert to longwatch_app
  with check (made_by = account_set() and (select is_administrator()) and is_member(account_id) and is_only_here(account_id));
create policy used on account_reset for update to longwatch_app using (token_hash = named_set());
grant select, insert, update (used_at) on account_reset to longwatch_app;
