import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { usualSessionLimits } from "../../../server/src/access/access.ts";
import { divided } from "../../../server/src/access/secret-key.ts";
import type { HttpSettings, Services } from "../../../server/src/http/services.ts";
import { type TestDatabase, testDatabase } from "../../../server/src/testing/database.ts";
import { type TestPerson, type TestServer, testServer } from "../../../server/src/testing/http.ts";
import { launch } from "../../../test/support/browser.ts";
import { watchRequests } from "./at-rest.ts";
import { traced } from "./traces.ts";

/** The screen as it was built, over the real server and database, in a real browser. */
export type Screen = {
  readonly database: TestDatabase;
  readonly server: TestServer;
  readonly browser: Browser;
  /** `http://localhost:<port>` */
  readonly base: string;
  /** A browser of somebody's, signed in; its trace is kept if the test fails. */
  readonly of: (who: TestPerson | undefined, options?: BrowserContextOptions) => Promise<BrowserContext>;
  /** A page of theirs at a path. */
  readonly open: (who: TestPerson | undefined, path: string, options?: BrowserContextOptions) => Promise<Page>;
  /** Stops the server, and starts another one on the same port over the same database. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** @param at the moment that the server's clock shows, until a test moves it */
export async function startScreen(
  at: string,
  settings: Partial<HttpSettings> = {},
  more: Partial<Services> = {},
): Promise<Screen> {
  const database = await testDatabase();
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const key = divided(randomBytes(32));
  const site = { name: "Longwatch", origin: base };
  const fresh = (moment: string): Promise<TestServer> =>
    testServer(
      database,
      moment,
      { origin: base, ...settings },
      { owner: database.owner, access: { database: database.app, key, site, sessions: usualSessionLimits }, ...more },
    );
  let server = await fresh(at);
  const listen = () => server.app.listen({ port, host: "127.0.0.1" });
  await listen();
  const browser = await launch();
  const of = async (who: TestPerson | undefined, options: BrowserContextOptions = {}): Promise<BrowserContext> => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      locale: "en-GB",
      reducedMotion: "reduce",
      ...options,
    });
    if (who !== undefined) await context.addCookies([{ name: "longwatch", value: who.token, url: base }]);
    context.setDefaultTimeout(15_000);
    context.on("page", watchRequests);
    await traced(context);
    return context;
  };
  return {
    database,
    get server() {
      return server;
    },
    browser,
    base,
    of,
    open: async (who, path, options) => {
      const page = await (await of(who, options)).newPage();
      await page.goto(base + path);
      return page;
    },
    stop: () => server.close(),
    start: async () => {
      server = await fresh(new Date(server.clock.at).toISOString());
      await listen();
    },
    close: async () => {
      await browser.close();
      await server.close();
      await database.close();
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
