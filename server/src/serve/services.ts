import { usualSessionLimits } from "../access/access.ts";
import type { SecretKey } from "../access/secret-key.ts";
import { discover, type Provider } from "../access/single-sign-on.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Changes } from "../http/changes.ts";
import { openMetrics } from "../http/metrics.ts";
import { type Services, usualHttpSettings } from "../http/services.ts";
import type { Log } from "../log.ts";
import type { Databases } from "../open-databases.ts";
import { mailOf } from "./mail-server.ts";

/** What routes work with, put together from what was opened. */
export async function servicesOf(
  config: Config,
  origin: string,
  opened: { readonly databases: Databases; readonly key: SecretKey; readonly changes: Changes; readonly log: Log },
  { clock, banner, told }: { readonly clock: Clock; readonly banner?: string; readonly told: (line: string) => void },
): Promise<Services> {
  const { databases, key, changes, log } = opened;
  const { app, owner } = databases;
  return {
    database: app,
    owner,
    access: { database: app, key, site: { name: "Longwatch", origin }, sessions: usualSessionLimits },
    provider: await providerOf(config, origin, told),
    mail: mailOf(config, origin),
    clock,
    log,
    changes,
    streams: new Set(),
    metrics: openMetrics(app),
    settings: {
      ...usualHttpSettings,
      origin,
      proxies: config.proxies,
      subscribers: config.subscribers,
      metricsToken: config.metricsToken,
      banner,
    },
  };
}

/** A provider that does not answer keeps nobody out who has another way in; the next start asks again. */
async function providerOf(
  { signOn }: Config,
  origin: string,
  told: (line: string) => void,
): Promise<Provider | undefined> {
  if (signOn === undefined) return undefined;
  const { issuer, client, secret } = signOn;
  try {
    const callback = `${origin}/api/v1/sign-in/single-sign-on/callback`;
    return await discover({ issuer, clientId: client, clientSecret: secret, callback });
  } catch {
    told(`Single sign-on is off until the next start: ${new URL(issuer).host} gave no usable answer.`);
    return undefined;
  }
}
