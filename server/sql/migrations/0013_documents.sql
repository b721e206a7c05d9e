-- Documents that come inside messages, and what is held back because filing it failed.

-- Filing that failed time and again is an act of its own, with its reason.
alter table held_act drop constraint held_act_action_check;
alter table held_act add constraint held_act_action_check
  check (action in ('matched', 'rejected', 'asked', 'filed', 'reopened', 'failed'));

-- Which documents came in which message, and about whom: an index. The bytes stay in the message.
create table document (
  clinic_id uuid not null,
  document_id uuid not null,
  message_id uuid not null,
  -- The part of the message that it came in: it is its patient's.
  part integer not null,
  -- Where in the message, as issues say it.
  place text not null,
  patient_id text not null,
  filed_at timestamptz not null,
  filed_by text not null,
  dated_on date,
  -- What kind of document its sender calls it.
  name text not null,
  -- By its bytes, not by what its sender says.
  media_type text not null,
  bytes integer not null,
  digest text not null,
  primary key (clinic_id, document_id),
  unique (clinic_id, message_id, part, place, patient_id),
  foreign key (clinic_id, message_id) references raw_message (clinic_id, message_id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, patient_id)
);
create index document_of on document (clinic_id, patient_id, filed_at);

call keep_to_clinic('document');
call only_add_to('document');
grant insert on document to longwatch_app;
