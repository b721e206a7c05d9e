-- What a program takes of everybody over FHIR: what it asked for, and the lines of its files, patient by patient.

create table bulk_export (
  clinic_id uuid not null references clinic (clinic_id),
  export_id uuid not null,
  -- The program; nobody else sees it.
  asked_by text not null,
  asked_at timestamptz not null,
  request text not null,
  types text[] not null,
  is_named boolean not null,
  since timestamptz,
  -- What of the request was left out of account.
  doubts jsonb not null,
  state text not null check (state in ('waiting', 'running', 'complete', 'failed')),
  fault text check (fault in ('disk-full', 'failed')),
  transaction_time timestamptz,
  -- The last patient who was written, in order of id.
  walked_through text not null,
  people integer not null,
  ends_at timestamptz not null,
  primary key (clinic_id, export_id)
);
create index bulk_export_by_end on bulk_export (clinic_id, ends_at);

-- By patient, so that an erasure takes them along.
create table bulk_export_piece (
  clinic_id uuid not null,
  export_id uuid not null,
  type text not null,
  patient_id text not null,
  resources integer not null,
  -- Lines of JSON, compressed.
  content bytea not null,
  primary key (clinic_id, export_id, type, patient_id),
  foreign key (clinic_id, export_id) references bulk_export (clinic_id, export_id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, patient_id)
);
create index bulk_export_piece_of_patient on bulk_export_piece (clinic_id, patient_id);
-- It is compressed already.
alter table bulk_export_piece alter column content set storage external;

call keep_to_clinic('bulk_export', 'bulk_export_piece');
grant insert, delete, update (state, fault, transaction_time, walked_through, people, ends_at) on bulk_export to longwatch_app;
grant insert, delete on bulk_export_piece to longwatch_app;
