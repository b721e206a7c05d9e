-- What a cohort's table of outcomes needs of each patient, beside the summary that it was part of: it is read alone and small.
-- An answer of before has none: code of this release computes it anew.

alter table assessment add column outcomes json;
