-- Tables of results that people bring: how each sender's are read, which came, and what was done with them.

create table import_profile (
  clinic_id uuid not null references clinic (clinic_id),
  profile text not null,
  profile_version integer not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  content jsonb not null,
  primary key (clinic_id, profile, profile_version)
);

create table table_import (
  clinic_id uuid not null,
  -- The message as which its bytes are kept.
  message_id uuid not null,
  profile text not null,
  brought_at timestamptz not null,
  brought_by text not null,
  primary key (clinic_id, message_id),
  foreign key (clinic_id, message_id) references raw_message (clinic_id, message_id)
);

create table table_import_act (
  clinic_id uuid not null,
  message_id uuid not null,
  act_id uuid not null,
  acted_at timestamptz not null,
  acted_by text not null,
  action text not null check (action in ('filed', 'undone')),
  facts integer not null,
  why text,
  primary key (clinic_id, message_id, act_id),
  foreign key (clinic_id, message_id) references table_import (clinic_id, message_id)
);

call keep_to_clinic('import_profile', 'table_import', 'table_import_act');
call only_add_to('import_profile', 'table_import', 'table_import_act');
grant insert on import_profile, table_import, table_import_act to longwatch_app;
