-- Who saw and did what. Rows are added in the request's own transaction and sealed into a chain within a second.

create table audit_event (
  clinic_id uuid not null references clinic (clinic_id),
  event_id uuid not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  action text not null,
  -- What it was done to: a patient's id, or another.
  object text not null,
  -- The reason that a person typed, where one was asked for.
  why text,
  -- Ids, versions, counts and digests. Kept to the letter (json), without blanks: free text has no place here.
  detail json not null check (detail::text !~ '\s'),
  -- Set once, together, by the sealer.
  position bigint check (position > 0),
  hash bytea check (octet_length(hash) = 32),
  sealed_at timestamptz,
  primary key (clinic_id, event_id),
  unique (clinic_id, position),
  check (num_nulls(position, hash, sealed_at) in (0, 3))
);
create index audit_event_unsealed on audit_event (clinic_id, at, event_id) where position is null;
create index audit_event_of_object on audit_event (clinic_id, object, at, event_id);
create index audit_event_by_action on audit_event (clinic_id, action, at, event_id);
create index audit_event_by_time on audit_event (clinic_id, at, event_id);

-- How far the chain has come. A chain that was cut short no longer reaches its head.
create table audit_head (
  clinic_id uuid primary key references clinic (clinic_id),
  position bigint not null check (position >= 0),
  hash bytea not null check (octet_length(hash) = 32),
  sealed_at timestamptz not null
);

create function only_sealed() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.position is null and new.position is not null
     and (new.clinic_id, new.event_id, new.at, new.actor_kind, new.actor_id, new.action, new.object, new.why, new.detail::text)
         is not distinct from
         (old.clinic_id, old.event_id, old.at, old.actor_kind, old.actor_id, old.action, old.object, old.why, old.detail::text) then
    return new;
  end if;
  raise exception 'rows of % are sealed once and never changed or removed', tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger never_changed before update or delete on audit_event for each row execute function only_sealed();

create function only_forward() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.clinic_id = old.clinic_id and new.position > old.position then
    return new;
  end if;
  raise exception 'the head of an audit chain only moves forward' using errcode = 'restrict_violation';
end
$$;
create trigger never_changed before update or delete on audit_head for each row execute function only_forward();

create trigger never_emptied before truncate on audit_event for each statement execute function refuse_change();
create trigger never_emptied before truncate on audit_head for each statement execute function refuse_change();

call keep_to_clinic('audit_event', 'audit_head');
grant insert (clinic_id, event_id, at, actor_kind, actor_id, action, object, why, detail) on audit_event to longwatch_app;
grant update (position, hash, sealed_at) on audit_event to longwatch_app;
grant insert, update on audit_head to longwatch_app;
