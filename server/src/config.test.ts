import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { settings } from "./config/settings.ts";
import { type Environment, readConfig } from "./config.ts";

const noFile = (file: string): string => {
  throw Object.assign(new Error(file), { code: "ENOENT" });
};
const read = (environment: Environment, files: Readonly<Record<string, string>> = {}) =>
  readConfig(environment, (file) => files[file] ?? noFile(file));
const config = (environment: Environment, files: Readonly<Record<string, string>> = {}) => {
  const result = read(environment, files);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value.config;
};
const problems = (environment: Environment): readonly string[] => {
  const result = read(environment);
  return result.ok ? [] : result.issues.map(({ at }) => at);
};

describe("the configuration", () => {
  test("of an empty environment is a server on this machine with its own database", () => {
    expect(config({})).toMatchObject({
      dataFolder: "longwatch-data",
      database: { kind: "embedded" },
      listen: { host: "127.0.0.1", port: 8080 },
      origin: undefined,
      mail: undefined,
      signOn: undefined,
    });
  });

  test("keeps its data where systemd says, unless told otherwise", () => {
    expect(config({ STATE_DIRECTORY: "/var/lib/longwatch:/var/lib/other" }).dataFolder).toBe("/var/lib/longwatch");
    expect(config({ STATE_DIRECTORY: "/var/lib/longwatch", LONGWATCH_DATA: "/srv/a b" }).dataFolder).toBe("/srv/a b");
  });

  test("takes a secret from a file, without its last line break", () => {
    const environment = { DATABASE_URL_FILE: "/run/credentials/url", DATABASE_OWNER_URL: "postgres://o@/longwatch" };
    expect(config(environment, { "/run/credentials/url": "postgresql://a:b@h/d\n" }).database).toEqual({
      kind: "server",
      app: "postgresql://a:b@h/d",
      owner: "postgres://o@/longwatch",
    });
  });

  test("names every problem at once", () => {
    const environment = {
      LONGWATCH_LISTEN: "8080",
      LONGWATCH_ORIGIN: "https://a.example/path",
      LONGWATCH_LOG: "loud",
      DATABASE_CONNECTIONS: "0",
      OIDC_ISSUER: "https://login.example",
      SMTP_URL_FILE: "/nowhere",
      DATABASE_OWNER_URL: "postgres://o@h/d",
    };
    expect(problems(environment)).toEqual([
      "DATABASE_CONNECTIONS",
      "LONGWATCH_LISTEN",
      "LONGWATCH_ORIGIN",
      "LONGWATCH_LOG",
      "SMTP_URL_FILE",
      "DATABASE_URL",
      "OIDC_CLIENT_ID",
      "OIDC_CLIENT_SECRET",
    ]);
  });

  test("calls receivers of notifications over TLS, or on this machine, and none unless they are named", () => {
    expect(config({}).subscribers).toEqual([]);
    const named = "https://a.example, https://b.example:8443,http://127.0.0.1:9000";
    expect(config({ LONGWATCH_SUBSCRIBERS: named }).subscribers).toEqual(named.split(/, ?/));
    for (const wrong of ["http://a.example", "https://a.example/path", "*", "https://*.example/x", "a.example"])
      expect(problems({ LONGWATCH_SUBSCRIBERS: wrong })).toEqual(["LONGWATCH_SUBSCRIBERS"]);
  });

  test("wants to know its address, with TLS, before other machines may come", () => {
    expect(problems({ LONGWATCH_LISTEN: "0.0.0.0:8080" })).toEqual(["LONGWATCH_ORIGIN"]);
    expect(problems({ LONGWATCH_ORIGIN: "http://longwatch.example" })).toEqual(["LONGWATCH_ORIGIN"]);
    expect(problems({ LONGWATCH_LISTEN: "[::1]:0", LONGWATCH_ORIGIN: "http://localhost:9000" })).toEqual([]);
    expect(problems({ LONGWATCH_LISTEN: "0.0.0.0:80", LONGWATCH_ORIGIN: "https://a.example" })).toEqual([]);
  });

  test("warns of a name that nothing reads", () => {
    const result = read({ LONGWATCH_ORIGEN: "https://a.example", LONGWATCH_DEBUG: "1" });
    expect(result.ok && result.value.warnings.map(({ at, severity }) => [at, severity])).toEqual([
      ["LONGWATCH_ORIGEN", "warning"],
    ]);
  });

  test("never shows a secret, whatever is wrong with it", () => {
    const secrets = Object.values(settings).filter(({ isSecret }) => isSecret);
    const text = fc.stringMatching(/^[a-z]{12,20} [a-z]{12,20}$/);
    fc.assert(
      fc.property(fc.constantFrom(...secrets), text, ({ name }, value) => {
        const result = read({ [name]: value, SMTP_URL: "nonsense" });
        expect(result.ok).toBe(false);
        expect(JSON.stringify(result)).not.toContain(value);
      }),
    );
  });
});
