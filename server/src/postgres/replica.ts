import { access, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { clusterIn, makeCluster } from "./cluster.ts";
import { folderSink, physicalCopy } from "./physical-copy.ts";
import { pause } from "./processes.ts";
import { type Outcome, outcomeOf, refuse } from "./refusal.ts";
import {
  type PostgresConnection,
  type PostgresOptions,
  type RunningPostgres,
  startPostgres,
} from "./start-postgres.ts";

export type ReplicaOptions = Omit<PostgresOptions, "create"> & {
  /** The server to follow, on this machine. */
  readonly primary: Pick<RunningPostgres, "connection" | "cluster">;
  /** Its name for the primary: letters, digits and `_`. */
  readonly name: string;
};

/**
 * Starts a replica that follows a running server through its socket: a copy of its files the first time, the stream of
 * its log from then on. Reading is allowed on it, writing only after {@link promote}.
 */
export async function startReplica(options: ReplicaOptions): Promise<Outcome<RunningPostgres>> {
  const { primary, name, settings, ...rest } = options;
  if (!/^[a-z0-9_]+$/.test(name)) throw new Error(`not a name for a replica: ${name}`);
  const checked = await outcomeOf(options.folder, () => refusePromoted(options.folder));
  if (!checked.ok) return checked;
  const { host, port, user } = primary.connection;
  return startPostgres({
    ...rest,
    settings: {
      ...settings,
      primary_conninfo: `host='${host.replaceAll("'", "\\'")}' port=${port} user=${user} application_name=${name}`,
      primary_slot_name: name,
    },
    create: (folder, { owner }) =>
      makeCluster(folder, owner, async (making) => {
        await keepLogFor(primary.connection, name);
        await physicalCopy(primary.connection, primary.cluster, folderSink(making), `replica ${name}`);
        await forgetReplicas(making);
        await writeFile(path.join(making, "standby.signal"), "");
      }),
  });
}

/** A replica that was promoted has a history of its own; following again would need it made anew. */
async function refusePromoted(folder: string): Promise<void> {
  const has = (name: string): Promise<boolean> =>
    access(path.join(clusterIn(folder), name)).then(
      () => true,
      () => false,
    );
  if ((await has("PG_VERSION")) && !(await has("standby.signal"))) {
    refuse(
      "start-failed",
      `${folder} holds a server of its own, not a replica.`,
      "Make the replica in another folder.",
    );
  }
}

/** The copy has the primary's list of replicas to wait for. Promoted, it would wait for itself. */
async function forgetReplicas(cluster: string): Promise<void> {
  const file = path.join(cluster, "postgresql.auto.conf");
  const lines = (await readFile(file, "utf8")).split("\n");
  await writeFile(file, lines.filter((line) => !line.startsWith("synchronous_standby_names")).join("\n"));
}

async function keepLogFor(connection: PostgresConnection, name: string): Promise<void> {
  await ask(connection, async (client) => {
    const known = await client.query("select from pg_replication_slots where slot_name = $1", [name]);
    if (known.rowCount === 0) await client.query("select pg_create_physical_replication_slot($1, true)", [name]);
  });
}

/**
 * From now on a commit is acknowledged when one of these replicas has it on its disk too; an empty list asks for none.
 * With no such replica there, commits wait: an acknowledged fact is worth more than a quick answer.
 */
export async function requireReplicas(connection: PostgresConnection, names: readonly string[]): Promise<void> {
  const quoted = names.map((name) => `"${name}"`).join(", ");
  const setting = names.length === 0 ? "" : `ANY 1 (${quoted})`;
  await ask(connection, async (client) => {
    await client.query(`alter system set synchronous_standby_names = ${client.escapeLiteral(setting)}`);
    await client.query("select pg_reload_conf()");
  });
}

/** How a replica stands with its primary: `quorum` and `sync` hold up commits, `async` does not; undefined when away. */
export function replicaState(connection: PostgresConnection, name: string): Promise<string | undefined> {
  return ask(connection, async (client) => {
    const found = await client.query(
      "select sync_state from pg_stat_replication where application_name = $1 and state = 'streaming'",
      [name],
    );
    return (found.rows[0] as { sync_state: string } | undefined)?.sync_state;
  });
}

/** Waits until a replica streams, in one of the given states; false when it does not within `steps` of 100 ms. */
export async function replicaReaches(
  connection: PostgresConnection,
  name: string,
  states: readonly string[],
  steps = 300,
): Promise<boolean> {
  for (let step = 0; step < steps; step += 1) {
    const state = await replicaState(connection, name);
    if (state !== undefined && states.includes(state)) return true;
    await pause(100);
  }
  return false;
}

/** Makes a replica a server of its own that takes writes. False when it has not become one within a minute. */
export function promote(connection: PostgresConnection): Promise<boolean> {
  return ask(connection, async (client) => {
    const done = await client.query("select pg_promote(true, 60) as promoted");
    return (done.rows[0] as { promoted: boolean }).promoted;
  });
}

async function ask<T>(connection: PostgresConnection, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection);
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
