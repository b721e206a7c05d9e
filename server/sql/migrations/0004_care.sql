-- Erasure that two people sign, and the transfer of a patient between clinics.

-- An erasure is asked for by one person and confirmed by another; then the owner carries it out.
create table erasure_request (
  clinic_id uuid not null references clinic (clinic_id),
  request_id uuid not null,
  patient_id text not null,
  requested_at timestamptz not null,
  requested_by text not null,
  why text not null,
  primary key (clinic_id, request_id),
  unique (clinic_id, request_id, requested_by)
);
create index erasure_request_of on erasure_request (clinic_id, patient_id);
create table erasure_confirmation (
  clinic_id uuid not null,
  request_id uuid not null,
  requested_by text not null,
  confirmed_by text not null check (confirmed_by <> requested_by),
  confirmed_at timestamptz not null,
  primary key (clinic_id, request_id),
  foreign key (clinic_id, request_id, requested_by) references erasure_request (clinic_id, request_id, requested_by)
);
create table erasure_withdrawal (
  clinic_id uuid not null,
  request_id uuid not null,
  withdrawn_by text not null,
  withdrawn_at timestamptz not null,
  why text not null,
  primary key (clinic_id, request_id),
  foreign key (clinic_id, request_id) references erasure_request (clinic_id, request_id)
);

-- What is left of an erased patient: how much went, its digest, who and why. Never removed.
create table tombstone (
  clinic_id uuid not null references clinic (clinic_id),
  patient_id text not null,
  request_id uuid not null,
  erased_at timestamptz not null,
  requested_by text not null,
  confirmed_by text not null check (confirmed_by <> requested_by),
  why text not null,
  -- Rows that went, by table; and raw messages that stayed, because they are of others too.
  counts json not null,
  digest text not null,
  primary key (clinic_id, patient_id)
);

-- An erased patient's id is never used again.
create function refuse_erased() returns trigger language plpgsql as $$
begin
  if exists (select from tombstone t where t.clinic_id = new.clinic_id and t.patient_id = new.patient_id) then
    raise exception 'this patient was erased' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger never_again before insert on patient for each row execute function refuse_erased();

-- An offer stands twice: with the clinic that makes it, and with the one that it is made to. Neither sees the other's row.
create table transfer_offer (
  clinic_id uuid not null references clinic (clinic_id),
  offer_id uuid not null,
  to_clinic_id uuid not null references clinic (clinic_id) check (to_clinic_id <> clinic_id),
  patient_id text not null,
  offered_at timestamptz not null,
  offered_by text not null,
  why text not null,
  primary key (clinic_id, offer_id)
);
create index transfer_offer_of on transfer_offer (clinic_id, patient_id);
create table transfer_received (
  clinic_id uuid not null references clinic (clinic_id),
  offer_id uuid not null,
  from_clinic_id uuid not null references clinic (clinic_id),
  offered_at timestamptz not null,
  why text not null,
  primary key (clinic_id, offer_id)
);
-- The one answer, written with both clinics.
create table transfer_answer (
  clinic_id uuid not null references clinic (clinic_id),
  offer_id uuid not null,
  answer text not null check (answer in ('accepted', 'refused', 'withdrawn')),
  answered_at timestamptz not null,
  answered_by text not null,
  why text,
  -- What was copied, for an acceptance: counts, and the versions of the record that hold it.
  content json not null,
  primary key (clinic_id, offer_id)
);

call keep_to_clinic('erasure_request', 'erasure_confirmation', 'erasure_withdrawal', 'tombstone', 'transfer_offer', 'transfer_received',
                    'transfer_answer');
call only_add_to('erasure_request', 'erasure_confirmation', 'erasure_withdrawal', 'tombstone', 'transfer_offer', 'transfer_received', 'transfer_answer');
grant insert on erasure_request, erasure_confirmation, erasure_withdrawal, transfer_offer, transfer_received, transfer_answer to longwatch_app;
