-- What a message was, and since when it waited, kept with each attempt: the outbox forgets it once the message has gone. Attempts of
-- before this release have neither.

alter table delivery_attempt add column urgency text, add column added_at timestamptz;
create index delivery_attempt_ended on delivery_attempt (clinic_id, attempted_at desc, delivery_key desc) where outcome <> 'later';
