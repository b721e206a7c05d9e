import { createHash } from "node:crypto";
import type pg from "pg";
import type { ConnectTo } from "./database.ts";
import { type Migration, readMigrations } from "./migrations.ts";
import { onClient } from "./on-client.ts";

/** What stands in the way of using a database, and what would remove it. */
export type SchemaRefusal = { readonly saw: string; readonly remedy: string };
export type SchemaState =
  | { readonly is: "current" | "empty" | "older"; readonly version: number; readonly newest: number }
  | { readonly is: "refused"; readonly refusal: SchemaRefusal };

const lockKey = 7_250_416;

/**
 * Brings the schema up to date, as its owner: each migration once, in order, in a transaction of its own. Two nodes
 * that start at once do it once. Nothing is done to a schema that is newer than this code or was made by other files.
 *
 * @param through the last one to run; a backup is restored into the schema that it was made from
 * @returns the numbers of the migrations that ran
 */
export async function migrate(
  to: ConnectTo,
  through = Number.POSITIVE_INFINITY,
): Promise<readonly number[] | SchemaRefusal> {
  const connection = { ...to, options: "-c search_path=longwatch", application_name: "longwatch migrate" };
  return onClient(connection, async (client) => {
    await client.query("select pg_advisory_lock($1)", [lockKey]);
    await client.query("create schema if not exists longwatch");
    await client.query("grant usage on schema longwatch to longwatch_app, longwatch_sentinel");
    await client.query(
      "create table if not exists migration (number integer primary key, name text not null, sha256 text not null, ran_at timestamptz not null default now())",
    );
    await client.query("grant select on migration to longwatch_app, longwatch_sentinel");
    const files = readMigrations();
    const state = judge(await ranMigrations(client), files);
    if (state.is === "refused") return state.refusal;
    const due = files.filter(({ number }) => number > state.version && number <= through);
    for (const one of due) await run(client, one);
    return due.map(({ number }) => number);
  });
}

/** Whether this code may serve from that schema; for `serve`, which never changes one. */
export async function schemaState(query: (sql: string) => Promise<{ rows: unknown[] }>): Promise<SchemaState> {
  const { rows } = await query("select to_regclass('longwatch.migration') is not null as there");
  const isThere = (rows[0] as { there: boolean }).there;
  const ran = isThere ? (await query("select number, sha256 from longwatch.migration order by number")).rows : [];
  return judge(ran as Ran[], readMigrations());
}

type Ran = { readonly number: number; readonly sha256: string };

const ranMigrations = async (client: pg.Client): Promise<readonly Ran[]> =>
  (await client.query<Ran>("select number, sha256 from migration order by number")).rows;

async function run(client: pg.Client, { number, name, text }: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query(text);
    await client.query("insert into migration (number, name, sha256) values ($1, $2, $3)", [
      number,
      name,
      sha256(text),
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`Migration ${number} (${name}) failed, and left nothing behind: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** Compares what a database has run with the files we have. */
export function judge(ran: readonly Ran[], files: readonly Migration[]): SchemaState {
  const newest = files.at(-1)?.number ?? 0;
  const version = ran.at(-1)?.number ?? 0;
  if (version > newest) {
    const saw = `a schema of version ${version}, and this program knows ${newest}`;
    return refused(saw, "Start a newer release of Longwatch; this one could damage what it does not know.");
  }
  const other = ran.find(({ number, sha256: was }) => {
    const file = files.find((one) => one.number === number);
    return file === undefined || sha256(file.text) !== was;
  });
  if (other !== undefined) {
    const saw = `migration ${other.number} was made by another file than ours`;
    return refused(saw, "Use the release that made this database; a released migration never changes.");
  }
  return { is: version === newest ? "current" : version === 0 ? "empty" : "older", version, newest };
}

const refused = (saw: string, remedy: string): SchemaState => ({ is: "refused", refusal: { saw, remedy } });
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
