import { randomBytes, randomUUID } from "node:crypto";
import type { Instant } from "@longwatch/core";
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";
import { usualSessionLimits } from "../access/access.ts";
import type { Role } from "../access/permissions.ts";
import { divided } from "../access/secret-key.ts";
import { newToken, tokenHash } from "../access/token.ts";
import { appRole } from "../db/roles.ts";
import { buildApp } from "../http/app.ts";
import { openChanges } from "../http/changes.ts";
import { openMetrics } from "../http/metrics.ts";
import { type HttpSettings, type Services, usualHttpSettings } from "../http/services.ts";
import { openLog } from "../log.ts";
import type { TestDatabase } from "./database.ts";
import { instant } from "./scope.ts";

/** A person who has signed in, as tests need them. */
export type TestPerson = { readonly account: string; readonly token: string; readonly clinic: string };

/** The server as it is, over a real database, with a clock and a log of the test's own. */
export type TestServer = {
  readonly app: FastifyInstance;
  readonly services: Services;
  readonly lines: string[];
  /** Every address that is answered, as `GET /health/live`. */
  readonly addresses: readonly string[];
  readonly clock: { at: Instant };
  /** Somebody who works at a clinic. */
  readonly person: (clinic: string, roles: readonly Role[], name?: string) => Promise<TestPerson>;
  /** A request of theirs, as a browser makes it. */
  readonly as: (who: TestPerson | undefined, options: InjectOptions) => Promise<LightMyRequestResponse>;
  readonly close: () => Promise<void>;
};

export async function testServer(
  database: TestDatabase,
  at: string,
  settings: Partial<HttpSettings> = {},
  more: Partial<Services> = {},
): Promise<TestServer> {
  const lines: string[] = [];
  const clock = { at: instant(at) };
  const origin = "http://localhost:8080";
  const log = openLog({ write: (line) => void lines.push(line) });
  const services: Services = {
    database: database.app,
    access: {
      database: database.app,
      key: divided(randomBytes(32)),
      site: { name: "Longwatch", origin },
      sessions: usualSessionLimits,
    },
    clock: () => clock.at,
    log,
    changes: await openChanges(database.at(appRole), log),
    streams: new Set(),
    metrics: openMetrics(database.app),
    settings: { ...usualHttpSettings, ...unlimited, origin, ...settings },
    ...more,
  };
  const addresses: string[] = [];
  const app = await buildApp(services, ({ method, url }) => {
    addresses.push(...[method].flat().map((one) => `${one} ${url}`));
  });
  await app.ready();
  return {
    app,
    services,
    lines,
    addresses,
    clock,
    person: (clinic, roles, name = "Nora Nurse") => addPerson(database, clinic, roles, name, clock.at),
    as: (who, options) =>
      app.inject({
        ...options,
        headers: {
          "sec-fetch-site": "same-origin",
          ...(who === undefined ? {} : { cookie: `longwatch=${who.token}` }),
          ...options.headers,
        },
      }),
    close: async () => {
      await app.close();
      await services.changes.close();
    },
  };
}

const unlimited = { requestsPerMinute: 100_000, strangersPerMinute: 100_000, signInsPerMinute: 100_000 };

async function addPerson(
  { owner }: TestDatabase,
  clinic: string,
  roles: readonly Role[],
  displayName: string,
  at: Instant,
): Promise<TestPerson> {
  const account = randomUUID();
  const token = newToken("lws_");
  const moment = new Date(at);
  const { query } = owner;
  await query
    .insertInto("account")
    .values({
      account_id: account,
      address: `${account}@example.org`,
      display_name: displayName,
      created_at: moment,
      disabled_at: null,
    })
    .execute();
  await query
    .insertInto("membership")
    .values({ clinic_id: clinic, account_id: account, roles: [...roles], since: moment })
    .execute();
  await query
    .insertInto("session")
    .values({
      session_id: randomUUID(),
      account_id: account,
      token_hash: tokenHash(token),
      method: "password",
      signed_in_at: moment,
      last_seen_at: moment,
      ends_at: new Date(at + 12 * 3_600_000),
      ended_at: null,
      browser: "a test",
    })
    .execute();
  return { account, token, clinic };
}
