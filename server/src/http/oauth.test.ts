import { randomUUID } from "node:crypto";
import type { Instant } from "@longwatch/core";
import { UnsecuredJWT } from "jose";
import * as oidc from "openid-client";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { standingAt } from "../access/standing.ts";
import { appOf } from "../clients/app-caller.ts";
import { inClinic } from "../db/transaction.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type HookKeys, hookKeys, signedBy } from "../testing/hooks-client.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";
import { exampleRecord } from "../testing/people.ts";
import { nurseAt } from "../testing/scope.ts";
import { admitPatient } from "../usecases/admit-patient.ts";

const origin = "http://localhost:8080";
let database: TestDatabase;
let server: TestServer;
let clinic: string;
let administrator: TestPerson;
let keys: HookKeys;
let client: string;
let tokenUrl: string;
let called: string;

const seconds = (): number => Math.floor(server.clock.at / 1000);
const url = (path: string): string => `/api/v1/clinics/${clinic}${path}`;
const connect = async (settings: object = {}): Promise<string> => {
  const payload = {
    use: "backend",
    label: "Warehouse",
    keys: { jwks: { keys: [keys.publicKey] } },
    scopes: ["system/Observation.rs", "system/Patient.read"],
    ...settings,
  };
  const made = await server.as(administrator, { method: "POST", url: url("/clients"), payload });
  expect(made.statusCode, made.body).toBe(201);
  return made.json<{ client: string }>().client;
};
const claims = () => ({ iss: client, sub: client, aud: tokenUrl, iat: seconds(), exp: seconds() + 240 });
const ask = async (assertion: string, fields: Record<string, string> = {}) => {
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    scope: "system/*.rs",
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    client_assertion: assertion,
    ...fields,
  });
  const answer = await fetch(called, { method: "POST", body });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, string> };
};

beforeAll(async () => {
  database = await testDatabase();
  server = await testServer(database, "2026-11-21T09:00:00Z", { origin });
  clinic = await addClinic(database);
  administrator = await server.person(clinic, ["administrator"]);
  keys = await hookKeys("ES384");
  client = await connect();
  const address = await server.app.listen({ port: 0, host: "127.0.0.1" });
  tokenUrl = `${origin}${url("/oauth/token")}`;
  called = `${address}${url("/oauth/token")}`;
});
afterAll(async () => {
  await server.close();
  await database.close();
});
beforeEach(() => {
  server.clock.at = (server.clock.at + 1000) as Instant;
});

