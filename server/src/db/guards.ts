import { sql } from "kysely";
import type { Query } from "./transaction.ts";

/** Something in the catalogue that should guard a table and does not. */
export type MissingGuard = { readonly table: string; readonly what: string };

/** Tables whose rows are never changed, as migrations made them. */
const appendOnly = [
  "patient_header",
  "patient_details",
  "raw_message",
  "document",
  "given_part",
  "fact",
  "clinic_policy",
  "notice",
  "notice_act",
  "audit_event",
  "audit_head",
  "erasure_request",
  "erasure_confirmation",
  "erasure_withdrawal",
  "tombstone",
  "transfer_offer",
  "transfer_received",
  "transfer_answer",
];

/** Row-level security that is not forced, policies and triggers that are gone or switched off. */
export async function missingGuards(query: Query): Promise<readonly MissingGuard[]> {
  const { rows } = await sql<MissingGuard>`
    with tables as (
      select c.oid, c.relname::text as name, c.relrowsecurity and c.relforcerowsecurity as forced
      from pg_class c where c.relnamespace = 'longwatch'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migration'
    ), guarded (name) as (select unnest(${appendOnly}::text[]))
    select name as table, 'row-level security is not forced' as what from tables where not forced
    union all
    select t.name, 'no policy names longwatch_app' from tables t
    where not exists (select from pg_policy p where p.polrelid = t.oid and 'longwatch_app'::regrole = any (p.polroles))
    union all
    select g.name, 'the table is gone' from guarded g where not exists (select from tables t where t.name = g.name)
    union all
    select t.name, 'nothing refuses changes: the trigger ' || needed.trigger || ' is gone or switched off'
    from guarded g join tables t using (name) cross join (values ('never_changed'), ('never_emptied')) as needed (trigger)
    where not exists (select from pg_trigger r where r.tgrelid = t.oid and r.tgname = needed.trigger and r.tgenabled in ('O', 'A'))
    order by 1, 2`.execute(query);
  return rows;
}

/**
 * Rows that refer to rows that are not there: every foreign key, and the cache that has none. What the role may not read is left out:
 * the sentinel sees no passwords.
 */
export async function orphans(query: Query): Promise<readonly (MissingGuard & { readonly rows: number })[]> {
  const { rows: keys } = await sql<{ table: string; key: string; to: string; on: string; set: string }>`
    select c.conrelid::regclass::text as table, c.conname::text as key, c.confrelid::regclass::text as to,
           string_agg(format('t.%I = p.%I', a.attname, b.attname), ' and ' order by k.place) as on,
           string_agg(format('t.%I is not null', a.attname), ' and ' order by k.place) as set
    from pg_constraint c cross join unnest(c.conkey, c.confkey) with ordinality as k (own, other, place)
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.own
    join pg_attribute b on b.attrelid = c.confrelid and b.attnum = k.other
    where c.connamespace = 'longwatch'::regnamespace and c.contype = 'f'
    and has_table_privilege(c.conrelid, 'select') and has_table_privilege(c.confrelid, 'select') group by c.oid order by 1, 2`.execute(
    query,
  );
  const all = [
    ...keys,
    {
      table: "worklist_item",
      key: "patient",
      to: "patient",
      on: "t.clinic_id = p.clinic_id and t.patient_id = p.patient_id",
      set: "t.patient_id <> ''",
    },
  ];
  const found: (MissingGuard & { rows: number })[] = [];
  for (const { table, key, to, on, set } of all) {
    const { rows } = await sql<{ n: string }>`
      select count(*) as n from ${sql.raw(table)} t where ${sql.raw(set)} and not exists (select from ${sql.raw(to)} p where ${sql.raw(on)})`.execute(
      query,
    );
    const n = Number(rows[0]!.n);
    if (n > 0) found.push({ table, what: `${n} rows without the row that ${key} names`, rows: n });
  }
  return found;
}

/** Patients of a clinic whose versions leave a gap, or do not end where their head says. */
export async function brokenVersions(query: Query, clinic: string): Promise<readonly string[]> {
  const { rows } = await sql<{ patient_id: string }>`
    with versions as (
      select patient_id, record_version from fact where clinic_id = ${clinic}
      union select patient_id, record_version from patient_header where clinic_id = ${clinic}
      union select patient_id, record_version from patient_details where clinic_id = ${clinic}
    ), found as (
      select patient_id, count(*) as n, min(record_version) as first, max(record_version) as last from versions group by patient_id
    )
    select p.patient_id from patient p left join found f using (patient_id)
    where p.clinic_id = ${clinic} and (f.n is distinct from p.record_version or f.last is distinct from p.record_version or f.first is distinct from 1)
    order by p.patient_id`.execute(query);
  return rows.map(({ patient_id }) => patient_id);
}

export async function clinicIds(query: Query): Promise<readonly string[]> {
  const rows = await query.selectFrom("clinic").select("clinic_id").orderBy("clinic_id").execute();
  return rows.map(({ clinic_id }) => clinic_id);
}
