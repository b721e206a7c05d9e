-- Whom each part of a message was given to: by its numbers, or by the word of a person. The newest row of a part holds in every later
-- reading; part 0 is what a message says of a person's numbers and name, applied to them.

create table given_part (
  clinic_id uuid not null,
  message_id uuid not null,
  part integer not null,
  given_number integer not null,
  patient_id text not null,
  given_at timestamptz not null,
  given_by text not null,
  -- Of part 0, when it was so, as its sender writes it: YYYYMMDDhhmmss, or less; '' where that was not said.
  said_at text not null,
  primary key (clinic_id, message_id, part, given_number, patient_id),
  foreign key (clinic_id, message_id) references raw_message (clinic_id, message_id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, patient_id)
);
create index given_part_patient on given_part (clinic_id, patient_id);

call keep_to_clinic('given_part');
call only_add_to('given_part');
grant insert on given_part to longwatch_app;

-- Whether a message was read before: what comes again in the inbox was heard when it first came.
alter table inbox add column is_again boolean not null default false;
