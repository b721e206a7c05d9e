import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlFolder } from "../server-folder.ts";
import { type TestDatabase, testDatabase } from "../testing/database.ts";
import { describeSchema } from "./describe-schema.ts";

/**
 * What lets a programme distribute by clinic later without a rewrite, and what keeps clinics apart today, read from the
 * catalogue of a migrated database.
 */
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** Tables that every node of a distributed database would hold whole. */
const referenceTables = readReferenceTables();

function readReferenceTables(): ReadonlySet<string> {
  const text = readFileSync(path.join(sqlFolder(), "reference-tables.txt"), "utf8");
  return new Set(text.split("\n").filter((line) => line !== "" && !line.startsWith("#")));
}

const ask = async <Row extends object>(statement: string): Promise<readonly Row[]> =>
  (await database.owner.pool.query<Row>(statement)).rows;

const tables = () =>
  ask<{ name: string; rls: boolean; forced: boolean; first: string }>(`
    select c.relname as name, c.relrowsecurity as rls, c.relforcerowsecurity as forced,
           (select attname from pg_attribute where attrelid = c.oid and attnum = 1) as first
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'longwatch' and c.relkind in ('r', 'p') order by 1`);

test("the schema is the golden one", async () => {
  await expect(await describeSchema(database.owner)).toMatchFileSnapshot(path.join(sqlFolder(), "schema.golden.sql"));
});

test("the clinic leads every table that is not listed as a reference table", async () => {
  const found = await tables();
  expect(found.length).toBeGreaterThan(10);
  for (const { name, first } of found)
    if (!referenceTables.has(name)) expect(`${name}.${first}`).toBe(`${name}.clinic_id`);
  for (const name of referenceTables) expect(found.map((one) => one.name)).toContain(name);
});

test("the clinic leads every key, unique constraint, exclusion, unique index and foreign key", async () => {
  const keys = await ask<{ table: string; key: string; first: string; definition: string }>(`
    select t.relname as table, i.relname as key, pg_get_indexdef(x.indexrelid, 1, true) as first, pg_get_indexdef(x.indexrelid) as definition
    from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid join pg_namespace n on n.oid = t.relnamespace
    where n.nspname = 'longwatch' and (x.indisunique or x.indisexclusion)`);
  expect(keys.length).toBeGreaterThan(10);
  for (const { table, key, first } of keys)
    if (!referenceTables.has(table)) expect(`${table} ${key} ${first}`).toBe(`${table} ${key} clinic_id`);
  const foreign = await ask<{ table: string; key: string; to: string; first: string }>(`
    select t.relname as table, k.conname as key, f.relname as to,
           (select attname from pg_attribute where attrelid = k.conrelid and attnum = k.conkey[1]) as first
    from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_class f on f.oid = k.confrelid
    join pg_namespace n on n.oid = t.relnamespace where n.nspname = 'longwatch' and k.contype = 'f'`);
  for (const { table, key, to, first } of foreign) {
    if (referenceTables.has(to)) continue;
    expect(`${table} ${key} ${first}`).toBe(`${table} ${key} clinic_id`);
    expect(referenceTables.has(table), `${table}: a reference table may not point at a distributed one`).toBe(false);
  }
});

test("no sequence, identity or serial numbers rows of all clinics", async () => {
  expect(
    await ask(
      `select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'longwatch' and c.relkind = 'S'`,
    ),
  ).toEqual([]);
});

test("foreign keys stand inside CREATE TABLE: no migration adds one later", async () => {
  const { readMigrations } = await import("./migrations.ts");
  for (const { name, text } of readMigrations())
    expect(text, name).not.toMatch(/alter\s+table[^;]*add[^;]*foreign\s+key/i);
});

test("row-level security is enabled and forced on every table, and every role that may touch it has a policy", async () => {
  for (const { name, rls, forced } of await tables()) {
    if (name === "migration") continue;
    expect(`${name} ${rls} ${forced}`).toBe(`${name} true true`);
  }
  const bare = await ask(`
    select g.table_name, g.grantee from information_schema.role_table_grants g
    where g.table_schema = 'longwatch' and g.grantee in ('longwatch_app', 'longwatch_sentinel') and g.table_name <> 'migration'
      and not exists (select from pg_policies p where p.schemaname = 'longwatch' and p.tablename = g.table_name and g.grantee = any (p.roles))`);
  expect(bare).toEqual([]);
});

test("the sentinel only reads, and nobody but the owner owns", async () => {
  const writes = await ask(`select table_name from information_schema.role_table_grants
    where table_schema = 'longwatch' and grantee = 'longwatch_sentinel' and privilege_type <> 'SELECT'`);
  expect(writes).toEqual([]);
  const owners = await ask(`select distinct tableowner from pg_tables where schemaname = 'longwatch'`);
  expect(owners).toEqual([{ tableowner: "longwatch_owner" }]);
});

test("append-only tables have their guard, and the app has neither update nor delete on them", async () => {
  const guarded = (
    await ask<{ name: string }>(
      `select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname = 'never_changed' and t.tgtype & 16 <> 0`,
    )
  ).map(({ name }) => name);
  expect(guarded).toEqual(
    expect.arrayContaining([
      "fact",
      "patient_header",
      "patient_details",
      "raw_message",
      "clinic_policy",
      "notice",
      "notice_act",
    ]),
  );
  const grants = await ask<{ name: string }>(`select table_name as name from information_schema.role_table_grants
    where table_schema = 'longwatch' and grantee = 'longwatch_app' and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')`);
  // The head of an audit chain moves, by its guard only forward.
  for (const { name } of grants) if (name !== "audit_head") expect(guarded).not.toContain(name);
});
