-- Intake: what waits to be read, what is held back for a person, what people decided about it, and what laboratories mean by their codes.

-- The same bytes from one feed are one message, whoever takes them in at the same time.
drop index raw_message_same;
alter table raw_message
  add column sender text not null default '',
  add column control_id text not null default '',
  -- Of the feed and the content without its time and number; '' where that cannot be told.
  add column content_digest text not null default '',
  add constraint raw_message_once unique (clinic_id, feed, digest);
-- Without the feed as a column: another index begins with clinic and feed, and would be read in its place while nobody has counted the rows.
create index raw_message_like on raw_message (clinic_id, content_digest) where content_digest <> '';

-- Messages that are kept and not yet read. A row leaves with the transaction that has filed its message.
create table inbox (
  clinic_id uuid not null,
  message_id uuid not null,
  -- A hash of the one patient's numbers as sent, so that what is of one patient is filed together; '' where there are several.
  about text not null,
  added_at timestamptz not null,
  tries integer not null,
  try_after timestamptz not null,
  primary key (clinic_id, message_id),
  foreign key (clinic_id, message_id) references raw_message (clinic_id, message_id)
);
create index inbox_due on inbox (clinic_id, try_after, added_at);
create index inbox_about on inbox (clinic_id, about) where about <> '';

-- What could not be filed in full: one row for each person of a message (part 0 is the message as a whole).
create table held_message (
  clinic_id uuid not null,
  message_id uuid not null,
  part integer not null,
  feed text not null,
  sender text not null,
  held_at timestamptz not null,
  state text not null check (state in ('open', 'asked', 'filed', 'rejected')),
  urgency text not null,
  -- Codes of issues; values and names stand in the message alone.
  codes text[] not null,
  -- Local codes that nobody has mapped.
  unmapped text[] not null,
  changed_at timestamptz not null,
  primary key (clinic_id, message_id, part),
  foreign key (clinic_id, message_id) references raw_message (clinic_id, message_id)
);
create index held_message_open on held_message (clinic_id, held_at) where state in ('open', 'asked');
create index held_message_unmapped on held_message using gin (unmapped) where state in ('open', 'asked');

create table held_act (
  clinic_id uuid not null,
  message_id uuid not null,
  part integer not null,
  act_id uuid not null,
  acted_at timestamptz not null,
  acted_by text not null,
  action text not null check (action in ('matched', 'rejected', 'asked', 'filed', 'reopened')),
  why text,
  primary key (clinic_id, message_id, part, act_id),
  foreign key (clinic_id, message_id, part) references held_message (clinic_id, message_id, part)
);

-- Who somebody in a message is, or is not, as a named person has decided.
create table match_decision (
  clinic_id uuid not null,
  patient_id text not null,
  decision_id uuid not null,
  decided_at timestamptz not null,
  decided_by text not null,
  decision text not null check (decision in ('is', 'is-not')),
  system text not null,
  value text not null,
  -- As the message has them, folded; '' where it has none.
  family_name text not null,
  born_on text not null,
  primary key (clinic_id, patient_id, decision_id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, patient_id)
);
create index match_decision_of on match_decision (clinic_id, system, value);

-- By what somebody is proposed, where the numbers lead to nobody.
create index patient_header_born on patient_header (clinic_id, (content ->> 'bornOn'));
create index patient_details_name on patient_details (clinic_id, lower(content ->> 'familyName'));

-- What a laboratory's codes, units and times mean, by whom and since when. The newest version holds.
create table laboratory (
  clinic_id uuid not null references clinic (clinic_id),
  laboratory text not null,
  laboratory_version integer not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  content jsonb not null,
  primary key (clinic_id, laboratory, laboratory_version)
);

-- How many messages of a feed, and results of each analyte, came on a day: from it the usual rhythm is learned. '' counts messages.
create table feed_day (
  clinic_id uuid not null references clinic (clinic_id),
  feed text not null,
  analyte text not null,
  heard_on date not null,
  results integer not null,
  primary key (clinic_id, feed, analyte, heard_on)
);

call keep_to_clinic('inbox', 'held_message', 'held_act', 'match_decision', 'laboratory', 'feed_day');
call only_add_to('held_act', 'match_decision', 'laboratory');
grant insert on held_act, match_decision, laboratory to longwatch_app;
grant insert, update, delete on inbox to longwatch_app;
grant insert, update on held_message, feed_day to longwatch_app;
