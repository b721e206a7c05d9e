import type { Database } from "./database.ts";

/**
 * The schema as the catalogue has it, as text: tables with columns, constraints, indexes, policies, grants, triggers, and
 * functions. What a migration changes shows here, and here only once it has really run.
 */
export async function describeSchema({ pool }: Pick<Database, "pool">): Promise<string> {
  const { rows } = await pool.query<{ line: string }>(statement);
  return `${rows.map(({ line }) => line).join("\n")}\n`;
}

const statement = `
with tables as (
  select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'longwatch' and c.relkind in ('r', 'p')
), lines (place, part, rank, line) as (
  select relname, 0, '', 'table ' || relname || case when relrowsecurity then ' rls' else '' end
         || case when relforcerowsecurity then ' forced' else '' end
  from tables
  union all
  select t.relname, 1, lpad(a.attnum::text, 4, '0'),
         '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
         || case when a.attnotnull then ' not null' else '' end
         || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
         || coalesce(' collate ' || quote_ident(nullif(l.collname, 'default')), '')
  from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
  left join pg_collation l on l.oid = a.attcollation
  union all
  select t.relname, 2, k.contype::text || k.conname, '  constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
  from tables t join pg_constraint k on k.conrelid = t.oid where k.contype <> 'n'
  union all
  select t.relname, 3, i.relname, '  ' || replace(pg_get_indexdef(x.indexrelid), 'longwatch.', '')
  from tables t join pg_index x on x.indrelid = t.oid join pg_class i on i.oid = x.indexrelid
  where not exists (select from pg_constraint k where k.conindid = x.indexrelid)
  union all
  select t.relname, 4, p.polname || p.polroles::text,
         '  policy ' || p.polname || ' for ' || case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
           when 'd' then 'delete' else 'all' end
         || ' to ' || (select string_agg(r.rolname, ', ' order by r.rolname) from pg_roles r where r.oid = any (p.polroles))
         || coalesce(' using ' || pg_get_expr(p.polqual, p.polrelid), '') || coalesce(' check ' || pg_get_expr(p.polwithcheck, p.polrelid), '')
  from tables t join pg_policy p on p.polrelid = t.oid
  union all
  select t.relname, 5, g.grantee || g.privilege_type, '  grant ' || lower(g.privilege_type) || ' to ' || g.grantee
  from tables t join information_schema.role_table_grants g on g.table_schema = 'longwatch' and g.table_name = t.relname
  where g.grantee <> 'longwatch_owner'
  union all
  select t.relname, 6, g.grantor || g.tgname, '  ' || g.definition
  from tables t join (select tgrelid, tgname, '' as grantor, replace(pg_get_triggerdef(oid), 'longwatch.', '') as definition
                      from pg_trigger where not tgisinternal) g on g.tgrelid = t.oid
  union all
  select '~' || p.proname, 7, '', 'function ' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')'
         || case when p.prosecdef then ' security definer' else '' end || E'\\n' || p.prosrc
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'longwatch'
)
select line from lines order by place collate "C", part, rank collate "C"`;
