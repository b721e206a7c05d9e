import { randomUUID } from "node:crypto";
import type { Instant } from "@longwatch/core";
import * as oidc from "openid-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allowsFhir } from "../access/fhir-reach.ts";
import { standingAt } from "../access/standing.ts";
import { appOf } from "../clients/app-caller.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { hookKeys, signedBy } from "../testing/hooks-client.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";
import { ada } from "../testing/samples.ts";

/** An app of somebody else's asks a member; its side is openid-client. */
const origin = "http://localhost:8080";
const redirectUri = "http://localhost:9999/back";
let database: TestDatabase;
let server: TestServer;
let clinic: string;
let nurse: TestPerson;
let administrator: TestPerson;
let client: string;
let address: string;
let configuration: oidc.Configuration;
const url = (path: string): string => `/api/v1/clinics/${clinic}${path}`;
const seconds = (): number => Math.floor(server.clock.at / 1000);

const connect = async (settings: object = {}): Promise<string> => {
  const payload = {
    use: "app",
    label: "Viewer",
    redirectUris: [redirectUri],
    scopes: ["patient/*.rs", "user/Observation.rs", "launch/patient", "offline_access", "openid"],
    ...settings,
  };
  const made = await server.as(administrator, { method: "POST", url: url("/clients"), payload });
  expect(made.statusCode, made.body).toBe(201);
  return made.json<{ client: string }>().client;
};

