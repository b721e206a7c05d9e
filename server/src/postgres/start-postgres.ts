import { mkdir, realpath, rm } from "node:fs/promises";
import path from "node:path";
import { clusterIn, createCluster, hasCluster, ownTree, removeUnfinished, superuser } from "./cluster.ts";
import { findNative } from "./engine.ts";
import type { Ended } from "./launch.ts";
import { lockFolder } from "./lock.ts";
import type { PostgresLogLine } from "./log-lines.ts";
import { type Prepared, prepareLauncher } from "./prepare.ts";
import { clearPreviousServer } from "./previous-server.ts";
import { pause } from "./processes.ts";
import { type Outcome, outcomeOf, refuse } from "./refusal.ts";
import type { RouteKind } from "./route.ts";
import { type PostgresSettings, settingArguments } from "./settings.ts";
import { makeSocketFolder, socketPort } from "./socket-folder.ts";
import { isStillHeld, startFailure } from "./start-failure.ts";
import { isReady, type Supervised, stopServer, superviseServer } from "./supervise.ts";

export type PostgresOptions = {
  /** The data folder. Made where it is missing; the cluster lies in `cluster` below it. */
  readonly folder: string;
  /** Receives the database's log, without anything that a row could hold. */
  readonly log?: (line: PostgresLogLine) => void;
  /** On top of `defaultSettings`. */
  readonly settings?: PostgresSettings;
  /** Run by this route and no other; chosen by {@link chooseRoute} otherwise. */
  readonly route?: RouteKind;
  /** Folder with `bin`, `lib` and `share` of PostgreSQL; the installed package otherwise. */
  readonly native?: string;
  /** How long a stop may take before it is cut short. 30,000 ms otherwise. */
  readonly stopPatienceMs?: number;
  /** Makes the cluster when the folder has none; a new, empty one otherwise. Must be whole or not there at all. */
  readonly create?: (folder: string, prepared: Prepared) => Promise<void>;
};

/** How to connect, as `pg` takes it. `host` is the folder of the socket. */
export type PostgresConnection = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
};

export type RunningPostgres = {
  /** As the superuser, to the database `postgres`. */
  readonly connection: PostgresConnection;
  /** The same as an address. */
  readonly url: string;
  /** The cluster's folder. */
  readonly cluster: string;
  /** As `18.4`. */
  readonly version: string;
  readonly route: RouteKind;
  readonly processId: number;
  /** Resolves when the server has ended, for whatever reason, and its folder is free again. Never rejects. */
  readonly exited: Promise<Ended>;
  /** Stops the server and waits for the end. Calling it again is harmless. */
  readonly stop: () => Promise<void>;
};

/**
 * Starts the embedded PostgreSQL on a data folder and waits until it takes connections. It ends when this process ends,
 * however that ends. One living process per folder: a second one is refused.
 */
export function startPostgres(options: PostgresOptions): Promise<Outcome<RunningPostgres>> {
  return outcomeOf(options.folder, () => start(options));
}

async function start(options: PostgresOptions): Promise<RunningPostgres> {
  const native = options.native ?? findNative(process.platform, process.arch);
  await mkdir(path.resolve(options.folder), { recursive: true, mode: 0o700 });
  const folder = await realpath(options.folder);
  const lock = await lockFolder(folder);
  try {
    const exists = await hasCluster(folder);
    const prepared = await prepareLauncher(folder, native, options.route);
    const cluster = clusterIn(folder);
    await removeUnfinished(folder);
    if (exists) await clearPreviousServer(cluster);
    else await (options.create ?? createEmpty)(folder, prepared);
    await ownTree(cluster, prepared.owner);
    const socket = await makeSocketFolder(folder, prepared.owner);
    const server = await serve(options, prepared, cluster, socket.path).catch(async (error) => {
      await socket.remove();
      throw error;
    });
    const exited = server.ended.then(async (ended) => {
      // Nothing here may keep the end from being told.
      await socket.remove().catch(() => undefined);
      await lock.release().catch(() => undefined);
      return ended;
    });
    const connection = { host: socket.path, port: socketPort, user: superuser, database: "postgres" };
    let stopping: Promise<void> | undefined;
    const stop = async (): Promise<void> => {
      await stopServer(server, options.stopPatienceMs ?? 30_000);
      await exited;
    };
    return {
      connection,
      url: addressOf(connection),
      cluster,
      version: prepared.version,
      route: prepared.launcher.route.kind,
      processId: server.processId,
      exited,
      stop: () => {
        stopping ??= stop();
        return stopping;
      },
    };
  } catch (error) {
    await rm(path.join(folder, "links"), { recursive: true, force: true }).catch(() => undefined);
    await lock.release().catch(() => undefined);
    throw error;
  }
}

const createEmpty = (folder: string, { launcher, owner }: Prepared): Promise<void> =>
  createCluster(folder, launcher, owner);

/** How often, and how far apart, a start is tried again while a predecessor lets go: about 10 s in all. */
const tries = 20;
const betweenTriesMs = 500;

async function serve(
  options: PostgresOptions,
  prepared: Prepared,
  cluster: string,
  socketFolder: string,
): Promise<Supervised> {
  const words = settingArguments(options.settings ?? {}, socketFolder);
  for (let left = tries; ; left -= 1) {
    const server = superviseServer(prepared.launcher, cluster, words, options.log ?? (() => undefined));
    if (await isReady(server, cluster)) return server;
    if (left > 1 && isStillHeld(server.lines())) {
      await pause(betweenTriesMs);
      continue;
    }
    const { code, saw, remedy } = startFailure(cluster, server.lines());
    return refuse(code, saw, remedy);
  }
}

/** An address that `pg` reads: the socket's folder travels as a parameter, since it cannot be a host name. */
export function addressOf(connection: PostgresConnection): string {
  const { host, port, user, database } = connection;
  return `postgresql://${user}@/${encodeURIComponent(database)}?host=${encodeURIComponent(host)}&port=${port}`;
}
