import path from "node:path";
import { ensureDatabase } from "../../server/src/databases/embedded.ts";
import type { ConnectTo } from "../../server/src/db/database.ts";
import { onClient } from "../../server/src/db/on-client.ts";
import { appRole, createRoles, ownerRole, sentinelRole } from "../../server/src/db/roles.ts";
import { pause, processesIn, signalTo } from "../../server/src/postgres/processes.ts";
import { type RunningPostgres, startPostgres } from "../../server/src/postgres/start-postgres.ts";
import { type Gate, openGate } from "./gate.ts";
import type { NodeEnvironment } from "./node-process.ts";

/** A database under test, with what its nodes are told of it. */
export type Stand = {
  readonly name: "embedded" | "server";
  readonly environment: NodeEnvironment;
  /** The test's own way to the database, past the nodes. As `postgres` nothing is hidden from it. */
  readonly at: (role: string) => ConnectTo;
  /** SIGKILL to every process of the database. */
  readonly killDatabase: () => Promise<void>;
  /** Starts it again, where that is not a node's work. */
  readonly startDatabase: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const database = "longwatch";
export const socketIn = (folder: string): string => path.join(folder, "socket");

/** The embedded database of a data folder: its node starts it, and it ends with its node. */
export function embeddedStand(folder: string): Stand {
  return {
    name: "embedded",
    environment: { LONGWATCH_DATA: folder },
    at: (user) => ({ host: socketIn(folder), port: 5432, user, database }),
    killDatabase: () => killAll(path.join(folder, "cluster")),
    startDatabase: async () => {},
    close: () => killAll(path.join(folder, "cluster")),
  };
}

export type ServerStand = Stand & {
  readonly gate: Gate;
  readonly server: () => RunningPostgres;
  /** Stops it as its administrator does. */
  readonly stopDatabase: () => Promise<void>;
};

/** A PostgreSQL server that the nodes are given the address of. */
export async function serverStand(folder: string, dataFolder: string): Promise<ServerStand> {
  const gate = await openGate();
  const start = async (): Promise<RunningPostgres> => {
    const started = await startPostgres({ folder, settings: { max_connections: "100" } });
    if (!started.ok) throw new Error(`${started.refusal.saw} ${started.refusal.remedy}`);
    gate.leadTo(path.join(started.value.connection.host, ".s.PGSQL.5432"));
    return started.value;
  };
  let server = await start();
  await makeDatabase(server);
  const killDatabase = async (): Promise<void> => {
    await killAll(server.cluster);
    await server.exited;
  };
  return {
    name: "server",
    environment: addressedTo(gate.port, dataFolder),
    at: (user) => ({ ...server.connection, user, database }),
    killDatabase,
    startDatabase: async () => {
      server = await start();
    },
    stopDatabase: () => server.stop(),
    gate,
    server: () => server,
    close: async () => {
      await server.stop();
      await gate.close();
    },
  };
}

/** What an administrator does once. */
export async function makeDatabase({ connection }: RunningPostgres): Promise<void> {
  await ensureDatabase(connection);
  await createRoles({ ...connection, database });
}

/** Settings of a node whose database is behind a port of this machine. */
export function addressedTo(port: number, dataFolder: string): NodeEnvironment {
  const as = (role: string): string => `postgresql://${role}@127.0.0.1:${port}/${database}`;
  return {
    LONGWATCH_DATA: dataFolder,
    DATABASE_URL: as(appRole),
    DATABASE_OWNER_URL: as(ownerRole),
    DATABASE_SENTINEL_URL: as(sentinelRole),
  };
}

/** Every process at once, as far as signals are: none gets to tell another. */
export async function killAll(cluster: string): Promise<void> {
  for (;;) {
    const living = await livingIn(cluster);
    if (living.length === 0) return;
    for (const one of living) signalTo(one, "SIGKILL");
    await pause(10);
  }
}

const livingIn = async (cluster: string): Promise<readonly number[]> =>
  (await processesIn(cluster).catch(() => undefined)) ?? [];

/** One question to the database, past the nodes. */
export const ask = <T extends object>(to: ConnectTo, text: string, values: readonly unknown[] = []): Promise<T[]> =>
  onClient(
    { ...to, options: "-c search_path=longwatch" },
    async (client) => (await client.query<T>(text, [...values])).rows,
  );
