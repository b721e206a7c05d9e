import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { signalTo } from "../postgres/processes.ts";
import { type PostgresConnection, type RunningPostgres, startPostgres } from "../postgres/start-postgres.ts";

/** The PostgreSQL that the tests of one worker process share. */
export type TestServer = {
  readonly server: RunningPostgres;
  /** A new, empty database. Left to the end of the process, like everything here. */
  readonly freshDatabase: () => Promise<PostgresConnection>;
  /**
   * Databases that all begin the same. `prepare` runs once per `key` and process, on a database that is then copied for
   * each call; it must leave no connection open.
   */
  readonly databaseLike: (
    key: string,
    prepare: (connection: PostgresConnection) => Promise<void>,
  ) => Promise<PostgresConnection>;
};

const prefix = `longwatch-test-${process.getuid?.() ?? "any"}-`;

let shared: Promise<TestServer> | undefined;

/**
 * The shared server, started at the first call. It ends with the process, also when that is killed. What it writes
 * does not outlive a power cut: no test of durability may use it.
 */
export function testServer(): Promise<TestServer> {
  shared ??= start();
  return shared;
}

async function start(): Promise<TestServer> {
  await removeAbandoned();
  const folder = await mkdtemp(path.join(os.tmpdir(), `${prefix}${process.pid}-`));
  const started = await startPostgres({
    folder,
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "100" },
  });
  if (!started.ok) throw new Error(`${started.refusal.saw} ${started.refusal.remedy}`);
  const server = started.value;
  const cleanUp = (): void => {
    signalTo(server.processId, "SIGKILL");
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  process.once("exit", cleanUp);
  // The runner ends its workers by a signal; one that it kills outright leaves its folder to the next run.
  process.once("SIGTERM", () => process.exit(143));
  const create = createsDatabases(server.connection);
  const templates = new Map<string, Promise<PostgresConnection>>();
  return {
    server,
    freshDatabase: () => create("template0"),
    databaseLike: async (key, prepare) => {
      const known = templates.get(key) ?? prepared(create, prepare);
      templates.set(key, known);
      return create((await known).database);
    },
  };
}

async function prepared(
  create: (template: string) => Promise<PostgresConnection>,
  prepare: (connection: PostgresConnection) => Promise<void>,
): Promise<PostgresConnection> {
  const connection = await create("template0");
  await prepare(connection);
  return connection;
}

/** Copies databases one after the other: PostgreSQL refuses a template that is in use, also by another copy. */
function createsDatabases(connection: PostgresConnection): (template: string) => Promise<PostgresConnection> {
  let queue: Promise<unknown> = Promise.resolve();
  return (template) => {
    const database = `test_${randomBytes(6).toString("hex")}`;
    const made = queue.then(async () => {
      const client = new pg.Client(connection);
      await client.connect();
      await client
        .query(`create database "${database}" template "${template}" strategy file_copy`)
        .finally(() => client.end());
      return { ...connection, database };
    });
    queue = made.catch(() => undefined);
    return made;
  };
}

/** Removes what killed runs have left. The number in the name is the process's. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(os.tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const owner = Number(name.slice(prefix.length).split("-")[0]);
    if (!isAlive(owner))
      await rm(path.join(os.tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(processNumber: number): boolean {
  try {
    process.kill(processNumber, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
