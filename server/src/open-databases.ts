import type { Config } from "./config.ts";
import { type Place, startEmbedded } from "./databases/embedded.ts";
import { reach } from "./databases/reach.ts";
import { NotOpened, type Refusal, refuse } from "./databases/refusal.ts";
import { type ConnectTo, connect, type Database } from "./db/database.ts";
import { migrate, schemaState } from "./db/migrate.ts";
import { bypasses } from "./db/roles.ts";
import { prepareQueues } from "./jobs/prepare-queues.ts";
import type { PostgresLogLine } from "./postgres/log-lines.ts";
import type { PostgresSettings } from "./postgres/settings.ts";

/** The database as each role sees it. */
export type Databases = {
  readonly app: Database;
  /** Undefined where the owner's address is not configured: then no schema, clinic or erasure. */
  readonly owner: Database | undefined;
  readonly sentinel: Database;
  /** The same as addresses, for what makes connections of its own: processes, listeners, the queue. */
  readonly at: { readonly app: ConnectTo; readonly owner: ConnectTo | undefined; readonly sentinel: ConnectTo };
  /** Numbers of the migrations that opening ran. */
  readonly migrated: readonly number[];
  /** Told when an embedded database has ended without having been asked to. A server elsewhere never tells. */
  readonly ended: Promise<void>;
  /** Connections first, then the database that was started for them. Calling it again is harmless. */
  readonly close: () => Promise<void>;
};

export type OpenOptions = {
  /** Receives the embedded database's log. */
  readonly log?: (line: PostgresLogLine) => void;
  /** Is told when an idle connection was lost. */
  readonly lost?: (error: Error) => void;
  /** Of the embedded database, on top of its own. */
  readonly settings?: PostgresSettings;
};

export type Opened =
  | { readonly ok: true; readonly value: Databases }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Opens what the configuration names: starts the embedded database, or comes to the server; brings the schema up to date where the
 * owner's address is known; and refuses a schema that is newer or older than this code and a role that row-level security
 * does not bind. Where it refuses, nothing is left running.
 */
export async function openDatabases(
  { dataFolder, database, connections }: Pick<Config, "dataFolder" | "database" | "connections">,
  { log = () => {}, lost = () => {}, settings = {} }: OpenOptions = {},
): Promise<Opened> {
  let place: Place | undefined;
  try {
    place = database.kind === "embedded" ? await startEmbedded(dataFolder, log, settings) : await placeOf(database);
    return { ok: true, value: await opened(place, connections, lost) };
  } catch (error) {
    await place?.stop();
    if (error instanceof NotOpened) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

async function placeOf({ app, owner, sentinel }: Config["database"] & { kind: "server" }): Promise<Place> {
  await reach({ connectionString: app }, "DATABASE_URL");
  if (owner !== undefined) await reach({ connectionString: owner }, "DATABASE_OWNER_URL");
  if (sentinel !== undefined) await reach({ connectionString: sentinel }, "DATABASE_SENTINEL_URL");
  return {
    app: { connectionString: app },
    owner: owner === undefined ? undefined : { connectionString: owner },
    sentinel: { connectionString: sentinel ?? app },
    ended: new Promise(() => {}),
    stop: async () => {},
  };
}

async function opened(place: Place, connections: number, lost: (error: Error) => void): Promise<Databases> {
  const migrated = place.owner === undefined ? [] : await migrate(place.owner);
  if (!isList(migrated)) return refuse(migrated.saw, migrated.remedy);
  if (place.owner !== undefined) await prepareQueues(place.owner);
  const app = connect(place.app, connections, lost);
  const pools = [app];
  try {
    await check(app);
    const owner = place.owner === undefined ? undefined : connect(place.owner, 2, lost);
    if (owner !== undefined) pools.push(owner);
    const sentinel = connect(place.sentinel, 2, lost);
    pools.push(sentinel);
    return {
      app,
      owner,
      sentinel,
      at: { app: place.app, owner: place.owner, sentinel: place.sentinel },
      migrated,
      ended: place.ended,
      close: once(() => closeAll(pools, place)),
    };
  } catch (error) {
    await closeAll(pools, place);
    throw error;
  }
}

const isList = (value: readonly number[] | Refusal): value is readonly number[] => Array.isArray(value);

async function check(app: Database): Promise<void> {
  const state = await schemaState((text) => app.pool.query(text));
  if (state.is === "refused") refuse(state.refusal.saw, state.refusal.remedy);
  else if (state.is !== "current")
    refuse(
      state.is === "empty"
        ? "an empty database"
        : `a schema of version ${state.version}, where ${state.newest} is needed`,
      "Run `longwatch migrate` with DATABASE_OWNER_URL set, or set it for the server too: then it migrates when it starts.",
    );
  const free = await bypasses(app);
  if (free !== undefined) refuse(free.saw, free.remedy);
}

async function closeAll(pools: readonly Database[], place: Place): Promise<void> {
  await Promise.allSettled(pools.map(({ close }) => close()));
  await place.stop();
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
