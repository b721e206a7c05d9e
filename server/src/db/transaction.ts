import type { Instant } from "@longwatch/core";
import { sql, type Transaction } from "kysely";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

export type Query = Transaction<Tables>;

/** Who acts: an account, a service, or the server itself. `id` is what stands in `by`. */
export type Actor = { readonly kind: "account" | "service" | "system"; readonly id: string };
export const theServer: Actor = { kind: "system", id: "longwatch" };

/** For whom a transaction is made: one clinic, one actor, one moment. */
export type Scope = { readonly clinic: string; readonly actor: Actor; readonly at: Instant };

/** A transaction in which only the rows of its clinic exist. */
export type ClinicTx = Scope & { readonly query: Query };

/** Runs in one transaction that sees one clinic's rows, and the actor's own. Whatever is thrown undoes all of it. */
export function inClinic<T>(database: Database, scope: Scope, work: (tx: ClinicTx) => Promise<T>): Promise<T> {
  return database.query.transaction().execute(async (query) => {
    await setScope(query, scope);
    return work({ ...scope, query });
  });
}

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
export function asAccount<T>(database: Database, account: string, work: (query: Query) => Promise<T>): Promise<T> {
  return database.query.transaction().execute(async (query) => {
    await sql`select set_config('longwatch.account', ${account}, true)`.execute(query);
    return work(query);
  });
}

/** Before anybody is known: only the row whose secret or address the request itself has named. */
export function byName<T>(database: Database, named: string, work: (query: Query) => Promise<T>): Promise<T> {
  return database.query.transaction().execute(async (query) => {
    await sql`select set_config('longwatch.named', ${named}, true)`.execute(query);
    return work(query);
  });
}

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

async function setScope(query: Query, { clinic, actor }: Scope): Promise<void> {
  const account = actor.kind === "account" ? actor.id : "";
  await sql`select set_config('longwatch.clinic', ${clinic}, true), set_config('longwatch.account', ${account}, true)`.execute(
    query,
  );
}
