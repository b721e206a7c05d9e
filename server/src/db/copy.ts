import { once } from "node:events";
import { finished } from "node:stream/promises";
import { Kysely, PostgresDialect } from "kysely";
import type pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";
import type { Query } from "./transaction.ts";

/** A table as it is copied: its columns, and the order in which its rows are written. */
export type CopiedTable = { readonly name: string; readonly columns: readonly string[]; readonly order: string };

/** What can always be computed again is not worth a place in a backup. */
export const caches: ReadonlySet<string> = new Set([
  "assessment",
  "record_snapshot",
  "worklist_item",
  "reminder",
  "bulk_export_piece",
]);

/** What must not come back to life with one: who was signed in then, what was being answered, and who was told of what. */
const ofTheMoment: ReadonlySet<string> = new Set([
  "session",
  "challenge",
  "idempotency",
  "used_assertion",
  "client_grant",
  "client_token",
  "bulk_export",
  "subscription",
  "subscription_match",
  "subscription_event",
]);

/** Read from the catalogue, so that no table can be forgotten: referred tables come before those that refer to them. */
export async function tablesToCopy(client: pg.ClientBase): Promise<readonly CopiedTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; key: string[]; refers: string[] }>(`
    select c.relname as name,
           array(select quote_ident(a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                 and a.attgenerated = '' order by a.attnum) as columns,
           array(select quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end
                 from unnest(i.indkey::int2[]) with ordinality as k (attnum, place)
                 join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum order by k.place) as key,
           array(select distinct r.relname::text from pg_constraint f join pg_class r on r.oid = f.confrelid
                 where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as refers
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where n.nspname = 'longwatch' and c.relkind = 'r' and c.relname <> 'migration'
    order by c.relname`);
  const left = new Map(
    rows.filter(({ name }) => !caches.has(name) && !ofTheMoment.has(name)).map((row) => [row.name, row]),
  );
  const ordered: CopiedTable[] = [];
  while (left.size > 0) {
    const ready = [...left.values()].filter(({ refers }) => refers.every((other) => !left.has(other)));
    if (ready.length === 0) throw new Error("Tables refer to each other in a circle; none can be restored first.");
    for (const { name, columns, key } of ready) {
      if (key.length === 0) throw new Error(`The table ${name} has no primary key, and so no order to be copied in.`);
      ordered.push({ name, columns, order: key.join(", ") });
      left.delete(name);
    }
  }
  return ordered;
}

export type RanMigration = { number: number; name: string; sha256: string };

export const migrationsRan = async (client: pg.ClientBase): Promise<RanMigration[]> =>
  (await client.query<RanMigration>("select number, name, sha256 from migration order by number")).rows;

/** How far each clinic's audit chain has come; hashes in hexadecimal. */
export async function auditHeadsOf(
  client: pg.ClientBase,
): Promise<{ clinic: string; position: number; hash: string }[]> {
  const { rows } = await client.query<{ clinic: string; position: string; hash: string }>(
    "select clinic_id as clinic, position, encode(hash, 'hex') as hash from audit_head order by clinic_id",
  );
  return rows.map(({ clinic, position, hash }) => ({ clinic, position: Number(position), hash }));
}

/** The first table that holds a row, of those that are copied. */
export async function firstNotEmpty(
  client: pg.ClientBase,
  tables: readonly CopiedTable[],
): Promise<string | undefined> {
  for (const { name } of tables) {
    const { rows } = await client.query<{ some: boolean }>(`select exists (select from "${name}") as some`);
    if (rows[0]!.some) return name;
  }
  return undefined;
}

/**
 * COPY does not take rows into a table whose owner keeps to its policies, so for this transaction the owner does not; nobody else
 * sees the tables before it ends. Triggers judge what is done, not what was done once: they rest too, but for foreign keys.
 */
export async function withOwnerFree<T>(
  client: pg.ClientBase,
  tables: readonly CopiedTable[],
  work: () => Promise<T>,
): Promise<T> {
  const { rows } = await client.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'longwatch'::regnamespace and relkind = 'r' and relforcerowsecurity",
  );
  const forced = rows.map(({ name }) => name).filter((name) => tables.some((table) => table.name === name));
  for (const name of forced) await client.query(`alter table "${name}" no force row level security`);
  for (const { name } of tables) await client.query(`alter table "${name}" disable trigger user`);
  const answer = await work();
  for (const { name } of tables) await client.query(`alter table "${name}" enable trigger user`);
  for (const name of forced) await client.query(`alter table "${name}" force row level security`);
  return answer;
}

/** How values are written must not hang on a server's settings; and a large table takes its time. */
export const copySettings = `
  set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601';
  set local bytea_output = 'hex'; set local extra_float_digits = 1; set local client_encoding = 'UTF8';
  set local statement_timeout = 0; set local search_path = longwatch`;

/** A table's rows as PostgreSQL's COPY writes them: one line each, in the order of the key. */
export function copyOut(client: pg.ClientBase, { name, columns, order }: CopiedTable): AsyncIterable<Buffer> {
  return client.query(copyTo(`copy (select ${columns.join(", ")} from "${name}" order by ${order}) to stdout`));
}

/** Takes whole lines into a table. */
export async function copyIn(client: pg.ClientBase, { name, columns }: CopiedTable, lines: Buffer): Promise<void> {
  const stream = client.query(copyFrom(`copy "${name}" (${columns.join(", ")}) from stdin`));
  const done = finished(stream);
  if (!stream.write(lines)) await Promise.race([once(stream, "drain"), done]);
  stream.end();
  await done;
}

/** The query builder over a connection that is held already, inside its transaction. */
export function queryOn(client: pg.PoolClient): Query {
  const held = { query: client.query.bind(client), release: () => {} } as unknown as pg.PoolClient;
  const pool = { connect: async () => held, end: async () => {} };
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pool as never }) }) as unknown as Query;
}

/** One connection in one transaction; whatever is thrown undoes it. The connection is not used again after an error. */
export async function onOneConnection<T>(
  { pool }: Pick<Database, "pool">,
  begin: "begin" | "begin isolation level repeatable read read only",
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  client.on("error", ignored);
  let failed = true;
  try {
    await client.query(begin);
    await client.query(copySettings);
    const answer = await work(client);
    await client.query("commit");
    failed = false;
    return answer;
  } finally {
    client.off("error", ignored);
    client.release(failed);
  }
}

/** The query that meets a lost connection tells of it; without a listener it would end the process. */
const ignored = (): void => {};
