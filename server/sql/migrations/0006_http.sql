-- What was answered to a request with an idempotency key, so that the same request again has one effect. Kept for a day.

create table idempotency (
  clinic_id uuid not null references clinic (clinic_id),
  actor_id text not null,
  idempotency_key text not null,
  request_digest text not null,
  made_at timestamptz not null,
  -- Null while the first request is under way: nobody else ever sees that.
  status integer,
  headers json,
  body text,
  primary key (clinic_id, actor_id, idempotency_key)
);
create index idempotency_by_time on idempotency (clinic_id, made_at);

alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy of_clinic on idempotency to longwatch_app using (clinic_id = clinic_set()) with check (clinic_id = clinic_set());
create policy of_owner on idempotency to longwatch_owner using (true) with check (true);
grant select, insert, update, delete on idempotency to longwatch_app;