describe("a backend service", () => {
  test("gets what it asks for as far as it was registered for it, for five minutes", async () => {
    const { status, headers, body } = await ask(await signedBy(keys, claims()));
    expect([status, headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(body).toMatchObject({
      token_type: "Bearer",
      expires_in: 300,
      scope: "system/Observation.rs system/Patient.rs",
    });
    expect(body["access_token"]).toMatch(/^lwat_[\w-]{43}$/);
    const token = body["access_token"]!;
    const app = (await appOf(server.services.access, token, server.clock.at))!;
    expect(app).toMatchObject({ kind: "app", client, clinic, account: undefined });
    expect([...app.permissions].toSorted()).toEqual(["export", "read-details", "read-patient"]);
    const standing = standingAt(app, clinic);
    expect(standing.ok && standing.value.actor).toEqual({ kind: "service", id: client });
    expect(standingAt(app, randomUUID()).ok).toBe(false);
    const later = (server.clock.at + 300_000) as Instant;
    expect(await appOf(server.services.access, token, (later - 1) as Instant)).toBeDefined();
    expect(await appOf(server.services.access, token, later)).toBeUndefined();
    const rows = await database.owner.query.selectFrom("client_token").select("token_hash").execute();
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test("opens the FHIR address and no other", async () => {
    const { body } = await ask(await signedBy(keys, claims()));
    const answer = await server.app.inject({
      url: url("/patients/lw-0001"),
      headers: { authorization: `Bearer ${body["access_token"]}` },
    });
    expect(answer.json()).toMatchObject({ status: 403, type: "/problems#permission-missing" });
  });

  test.each([
    ["RS384", "system/Observation.read", "system/Observation.rs"],
    ["ES384", "system/Observation.r system/Condition.rs launch", "system/Observation.r"],
  ])("signs with %s and asks for %s", async (alg, scope, granted) => {
    const own = await hookKeys(alg);
    const id = await connect({ keys: { jwks: { keys: [own.publicKey] } } });
    const answer = await ask(await signedBy(own, { ...claims(), iss: id, sub: id }), { scope });
    expect(answer.body["scope"], JSON.stringify(answer.body)).toBe(granted);
  });

  test("is served with somebody else's client", async () => {
    const metadata = { issuer: origin, token_endpoint: called };
    const own = await hookKeys("ES384", "other");
    const id = await connect({ keys: { jwks: { keys: [own.publicKey] } } });
    const proof = oidc.PrivateKeyJwt(
      { key: own.privateKey, kid: own.kid },
      {
        [oidc.modifyAssertion]: (_, payload) =>
          Object.assign(payload, { aud: tokenUrl, iat: seconds(), nbf: seconds(), exp: seconds() + 60 }),
      },
    );
    const configuration = new oidc.Configuration(metadata, id, undefined, proof);
    oidc.allowInsecureRequests(configuration);
    const tokens = await oidc.clientCredentialsGrant(configuration, { scope: "system/Patient.rs" });
    expect([tokens.scope, tokens.expires_in]).toEqual(["system/Patient.rs", 300]);
  });

  test("leaves a trace of what it was given", async () => {
    await ask(await signedBy(keys, claims()), { scope: "system/Observation.rs" });
    const rows = await database.owner.query
      .selectFrom("audit_event")
      .select(["object", "detail", "actor_kind"])
      .where("action", "=", "client.grant")
      .where("object", "=", client)
      .execute();
    expect(rows.at(-1)).toMatchObject({ object: client, detail: { scopes: ["system/Observation.rs"] } });
  });
});

test("reads FHIR as far as its scopes reach, and no further", async () => {
  await inClinic(database.app, nurseAt(clinic, "2026-11-20T09:00:00Z"), (tx) => admitPatient(tx, exampleRecord("ada")));
  const { body } = await ask(await signedBy(keys, claims()));
  const fhir = async (path: string, more: RequestInit = {}) => {
    const headers = { authorization: `Bearer ${body["access_token"]}`, "content-type": "application/fhir+json" };
    const answer = await fetch(`${called.replace(/oauth\/token$/, "fhir/R4")}/${path}`, { ...more, headers });
    return {
      status: answer.status,
      body: (await answer.json()) as { entry?: { resource: { resourceType: string } }[] },
    };
  };
  const found = await fhir(
    "Observation?patient=lw-0001&_count=5&_include=Observation:subject&_revinclude=Provenance:target",
  );
  // A scope for Provenance was not given: what is asked along is refused with it.
  expect(found.status).toBe(403);
  const along = await fhir("Observation?patient=lw-0001&_count=5&_include=Observation:subject");
  expect(new Set(along.body.entry!.map(({ resource }) => resource.resourceType))).toEqual(
    new Set(["Observation", "Patient"]),
  );
  expect((await fhir("Condition?patient=lw-0001")).status).toBe(403);
  expect((await fhir("AuditEvent")).status).toBe(403);
  const everything = await fhir("Patient/lw-0001/$everything?_count=5000");
  expect(new Set(everything.body.entry!.map(({ resource }) => resource.resourceType))).toEqual(
    new Set(["Patient", "Observation"]),
  );
  expect((await fhir("Observation", { method: "POST", body: "{}" })).status).toBe(403);
});

describe("is refused", () => {
  const other = "https://other.example/token";
  test.each<[string, () => Promise<string>]>([
    ["alg none", async () => new UnsecuredJWT(claims()).encode()],
    [
      "RS256",
      async () => {
        const own = await hookKeys("RS256");
        const id = await connect({ keys: { jwks: { keys: [own.publicKey] } } });
        return signedBy(own, { ...claims(), iss: id, sub: id });
      },
    ],
    ["another audience", () => signedBy(keys, { ...claims(), aud: other })],
    ["another subject", () => signedBy(keys, { ...claims(), sub: randomUUID() })],
    ["another issuer", () => signedBy(keys, { ...claims(), iss: randomUUID() })],
    ["an end in the past", () => signedBy(keys, { ...claims(), exp: seconds() - 61 })],
    ["an end too far away", () => signedBy(keys, { ...claims(), exp: seconds() + 400 })],
    ["no jti", () => signedBy(keys, { ...claims(), jti: undefined })],
    ["an unknown key", () => signedBy({ ...keys, kid: "none" }, claims())],
    ["somebody else's key", async () => signedBy({ ...(await hookKeys("ES384")), kid: keys.kid }, claims())],
    ["nothing", async () => ""],
  ])("%s", async (_, make) => {
    const { status, body } = await ask(await make());
    expect([status, body["error"]]).toEqual([401, "invalid_client"]);
    expect(body["access_token"]).toBeUndefined();
  });
  test("an assertion that was used, even at once", async () => {
    const assertion = await signedBy(keys, claims());
    const all = await Promise.all([1, 2, 3].map(async () => (await ask(assertion)).status));
    expect(all.toSorted()).toEqual([200, 401, 401]);
  });
  test.each<[Record<string, string>, number, string]>([
    [{ scope: "system/Condition.rs" }, 400, "invalid_scope"],
    [{ scope: "user/Observation.rs" }, 400, "invalid_scope"],
    [{ scope: "system/Observation.rs?category=laboratory" }, 400, "invalid_scope"],
    [{ grant_type: "password" }, 400, "unsupported_grant_type"],
    [{ client_assertion_type: "none" }, 401, "invalid_client"],
  ])("%o", async (fields, status, error) => {
    const answer = await ask(await signedBy(keys, claims()), fields);
    expect([answer.status, answer.body["error"]]).toEqual([status, error]);
  });
  test("a client that has ended, its open tokens too", async () => {
    const id = await connect();
    const mine = () => signedBy(keys, { ...claims(), iss: id, sub: id });
    const token = (await ask(await mine())).body["access_token"]!;
    await server.as(administrator, { method: "DELETE", url: url(`/clients/${id}`) });
    expect((await ask(await mine())).body["error"]).toBe("invalid_client");
    expect(await appOf(server.services.access, token, server.clock.at)).toBeUndefined();
  });
  test("a client of another clinic", async () => {
    const elsewhere = await addClinic(database, "Other");
    const aud = tokenUrl.replace(clinic, elsewhere);
    const body = new URLSearchParams({
      grant_type: "client_credentials",
      scope: "system/*.rs",
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: await signedBy(keys, { ...claims(), aud }),
    });
    expect((await fetch(called.replace(clinic, elsewhere), { method: "POST", body })).status).toBe(401);
  });
});
