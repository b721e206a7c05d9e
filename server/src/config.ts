import { failed, type Issue, ok, type Result } from "@longwatch/core";
import { type ReadFile, readSettings, type Values } from "./config/read-settings.ts";
import { usualWorkers } from "./config/settings.ts";
import { isLoopback, type Listen } from "./config/values.ts";

/** Where the data lie: under our own supervisor in the data folder, or on a PostgreSQL server, by role. */
export type DatabasePlace =
  | { readonly kind: "embedded" }
  | { readonly kind: "server"; readonly app: string; readonly owner?: string; readonly sentinel?: string };

/** Everything that whoever runs the server decides. */
export type Config = {
  readonly dataFolder: string;
  readonly database: DatabasePlace;
  /** The most connections of this node. */
  readonly connections: number;
  readonly listen: Listen;
  /** Undefined: `http://localhost` with the port on which it came to listen. */
  readonly origin: string | undefined;
  readonly proxies: readonly string[];
  /** 32 bytes in base64. Undefined: the data folder's own. */
  readonly secretKey: string | undefined;
  readonly metricsToken: string | undefined;
  readonly log: "info" | "warn" | "error";
  /** Cores for what is heavy. */
  readonly workers: number;
  readonly mail: { readonly url: string; readonly from: string } | undefined;
  /** Where laboratories send. */
  readonly mllp: readonly (Listen & { readonly clinic: string; readonly feed: string })[];
  readonly mllpTls:
    | { readonly certificate: string; readonly key: string; readonly clientAuthority?: string | undefined }
    | undefined;
  /** Origins to which notifications of subscriptions may be sent. */
  readonly subscribers: readonly string[];
  readonly signOn: { readonly issuer: string; readonly client: string; readonly secret: string } | undefined;
};

export type Environment = Readonly<Record<string, string | undefined>>;
export type Configured = { readonly config: Config; readonly warnings: readonly Issue[] };

/**
 * The settings of an environment, checked together: a start with half a configuration would fail at the worst moment.
 *
 * @param readFile text of a file that a `…_FILE` names; throws what the file system says
 * @returns every problem at once; a secret's text is in none of them. Unknown names that look like ours are warnings
 */
export function readConfig(environment: Environment, readFile: ReadFile): Result<Configured> {
  const { values, issues } = readSettings(environment, readFile);
  const all = [...issues, ...together(values)];
  if (all.some(({ severity }) => severity === "error")) return failed(all);
  return ok({ config: configOf(values, environment), warnings: all });
}

function configOf(values: Values, environment: Environment): Config {
  const { databaseUrl, ownerUrl, sentinelUrl, smtpUrl, mailFrom, oidcIssuer, oidcClient, oidcSecret } = values;
  return {
    dataFolder: values.data ?? stateFolder(environment) ?? "longwatch-data",
    database:
      databaseUrl === undefined
        ? { kind: "embedded" }
        : {
            kind: "server",
            app: databaseUrl,
            ...(ownerUrl === undefined ? {} : { owner: ownerUrl }),
            ...(sentinelUrl === undefined ? {} : { sentinel: sentinelUrl }),
          },
    connections: values.connections ?? 10,
    listen: values.listen ?? { host: "127.0.0.1", port: 8080 },
    origin: values.origin,
    proxies: values.proxies ?? ["127.0.0.1", "::1"],
    secretKey: values.secretKey,
    metricsToken: values.metricsToken,
    log: values.log ?? "info",
    workers: values.workers ?? usualWorkers(),
    mllp: values.mllp ?? [],
    subscribers: values.subscribers ?? [],
    mllpTls:
      values.mllpCertificate === undefined || values.mllpKey === undefined
        ? undefined
        : { certificate: values.mllpCertificate, key: values.mllpKey, clientAuthority: values.mllpClientAuthority },
    mail: smtpUrl === undefined || mailFrom === undefined ? undefined : { url: smtpUrl, from: mailFrom },
    signOn:
      oidcIssuer === undefined || oidcClient === undefined || oidcSecret === undefined
        ? undefined
        : { issuer: oidcIssuer, client: oidcClient, secret: oidcSecret },
  };
}

/** systemd names the state folder of a unit; the first, where there are several. */
const stateFolder = (environment: Environment): string | undefined =>
  environment["STATE_DIRECTORY"]?.split(":")[0] || undefined;

/** What is wrong only beside something else. */
function together(values: Values): readonly Issue[] {
  const { listen, origin } = values;
  return [
    ...allOrNone({ DATABASE_URL: values.databaseUrl }, { DATABASE_OWNER_URL: values.ownerUrl }),
    ...allOrNone({ DATABASE_URL: values.databaseUrl }, { DATABASE_SENTINEL_URL: values.sentinelUrl }),
    ...allOrNone({ SMTP_URL: values.smtpUrl }, { MAIL_FROM: values.mailFrom }),
    ...allOrNone({ MAIL_FROM: values.mailFrom }, { SMTP_URL: values.smtpUrl }),
    ...allOrNone({ LONGWATCH_MLLP_CERTIFICATE: values.mllpCertificate }, { LONGWATCH_MLLP_KEY: values.mllpKey }),
    ...allOrNone({ LONGWATCH_MLLP_KEY: values.mllpKey }, { LONGWATCH_MLLP_CERTIFICATE: values.mllpCertificate }),
    ...allOrNone(
      { LONGWATCH_MLLP_CERTIFICATE: values.mllpCertificate },
      { LONGWATCH_MLLP_CLIENT_CA: values.mllpClientAuthority },
    ),
    ...["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"].flatMap((name) => {
      const all = {
        OIDC_ISSUER: values.oidcIssuer,
        OIDC_CLIENT_ID: values.oidcClient,
        OIDC_CLIENT_SECRET: values.oidcSecret,
      };
      const { [name as keyof typeof all]: one, ...others } = all;
      return allOrNone({ [name]: one }, others);
    }),
    ...(listen !== undefined && !isLoopback(listen.host) && origin === undefined
      ? [missing("LONGWATCH_ORIGIN", `LONGWATCH_LISTEN=${listen.host}:${listen.port}, which other machines can reach`)]
      : []),
    ...(origin?.startsWith("http:") && !isLoopback(new URL(origin).hostname) ? [insecure(origin)] : []),
  ];
}

type Named = Readonly<Record<string, unknown>>;

/** The needed one is missing although one of the others is there. */
function allOrNone(needed: Named, others: Named): readonly Issue[] {
  const [name, value] = Object.entries(needed)[0]!;
  const there = Object.entries(others).filter(([, other]) => other !== undefined);
  return value === undefined && there.length > 0 ? [missing(name, there.map(([other]) => other).join(" and "))] : [];
}

const missing = (name: string, beside: string): Issue => ({
  code: "value-missing",
  severity: "error",
  at: name,
  saw: `nothing, beside ${beside}`,
  remedy: `Set ${name} too, or leave both out.`,
});

const insecure = (origin: string): Issue => ({
  code: "value-not-allowed",
  severity: "error",
  at: "LONGWATCH_ORIGIN",
  saw: JSON.stringify(origin),
  remedy: "Write an origin with https://: over plain HTTP, passwords and patients travel readable.",
});
