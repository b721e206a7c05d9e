import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { preparing } from "./preparing.ts";
import type { Tables } from "./tables.ts";

/** Where a server is and as whom to come: a URL, or the socket of the embedded one. */
export type ConnectTo = Pick<pg.PoolConfig, "connectionString" | "host" | "port" | "user" | "password" | "database">;

export type Database = {
  readonly query: Kysely<Tables>;
  /** For what one connection must do by itself: listening, copying. */
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
};

/** Days stay text and large numbers keep their digits: what JavaScript would make of them is wrong by a day or rounded. */
const asText = new Set([pg.types.builtins.DATE, pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);
const types: pg.CustomTypesConfig = {
  getTypeParser: (id, format) =>
    asText.has(id) && format !== "binary" ? (text: string) => text : pg.types.getTypeParser(id, format),
};

/**
 * A pool of connections. Losing the server is an error of the query that meets it, never the end of the process.
 *
 * @param most the greatest number of connections
 * @param lost is told when an idle connection is lost
 */
export function connect(to: ConnectTo, most: number, lost: (error: Error) => void = () => {}): Database {
  const pool = new pg.Pool({
    ...to,
    max: most,
    types,
    application_name: "longwatch",
    options: "-c search_path=longwatch -c statement_timeout=120000 -c timezone=UTC",
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  pool.on("error", lost);
  // Of a connection that somebody works with the query tells; without a listener the loss would end the process as well.
  pool.on("connect", (client) => client.on("error", () => {}));
  pool.on("connect", preparing);
  const query = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { query, pool, close: () => query.destroy() };
}

/** Whether an error is the database's word, or the loss of it: whatever ran in its transaction is undone. */
export function isOfDatabase(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return true;
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return /^E(?:CONN|PIPE|TIMEDOUT)/.test(String(code)) || /connection|timeout/i.test(String(message));
}
