import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider as OidcProvider } from "oidc-provider";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";
import { ada } from "../testing/samples.ts";

/** A record system: somebody else's authorization server (oidc-provider), and beside it the one resource that is asked for. */
let database: TestDatabase;
let server: TestServer;
let ehr: Server;
let iss: string;
let clinic: string;
let nurse: TestPerson;
let callback: string;
const secret = "a secret of the tests, long enough for anybody";
/** What is open in the record system. */
let open: { patient: string | undefined; resource: object } = { patient: undefined, resource: {} };
let asked: URLSearchParams;
let bearer: string | undefined;

beforeAll(async () => {
  database = await testDatabase();
  server = await testServer(database, new Date().toISOString(), { origin: "http://localhost:8080" });
  clinic = await addClinic(database);
  nurse = await server.person(clinic, ["nurse"]);
  const administrator = await server.person(clinic, ["administrator"]);
  await server.as(nurse, { method: "POST", url: `/api/v1/clinics/${clinic}/patients`, payload: { record: ada } });
  callback = `http://localhost:8080/clinics/${clinic}/launch/callback`;
  ehr = createServer();
  await new Promise<void>((ready) => ehr.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${(ehr.address() as AddressInfo).port}`;
  iss = `${origin}/fhir`;
  const oidc = new OidcProvider(origin, {
    clients: [{ client_id: "longwatch", client_secret: secret, redirect_uris: [callback] }],
    scopes: ["openid", "launch", "patient/Patient.r"],
    cookies: { keys: ["of the tests"] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    findAccount: (_, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client!.clientId,
        accountId: context.oidc.session!.accountId!,
      });
      grant.addOIDCScope("launch patient/Patient.r");
      await grant.save();
      return grant;
    },
  });
  oidc.use(async (context, next) => {
    if (context.path.startsWith("/interaction/")) {
      context.respond = false;
      return oidc.interactionFinished(context.req, context.res, { login: { accountId: "dr" } });
    }
    await next();
    if (context.path === "/token" && context.status === 200)
      (context.body as Record<string, unknown>)["patient"] = open.patient;
  });
  ehr.on("request", (request, response) => {
    const url = new URL(request.url!, origin);
    if (url.pathname === "/fhir/.well-known/smart-configuration") {
      const configuration = {
        authorization_endpoint: `${origin}/auth`,
        token_endpoint: `${origin}/token`,
        capabilities: ["launch-ehr", "permission-v2"],
      };
      return void response.end(JSON.stringify(configuration));
    }
    if (url.pathname.startsWith("/fhir/Patient/")) {
      bearer = request.headers.authorization;
      return void response.end(JSON.stringify(open.resource));
    }
    if (url.pathname === "/auth") asked = url.searchParams;
    return oidc.callback()(request, response);
  });
  const connected = await server.as(administrator, {
    method: "POST",
    url: `/api/v1/clinics/${clinic}/clients`,
    payload: {
      use: "record-system",
      label: "Hospital record",
      issuer: iss,
      clientId: "longwatch",
      clientSecret: secret,
      identifierSystem: "urn:clinic:mrn",
    },
  });
  expect(connected.statusCode, connected.body).toBe(201);
  const shown = await server.as(administrator, { method: "GET", url: `/api/v1/clinics/${clinic}/clients` });
  expect(shown.body).not.toContain(secret);
});
afterAll(async () => {
  ehr.closeAllConnections();
  ehr.close();
  await server.close();
  await database.close();
});

/** Follows the record system as a browser does, up to the address at which it comes back to us. */
async function followed(address: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let next = new URL(address);
  for (let step = 0; step < 10; step += 1) {
    if (next.href.startsWith(callback)) return next;
    const cookie = [...cookies].map(([name, content]) => `${name}=${content}`).join("; ");
    const answer = await fetch(next, { redirect: "manual", headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [name, content] = line.split(";")[0]!.split(/=(.*)/s);
      cookies.set(name!, content!);
    }
    const location = answer.headers.get("location");
    if (location === null) throw new Error(`stopped at ${next.pathname}: ${answer.status} ${await answer.text()}`);
    next = new URL(location, next);
  }
  throw new Error("too many redirections");
}

const launch = (query: Record<string, string>, who: TestPerson | undefined = nurse) =>
  server.as(who, { method: "GET", url: `/clinics/${clinic}/launch`, query });
const cookieOf = (answer: Awaited<ReturnType<typeof launch>>): string =>
  String(answer.headers["set-cookie"]).split(";")[0]!;
const back = (address: URL, ceremony: string, who: TestPerson = nurse) =>
  server.app.inject({
    method: "GET",
    url: `${address.pathname}${address.search}`,
    headers: { cookie: `longwatch=${who.token}; ${ceremony}` },
  });
const identified = (value: string, id = "e-1") => ({
  resourceType: "Patient",
  id,
  name: [{ family: "Lind" }],
  identifier: [{ system: "urn:clinic:mrn", value }],
});
async function whole() {
  const begun = await launch({ iss, launch: "xyz" });
  expect(begun.statusCode, begun.body).toBe(303);
  return back(await followed(begun.headers.location!), cookieOf(begun));
}

describe("opened from a record system", () => {
  test("shows our patient who has the number of the one who is open there", async () => {
    open = { patient: "e-1", resource: identified("M1001") };
    const answer = await whole();
    expect([answer.statusCode, answer.headers.location], answer.body).toEqual([
      303,
      `/clinics/${clinic}/patients/lw-0001`,
    ]);
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: "code",
      client_id: "longwatch",
      redirect_uri: callback,
      scope: "launch patient/Patient.r",
      aud: iss,
      launch: "xyz",
      code_challenge_method: "S256",
    });
    expect(bearer).toMatch(/^Bearer \S+$/);
    const page = await server.as(nurse, { method: "GET", url: answer.headers.location! });
    expect(page.statusCode).toBe(200);
  });
  test("who is not signed in here signs in first", async () => {
    const answer = await server.app.inject({
      url: `/clinics/${clinic}/launch?iss=${encodeURIComponent(iss)}&launch=x`,
    });
    expect([answer.statusCode, answer.headers.location!.split("?")[0]]).toEqual([303, "/sign-in"]);
    const next = new URLSearchParams(answer.headers.location!.split("?")[1]).get("next")!;
    expect(next).toBe(`/clinics/${clinic}/launch?iss=${encodeURIComponent(iss)}&launch=x`);
  });
  test.each<[string, typeof open]>([
    ["whose number is not on file", { patient: "e-1", resource: identified("M9999") }],
    ["who is somebody else than was open", { patient: "e-1", resource: identified("M1001", "e-2") }],
    ["who is nobody", { patient: undefined, resource: {} }],
    ["that is no Patient", { patient: "e-1", resource: { resourceType: "OperationOutcome" } }],
  ])("a patient %s is not shown, nor named", async (_, what) => {
    open = what;
    const answer = await whole();
    expect(answer.statusCode).toBe(404);
    expect(answer.body).not.toMatch(/Lind|M9999|M1001|lw-0001/);
    expect(server.lines.join()).not.toMatch(/Lind|M9999|M1001/);
  });
  test("leaves a trace of who was looked for", async () => {
    const rows = await database.owner.query
      .selectFrom("audit_event")
      .select(["object", "detail", "actor_id"])
      .where("action", "=", "patient.find")
      .execute();
    expect(rows).toEqual(
      expect.arrayContaining([
        { object: "lw-0001", detail: { by: "launch" }, actor_id: nurse.account },
        { object: "unknown", detail: { by: "launch" }, actor_id: nurse.account },
      ]),
    );
  });
});

describe("is refused", () => {
  test.each([
    ["https://evil.example/fhir", 404],
    ["http://127.0.0.1:9/fhir", 404],
    ["", 400],
  ])("by a system %j that this clinic does not know: it is not even asked", async (other, status) => {
    expect((await launch({ iss: other, launch: "x" })).statusCode).toBe(status);
  });
  test("with another browser's ceremony, another state, none, or twice", async () => {
    open = { patient: "e-1", resource: identified("M1001") };
    const begun = await launch({ iss, launch: "xyz" });
    const other = await launch({ iss, launch: "xyz" });
    const address = await followed(begun.headers.location!);
    expect((await back(address, "a=b")).statusCode).toBe(410);
    expect((await back(address, cookieOf(other))).statusCode).toBe(410);
    expect((await back(address, cookieOf(begun))).statusCode).toBe(303);
    expect((await back(address, cookieOf(begun))).statusCode).toBe(410);
  });
  test("with a code that the record system does not know", async () => {
    const begun = await launch({ iss, launch: "xyz" });
    const address = await followed(begun.headers.location!);
    address.searchParams.set("code", "guessed");
    expect((await back(address, cookieOf(begun))).statusCode).toBe(403);
  });
  test("when the record system says no, in a page without its words", async () => {
    const begun = await launch({ iss, launch: "xyz" });
    const state = new URL(begun.headers.location!).searchParams.get("state")!;
    const answer = await back(
      new URL(`${callback}?error=access_denied&error_description=%3Cb%3E&state=${state}`),
      cookieOf(begun),
    );
    expect([answer.statusCode, answer.body.includes("access_denied")]).toEqual([403, false]);
  });
  test("in a clinic of which one is no member, or by who may not see patients", async () => {
    const other = await addClinic(database, "Other");
    const url = `/clinics/${other}/launch`;
    expect((await server.as(nurse, { method: "GET", url, query: { iss, launch: "x" } })).statusCode).toBe(404);
    const administrator = await server.person(clinic, ["administrator"]);
    expect((await launch({ iss, launch: "x" }, administrator)).statusCode).toBe(403);
  });
});
