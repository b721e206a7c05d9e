import type { ConnectTo } from "../db/database.ts";
import { onClient } from "../db/on-client.ts";
import { appRole, createRoles, ownerRole, sentinelRole } from "../db/roles.ts";
import type { PostgresLogLine } from "../postgres/log-lines.ts";
import type { PostgresSettings } from "../postgres/settings.ts";
import { startPostgres } from "../postgres/start-postgres.ts";
import { refuse } from "./refusal.ts";

const name = "longwatch";

/** Where each role finds the database, and how to end what was started for it. */
export type Place = {
  readonly app: ConnectTo;
  readonly owner: ConnectTo | undefined;
  readonly sentinel: ConnectTo;
  /** Told when the server has ended, for whatever reason. A server elsewhere never tells. */
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
};

/** The embedded database of a data folder, started, with its three roles. */
export async function startEmbedded(
  folder: string,
  log: (line: PostgresLogLine) => void,
  settings: PostgresSettings,
): Promise<Place> {
  const started = await startPostgres({ folder, log, settings });
  if (!started.ok) return refuse(started.refusal.saw, started.refusal.remedy);
  const { connection, exited, stop } = started.value;
  const at = (user: string): ConnectTo => ({ ...connection, user, database: name });
  try {
    await ensureDatabase(connection);
    await createRoles(at(connection.user));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    app: at(appRole),
    owner: at(ownerRole),
    sentinel: at(sentinelRole),
    ended: exited.then(() => {}),
    stop,
  };
}

/** Makes the database where it is not there yet, as the administrator of the server. */
export async function ensureDatabase(admin: ConnectTo): Promise<void> {
  await onClient(admin, async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount === 0) await client.query(`create database ${name}`);
  });
}