beforeAll(async () => {
  database = await testDatabase();
  server = await testServer(database, "2026-11-21T09:00:00Z", { origin });
  clinic = await addClinic(database);
  nurse = await server.person(clinic, ["nurse"]);
  administrator = await server.person(clinic, ["administrator"]);
  await server.as(nurse, {
    method: "POST",
    url: url("/patients"),
    payload: { record: ada, details: { familyName: "Lind" } },
  });
  client = await connect();
  address = await server.app.listen({ port: 0, host: "127.0.0.1" });
  const said = await (await fetch(`${address}${url("/fhir/R4/.well-known/smart-configuration")}`)).json();
  const { authorization_endpoint, token_endpoint } = said as Record<string, string>;
  configuration = new oidc.Configuration(
    {
      issuer: origin,
      authorization_endpoint: authorization_endpoint!,
      token_endpoint: token_endpoint!.replace(origin, address),
    },
    client,
    undefined,
    oidc.None(),
  );
  oidc.allowInsecureRequests(configuration);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const asked = async (more: Record<string, string> = {}) => {
  const verifier = oidc.randomPKCECodeVerifier();
  const state = oidc.randomState();
  const parameters = {
    redirect_uri: redirectUri,
    scope: "launch/patient patient/Observation.rs offline_access openid",
    state,
    aud: `${origin}${url("/fhir/R4")}`,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    ...more,
  };
  return { verifier, state, at: oidc.buildAuthorizationUrl(configuration, parameters) };
};
const page = (at: URL, who: TestPerson | undefined = nurse) =>
  server.as(who, { method: "GET", url: `${at.pathname}${at.search}` });
/** Fills in the form as the page has it. */
const answered = (at: URL, decision: string, patient = "lw-0001", who = nurse) => {
  const fields = { ...Object.fromEntries(at.searchParams), decision, patient };
  return server.as(who, {
    method: "POST",
    url: at.pathname,
    payload: new URLSearchParams(fields).toString(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
};
const signedIn = async (more: Record<string, string> = {}) => {
  const { verifier, state, at } = await asked(more);
  const answer = await answered(at, "allow");
  expect(answer.statusCode, answer.body).toBe(303);
  const called = new URL(answer.headers.location!);
  return {
    tokens: await oidc.authorizationCodeGrant(configuration, called, {
      pkceCodeVerifier: verifier,
      expectedState: state,
    }),
    called,
    verifier,
    state,
  };
};
const callerOf = (token: string) => appOf(server.services.access, token, server.clock.at);

describe("an app that a member allows", () => {
  test("is shown to the member first, with what it asks for", async () => {
    const { at } = await asked();
    const shown = await page(at);
    expect(shown.statusCode).toBe(200);
    for (const text of [
      "Allow Viewer?",
      "read, search: Observation of one patient",
      "come back by itself",
      "Lind",
      'value="lw-0001"',
    ])
      expect(shown.body).toContain(text);
    expect(shown.headers["content-security-policy"]).toContain("form-action 'self' http://localhost:9999");
    expect(shown.headers["content-security-policy"]).toContain("script-src 'self'");
    expect((await server.app.inject({ url: `${at.pathname}${at.search}` })).headers.location).toMatch(/^\/sign-in/);
  });

  test("gets a token for this patient, and may no more than the member", async () => {
    const { tokens } = await signedIn();
    expect(tokens).toMatchObject({
      expires_in: 300,
      scope: "launch/patient offline_access patient/Observation.rs",
      patient: "lw-0001",
      need_patient_banner: true,
    });
    const app = (await callerOf(tokens.access_token))!;
    expect(app).toMatchObject({ kind: "app", client, account: nurse.account, roles: ["nurse"] });
    expect([...app.permissions]).toEqual(["read-patient"]);
    expect(allowsFhir(app.smart, "Observation", "r", "lw-0001")).toBe(true);
    expect(allowsFhir(app.smart, "Observation", "r", "lw-0002")).toBe(false);
    expect(allowsFhir(app.smart, "Patient", "r", "lw-0001")).toBe(false);
    const standing = standingAt(app, clinic);
    expect(standing.ok && standing.value.actor).toEqual({ kind: "account", id: nurse.account });
    const events = await database.owner.query
      .selectFrom("audit_event")
      .selectAll()
      .where("action", "=", "client.grant")
      .execute();
    expect(events.at(-1)).toMatchObject({ object: client, actor_id: nurse.account, detail: { patient: "lw-0001" } });
  });

  test("refreshes once with each token; a second time ends all of it", async () => {
    const { tokens } = await signedIn();
    const second = await oidc.refreshTokenGrant(configuration, tokens.refresh_token!);
    expect(second["patient"]).toBe("lw-0001");
    expect(await callerOf(second.access_token)).toBeDefined();
    await expect(oidc.refreshTokenGrant(configuration, tokens.refresh_token!)).rejects.toMatchObject({
      error: "invalid_grant",
    });
    expect(await callerOf(second.access_token)).toBeUndefined();
    await expect(oidc.refreshTokenGrant(configuration, second.refresh_token!)).rejects.toMatchObject({
      error: "invalid_grant",
    });
  });

  test("gets no refresh token that it did not ask for, and ends what it gives back", async () => {
    const { tokens } = await signedIn({ scope: "launch/patient patient/Observation.rs" });
    expect(tokens.refresh_token).toBeUndefined();
    const end = (token: string, id: string) =>
      fetch(`${address}${url("/oauth/revoke")}`, {
        method: "POST",
        body: new URLSearchParams({ token, client_id: id }),
      });
    const other = await connect({ label: "Another" });
    expect((await end(tokens.access_token, other)).status).toBe(200);
    expect(await callerOf(tokens.access_token)).toBeDefined();
    expect((await end(tokens.access_token, client)).status).toBe(200);
    expect(await callerOf(tokens.access_token)).toBeUndefined();
  });

  test("loses it when the member leaves", async () => {
    const other = await server.person(clinic, ["nurse"]);
    const { verifier, state, at } = await asked();
    const called = new URL((await answered(at, "allow", "lw-0001", other)).headers.location!);
    const tokens = await oidc.authorizationCodeGrant(configuration, called, {
      pkceCodeVerifier: verifier,
      expectedState: state,
    });
    await server.as(administrator, { method: "DELETE", url: url(`/members/${other.account}`) });
    expect([...((await callerOf(tokens.access_token))?.permissions ?? [])]).toEqual([]);
    await expect(oidc.refreshTokenGrant(configuration, tokens.refresh_token!)).rejects.toMatchObject({
      error: "invalid_grant",
    });
  });
});

test("a code opens nothing once its member's sessions were ended", async () => {
  const one = await server.person(clinic, ["nurse"]);
  const { verifier, state, at } = await asked();
  const called = new URL((await answered(at, "allow", "lw-0001", one)).headers.location!);
  const ended = await server.as(administrator, { method: "DELETE", url: url(`/members/${one.account}/sessions`) });
  expect(ended.statusCode, ended.body).toBe(204);
  await expect(
    oidc.authorizationCodeGrant(configuration, called, { pkceCodeVerifier: verifier, expectedState: state }),
  ).rejects.toMatchObject({ error: "invalid_grant" });
});

describe("what a member has allowed", () => {
  const shown = async (who: TestPerson) => {
    const answer = await server.as(who, { method: "GET", url: url("/app-grants") });
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<{ grants: { grant: string; account: string; label: string; patient: string }[] }>().grants;
  };
  const end = async (who: TestPerson, grant: string) =>
    (await server.as(who, { method: "DELETE", url: url(`/app-grants/${grant}`) })).statusCode;
  const allowedBy = async (who: TestPerson) => {
    const { verifier, state, at } = await asked();
    const called = new URL((await answered(at, "allow", "lw-0001", who)).headers.location!);
    return oidc.authorizationCodeGrant(configuration, called, { pkceCodeVerifier: verifier, expectedState: state });
  };

  test("is listed and ended by the member, and by the administrator, and by nobody else", async () => {
    const [one, two] = [await server.person(clinic, ["nurse"]), await server.person(clinic, ["nurse"])];
    const [first, second] = [await allowedBy(one), await allowedBy(two)];
    const [mine, theirs] = [await shown(one), await shown(two)];
    expect(mine).toMatchObject([{ account: one.account, label: "Viewer", patient: "lw-0001" }]);
    expect(theirs).toHaveLength(1);
    const everybody = await shown(administrator);
    expect(everybody.map(({ account }) => account)).toEqual(expect.arrayContaining([one.account, two.account]));
    // Whoever manages members sees no patient by it.
    const others = everybody.filter(({ account }) => account !== administrator.account);
    expect(new Set(others.map(({ patient }) => patient))).toEqual(new Set([null]));
    expect([await end(one, theirs[0]!.grant), await end(one, randomUUID())]).toEqual([404, 404]);
    expect(await callerOf(second.access_token)).toBeDefined();
    expect([await end(one, mine[0]!.grant), await end(one, mine[0]!.grant)]).toEqual([204, 404]);
    expect([await callerOf(first.access_token), await shown(one)]).toEqual([undefined, []]);
    expect(await end(administrator, theirs[0]!.grant)).toBe(204);
    await expect(oidc.refreshTokenGrant(configuration, second.refresh_token!)).rejects.toMatchObject({
      error: "invalid_grant",
    });
  });
});

describe("an app with keys", () => {
  test("proves itself, may ask what its token is good for, and gets nothing without", async () => {
    const keys = await hookKeys("ES384");
    const own = await connect({ keys: { jwks: { keys: [keys.publicKey] } } });
    const { verifier, at } = await asked({ client_id: own });
    const code = new URL((await answered(at, "allow")).headers.location!).searchParams.get("code")!;
    const aud = `${origin}${url("/oauth/token")}`;
    const proof = async () => ({
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: await signedBy(keys, { iss: own, sub: own, aud, exp: seconds() + 60 }),
    });
    const post = async (path: string, fields: Record<string, string>) => {
      const answer = await fetch(`${address}${url(path)}`, { method: "POST", body: new URLSearchParams(fields) });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    };
    const exchange = { grant_type: "authorization_code", code, redirect_uri: redirectUri, code_verifier: verifier };
    expect(await post("/oauth/token", { ...exchange, client_id: own })).toMatchObject({
      status: 401,
      body: { error: "invalid_client" },
    });
    const { body } = await post("/oauth/token", { ...exchange, ...(await proof()) });
    const token = body["access_token"] as string;
    expect((await post("/oauth/introspect", { token, ...(await proof()) })).body).toMatchObject({
      active: true,
      client_id: own,
      patient: "lw-0001",
      sub: nurse.account,
    });
    const { tokens } = await signedIn();
    expect((await post("/oauth/introspect", { token: tokens.access_token, ...(await proof()) })).body).toEqual({
      active: false,
    });
    expect((await post("/oauth/introspect", { token, client_id: client })).status).toBe(401);
  });

  test("is not believed a second time, whatever it asks for", async () => {
    const keys = await hookKeys("ES384");
    const own = await connect({ keys: { jwks: { keys: [keys.publicKey] } } });
    const member = await server.person(clinic, ["nurse"]);
    const { verifier, at } = await asked({ client_id: own });
    const code = new URL((await answered(at, "allow", "lw-0001", member)).headers.location!).searchParams.get("code")!;
    const aud = `${origin}${url("/oauth/token")}`;
    const proof = async () => ({
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: await signedBy(keys, { iss: own, sub: own, aud, exp: seconds() + 60 }),
    });
    const post = async (path: string, fields: Record<string, string>) => {
      const answer = await fetch(`${address}${url(path)}`, { method: "POST", body: new URLSearchParams(fields) });
      return { status: answer.status, body: (await answer.json()) as Record<string, string> };
    };
    const first = await proof();
    const exchange = { grant_type: "authorization_code", code, redirect_uri: redirectUri, code_verifier: verifier };
    const { body } = await post("/oauth/token", { ...exchange, ...first });
    const [token, held] = [body["access_token"]!, body["refresh_token"]!];
    const used = { status: 401, body: { error: "invalid_client" } };
    const again = { grant_type: "refresh_token", refresh_token: held };
    expect(await post("/oauth/token", { ...again, ...first })).toMatchObject(used);
    expect(await post("/oauth/introspect", { token, ...first })).toMatchObject(used);
    expect(await post("/oauth/revoke", { token, ...first })).toMatchObject(used);
    for (const [path, fields] of [
      ["/oauth/introspect", { token }],
      ["/oauth/introspect", { token: held }],
      ["/oauth/introspect", { token: "none" }],
      ["/oauth/revoke", { token: "none" }],
    ] as const) {
      const one = await proof();
      const both = await Promise.all([post(path, { ...fields, ...one }), post(path, { ...fields, ...one })]);
      expect(both.map(({ status }) => status).toSorted()).toEqual([200, 401]);
    }
    expect((await post("/oauth/introspect", { token, ...(await proof()) })).body).toMatchObject({ active: true });
    expect((await post("/oauth/token", { ...again, ...(await proof()) })).status).toBe(200);
    await database.owner.query
      .updateTable("membership")
      .set({ roles: ["administrator"] })
      .where("account_id", "=", member.account)
      .execute();
    expect((await post("/oauth/introspect", { token, ...(await proof()) })).body).toEqual({ active: false });
    await database.owner.query.deleteFrom("membership").where("account_id", "=", member.account).execute();
    expect((await post("/oauth/introspect", { token, ...(await proof()) })).body).toEqual({ active: false });
  });
});

describe("is refused", () => {
  test.each<[string, Record<string, string>, string]>([
    ["no PKCE", { code_challenge: "" }, "invalid_request"],
    ["PKCE in the clear", { code_challenge_method: "plain" }, "invalid_request"],
    ["another FHIR server", { aud: "https://other.example/fhir" }, "invalid_request"],
    ["a token at once", { response_type: "token" }, "unsupported_response_type"],
    ["more than it was registered for", { scope: "user/Patient.cruds system/*.rs" }, "invalid_scope"],
  ])("%s: the app is told", async (_, more, error) => {
    const { at, state } = await asked(more);
    const shown = await page(at);
    const back = new URL(shown.headers.location!);
    expect([shown.statusCode, back.origin, back.searchParams.get("error"), back.searchParams.get("state")]).toEqual([
      303,
      "http://localhost:9999",
      error,
      state,
    ]);
    expect(new URL((await answered(at, "allow")).headers.location!).searchParams.get("code")).toBeNull();
  });
  test.each<[string, Record<string, string>]>([
    ["an address that was not registered", { redirect_uri: "http://localhost:9999/back/evil" }],
    ["an app that nobody knows", { client_id: randomUUID() }],
  ])("%s: nobody is sent there", async (_, more) => {
    const { at } = await asked(more);
    expect([(await page(at)).statusCode, (await answered(at, "allow")).statusCode]).toEqual([404, 404]);
  });
  test("by the member, and for a patient who is not there", async () => {
    const { at } = await asked();
    expect(new URL((await answered(at, "deny")).headers.location!).searchParams.get("error")).toBe("access_denied");
    expect((await answered(at, "allow", "nobody")).statusCode).toBe(404);
  });
  test("a form from elsewhere", async () => {
    const { at } = await asked();
    const answer = await server.app.inject({
      method: "POST",
      url: at.pathname,
      payload: new URLSearchParams({
        ...Object.fromEntries(at.searchParams),
        decision: "allow",
        patient: "lw-0001",
      }).toString(),
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        cookie: `longwatch=${nurse.token}`,
        "sec-fetch-site": "cross-site",
      },
    });
    expect(answer.statusCode).toBe(403);
  });
  test("a code with another verifier, for another app, a second time, or too late", async () => {
    const exchange = async (code: string, verifier: string, id = client) => {
      const fields = {
        grant_type: "authorization_code",
        code,
        redirect_uri: redirectUri,
        code_verifier: verifier,
        client_id: id,
      };
      const answer = await fetch(`${address}${url("/oauth/token")}`, {
        method: "POST",
        body: new URLSearchParams(fields),
      });
      return answer.status;
    };
    const fresh = async () => {
      const { verifier, at } = await asked();
      return { verifier, code: new URL((await answered(at, "allow")).headers.location!).searchParams.get("code")! };
    };
    const [a, b, c, d] = [await fresh(), await fresh(), await fresh(), await fresh()];
    expect(await exchange(a.code, b.verifier)).toBe(400);
    expect(await exchange(a.code, a.verifier)).toBe(400);
    expect(await exchange(b.code, b.verifier, await connect())).toBe(400);
    expect([await exchange(c.code, c.verifier), await exchange(c.code, c.verifier)]).toEqual([200, 400]);
    server.clock.at = (server.clock.at + 121_000) as Instant;
    expect(await exchange(d.code, d.verifier)).toBe(400);
  });
});
