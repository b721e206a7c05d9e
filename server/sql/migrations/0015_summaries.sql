-- What the figures of a clinic need of each patient, kept with the answer that it is made of. An answer of before has none: code of this
-- release computes it anew.

alter table assessment add column summary json;
