import type { Access } from "../access/access.ts";
import type { Provider } from "../access/single-sign-on.ts";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/database.ts";
import type { Log } from "../log.ts";
import type { Post } from "../usecases/deliver.ts";
import type { Changes } from "./changes.ts";
import type { Metrics } from "./metrics.ts";

export type HttpSettings = {
  /** Where people reach this server, without a path: `https://longwatch.example.org`. */
  readonly origin: string;
  /** Addresses of proxies whose `X-Forwarded-For` is believed; none: nobody's is. */
  readonly proxies: readonly string[];
  /** What a scraper of /metrics must bring as a bearer token; undefined: only this machine may scrape. */
  readonly metricsToken?: string | undefined;
  /** Requests a minute of one session, program or source. */
  readonly requestsPerMinute: number;
  /** Requests a minute of one source with sessions and tokens that are none. Then all of the source waits, so it is no small number. */
  readonly strangersPerMinute: number;
  /** Tries a minute of one source at signing in. */
  readonly signInsPerMinute: number;
  /** How often a stream of events says that it is alive, and is asked whether it still may be. */
  readonly heartbeatMs: number;
  /** Origins to which notifications of subscriptions may be sent. */
  readonly subscribers: readonly string[];
  /** Shown on every page: `Demo: these people do not exist.` */
  readonly banner?: string | undefined;
};
export const usualHttpSettings = {
  proxies: [],
  subscribers: [],
  requestsPerMinute: 1200,
  strangersPerMinute: 6000,
  signInsPerMinute: 20,
  heartbeatMs: 20_000,
} as const;

/** What every route works with. */
export type Services = {
  readonly database: Database;
  /** The database as its owner, to make the first clinic; undefined where that is not done here. */
  readonly owner?: Database | undefined;
  readonly access: Access;
  /** The hospital's own sign-in, where there is one. */
  readonly provider?: Provider | undefined;
  /** The way out for messages, and what stands as their sender; undefined: no mail server is set up. */
  readonly mail?: { readonly post: Post; readonly from: string } | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly changes: Changes;
  /** What ends each stream of events that is open. */
  readonly streams: Set<() => void>;
  readonly metrics: Metrics;
  readonly settings: HttpSettings;
};
