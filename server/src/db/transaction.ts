import type { Instant } from "@longwatch/core";
import { type Kysely, sql } from "kysely";
import pg from "pg";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

/** Queries of one transaction, on its connection. */
export type Query = Kysely<Tables>;

/** Who acts: an account, a service, or the server itself. `id` is what stands in `by`. */
export type Actor = { readonly kind: "account" | "service" | "system"; readonly id: string };
export const theServer: Actor = { kind: "system", id: "longwatch" };

/** For whom a transaction is made: one clinic, one actor, one moment. */
export type Scope = { readonly clinic: string; readonly actor: Actor; readonly at: Instant };

/** A transaction in which only the rows of its clinic exist. */
export type ClinicTx = Scope & { readonly query: Query };

/** Runs in one transaction that sees one clinic's rows, and the actor's own. Whatever is thrown undoes all of it. */
export const inClinic = <T>(database: Database, scope: Scope, work: (tx: ClinicTx) => Promise<T>): Promise<T> =>
  inTransaction(database, statementOf(settingsOf(scope)), (query) => work({ ...scope, query }));

/**
 * The same, with every statement planned for the tables as they are now. A plan that a connection made while a table was empty is
 * used until somebody analyses the table, and may read all of an index for each row, checks of foreign keys too: for who puts
 * many rows where there may be none.
 */
export const inClinicPlanned = <T>(database: Database, scope: Scope, work: (tx: ClinicTx) => Promise<T>): Promise<T> =>
  inTransaction(database, `${statementOf(settingsOf(scope))}; set local plan_cache_mode = force_custom_plan`, (query) =>
    work({ ...scope, query }),
  );

/**
 * One clinic's rows as they all were at one moment, only to read. Nobody who writes waits for it, however long it takes; for
 * whoever compares what stands in several tables.
 */
export function inSnapshot<T>(database: Database, scope: Scope, work: (tx: ClinicTx) => Promise<T>): Promise<T> {
  return database.query
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (query) => {
      await setScope(query, scope);
      return work({ ...scope, query });
    });
}

/** What an account may see of itself, whatever its clinic: its sessions, credentials and memberships. */
export const asAccount = <T>(database: Database, account: string, work: (query: Query) => Promise<T>): Promise<T> =>
  inTransaction(database, statementOf({ account }), work);

/** Before anybody is known: only the row whose secret or address the request itself has named. */
export const byName = <T>(database: Database, named: string, work: (query: Query) => Promise<T>): Promise<T> =>
  inTransaction(database, statementOf({ named }), work);

/** One clinic's rows and the row that the request has named: how somebody who is not yet a member accepts an invitation. */
export function inClinicByName<T>(
  database: Database,
  scope: Scope,
  named: string,
  work: (tx: ClinicTx) => Promise<T>,
): Promise<T> {
  return inClinic(database, scope, async (tx) => {
    await sql`select set_config('longwatch.named', ${named}, true)`.execute(tx.query);
    return work(tx);
  });
}

/**
 * The same transaction, seeing another clinic. Only a transfer between two clinics does this, after both
 * have agreed; an architecture test names its callers.
 */
export async function inOtherClinic<T>(tx: ClinicTx, clinic: string, work: (tx: ClinicTx) => Promise<T>): Promise<T> {
  const other = { ...tx, clinic };
  await setScope(tx.query, other);
  const answer = await work(other);
  await setScope(tx.query, tx);
  return answer;
}

async function setScope(query: Query, scope: Scope): Promise<void> {
  await sql.raw(statementOf(settingsOf(scope))).execute(query);
}

type Settings = { readonly clinic?: string; readonly account?: string; readonly named?: string };

const settingsOf = ({ clinic, actor }: Scope): Settings => ({
  clinic,
  account: actor.kind === "account" ? actor.id : "",
});

/** Settings end with the transaction. Their names are ours; what they hold is quoted, because this form takes no parameters. */
const statementOf = (settings: Settings): string =>
  `select ${Object.entries(settings)
    .map(([name, value]) => `set_config('longwatch.${name}', ${pg.escapeLiteral(value)}, true)`)
    .join(", ")}`;

/** Begins and says what may be seen in one message: every request does this, and each round trip counts. */
function inTransaction<T>(database: Database, settings: string, work: (query: Query) => Promise<T>): Promise<T> {
  return database.query.connection().execute(async (query) => {
    await sql.raw(`begin; ${settings}`).execute(query);
    let answer: T;
    try {
      answer = await work(query);
    } catch (error) {
      // A connection that is gone has undone it by itself.
      await sql
        .raw("rollback")
        .execute(query)
        .catch(() => undefined);
      throw error;
    }
    await sql.raw("commit").execute(query);
    return answer;
  });
}
