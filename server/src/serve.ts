import type { Instant, Issue } from "@longwatch/core";
import type { FastifyInstance } from "fastify";
import { setUpToken } from "./access/first-run.ts";
import { openSecretKey } from "./access/secret-key.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { Refusal } from "./databases/refusal.ts";
import { buildApp } from "./http/app.ts";
import { openChanges } from "./http/changes.ts";
import type { Services } from "./http/services.ts";
import { faultOf, openLog } from "./log.ts";
import { type Databases, openDatabases } from "./open-databases.ts";
import type { PostgresLogLine } from "./postgres/log-lines.ts";
import type { PostgresSettings } from "./postgres/settings.ts";
import { listenToFeeds } from "./serve/feeds.ts";
import { listen } from "./serve/listen.ts";
import { servicesOf } from "./serve/services.ts";
import { startWork } from "./serve/work.ts";

/** A node that serves. */
export type Serving = {
  /** How a browser on this machine reaches it. */
  readonly origin: string;
  readonly databases: Databases;
  /** The one-time link of the first run; undefined once somebody has an account, or where the owner is not known here. */
  readonly setUpLink: string | undefined;
  /** Told when the embedded database has ended by itself: nothing can be served any more. */
  readonly ended: Promise<void>;
  /** Takes nothing new, finishes what is under way, and closes in the order in which nothing is lost. */
  readonly close: () => Promise<void>;
};

export type ServeOptions = {
  readonly clock: Clock;
  /** Says what takes a while, in words for whoever started it. */
  readonly told: (line: string) => void;
  /** Of the embedded database. */
  readonly postgres?: PostgresSettings;
  readonly banner?: string;
  /** Adds pages before the server listens: only the demo does. */
  readonly extend?: (app: FastifyInstance, services: Services, databases: Databases) => Promise<void>;
};

export type Served = { readonly ok: true; readonly value: Serving } | { readonly ok: false; readonly refusal: Refusal };

/** Opens the databases, builds the application and listens. Where it refuses, nothing is left running. */
export async function serve(config: Config, options: ServeOptions): Promise<Served> {
  const { told, clock } = options;
  const log = openLog(process.stdout, config.log);
  told(
    config.database.kind === "embedded" ? `Starting the database in ${config.dataFolder} …` : "Opening the database …",
  );
  const words = lastWords();
  const opened = await openDatabases(config, {
    log: words.take,
    lost: (error) => log.warn("database.lost", faultOf(error)),
    ...(options.postgres === undefined ? {} : { settings: options.postgres }),
  });
  if (!opened.ok) return opened;
  const databases = opened.value;
  const closing: (() => Promise<unknown>)[] = [databases.close];
  let isClosing = false;
  const close = once(() => {
    isClosing = true;
    return inTurn(closing.toReversed());
  });
  const ended = databases.ended.then(() => {
    if (!isClosing) for (const line of words.said()) told(`database: ${line}`);
  });
  try {
    const key = openSecretKey(config.secretKey, config.dataFolder);
    if (!key.ok) return { ok: false, refusal: await after(close, refusalOf(key.issues)) };
    const origin = config.origin ?? `http://localhost:${config.listen.port}`;
    const changes = await openChanges(databases.at.app, log);
    closing.push(changes.close);
    const services = await servicesOf(config, origin, { databases, key: key.value, changes, log }, options);
    const app = await buildApp(services);
    closing.push(() => app.close());
    await options.extend?.(app, services, databases);
    const taken = await listen(app, config.listen);
    if (taken !== undefined) return { ok: false, refusal: await after(close, taken) };
    const jobs = await startWork(config, origin, databases, { clock, log, key: key.value });
    closing.push(jobs.stop);
    const feeds = await listenToFeeds(config, databases.app, { clock, log, intake: jobs.intake });
    if (!feeds.ok) return { ok: false, refusal: await after(close, feeds.refusal) };
    closing.push(feeds.value.close);
    const setUpLink = await firstRunLink(databases, origin, clock());
    return { ok: true, value: { origin, databases, setUpLink, ended, close } };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The end of the embedded database's log: why it ended, where it ends by itself. */
function lastWords() {
  const lines: string[] = [];
  const take = ({ severity, text }: PostgresLogLine): void => {
    lines.push(`${severity}: ${text}`);
    if (lines.length > 8) lines.shift();
  };
  return { take, said: () => lines };
}

async function firstRunLink({ owner }: Databases, origin: string, at: Instant): Promise<string | undefined> {
  const token = owner === undefined ? undefined : await setUpToken(owner, at);
  return token === undefined ? undefined : `${origin}/set-up?token=${token}`;
}

const refusalOf = ([issue]: readonly Issue[]): Refusal => ({
  saw: `${issue!.at}: ${issue!.saw}`,
  remedy: issue!.remedy,
});

async function after<T>(work: () => Promise<void>, value: T): Promise<T> {
  await work();
  return value;
}

/** One after another; one that fails does not keep the others from being closed. */
async function inTurn(steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const step of steps) await step().catch(() => {});
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
