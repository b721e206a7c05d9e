import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Instant } from "@longwatch/core";
import * as oidc from "openid-client";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { launch } from "../../../test/support/browser.ts";
import { addClinic } from "../testing/database.ts";
import { type TestFhir, testFhir } from "../testing/fhir.ts";
import { hookKeys } from "../testing/hooks-client.ts";

let fhir: TestFhir;
let page: Server;
let pageOrigin: string;
let client: string;
beforeAll(async () => {
  fhir = await testFhir();
  page = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>App</title>");
  });
  await new Promise<void>((resolve) => {
    page.listen(0, "127.0.0.1", resolve);
  });
  pageOrigin = `http://127.0.0.1:${(page.address() as AddressInfo).port}`;
  client = await connect({ redirectUris: [`${pageOrigin}/back`] });
});
afterAll(async () => {
  await fhir.close();
  page.close();
});
beforeEach(() => {
  fhir.server.clock.at = (fhir.server.clock.at + 6_000) as Instant;
});

const url = (path: string): string => `/api/v1/clinics/${fhir.clinic}${path}`;
const connect = async (settings: object): Promise<string> => {
  const payload = { use: "app", label: "Viewer", scopes: ["patient/*.rs", "launch/patient"], ...settings };
  const made = await fhir.server.as(fhir.administrator, { method: "POST", url: url("/clients"), payload });
  expect(made.statusCode, made.body).toBe(201);
  return made.json<{ client: string }>().client;
};
const ask = (path: string, origin: string | undefined, init: RequestInit = {}): Promise<Response> =>
  fetch(`${fhir.origin}${path}`, {
    ...init,
    headers: { ...(origin === undefined ? {} : { origin }), ...init.headers },
  });
const preflight = (path: string, origin: string, method = "GET", headers = "authorization"): Promise<Response> =>
  ask(path, origin, {
    method: "OPTIONS",
    headers: { "access-control-request-method": method, "access-control-request-headers": headers },
  });
const letIn = ({ headers }: Response): string | null => headers.get("access-control-allow-origin");
const openPaths = [
  "/fhir/R4/Patient/lw-0001",
  "/fhir/R4/Observation?patient=lw-0001",
  "/fhir/R4/metadata",
  "/fhir/R4/.well-known/smart-configuration",
  "/oauth/token",
  "/oauth/revoke",
  "/cds-services",
  "/cds-services/patient-view",
];

describe("a page of a public app", () => {
  test.each(openPaths)("is let in at %s, before and after it is asked", async (path) => {
    const before = await preflight(url(path), pageOrigin, "POST", "authorization, content-type");
    expect(before.status).toBe(204);
    expect(letIn(before)).toBe(pageOrigin);
    expect(before.headers.get("access-control-allow-methods")).toContain("POST");
    expect(before.headers.get("access-control-allow-headers")).toMatch(/authorization.*content-type/);
    const answer = await ask(url(path), pageOrigin);
    expect(letIn(answer)).toBe(pageOrigin);
    for (const one of [before, answer]) {
      expect(one.headers.get("access-control-allow-credentials")).toBeNull();
      expect(one.headers.get("vary")).toContain("Origin");
    }
  });

  test("reads why it was refused, too", async () => {
    const answer = await ask(url("/fhir/R4/Patient/lw-0001"), pageOrigin);
    expect([answer.status, letIn(answer)]).toEqual([401, pageOrigin]);
    const none = await ask(url("/fhir/R4/Nonsense/1/2/3/4"), pageOrigin);
    expect([none.status, letIn(none)]).toEqual([404, pageOrigin]);
  });

  test("brings no cookie in: one that comes along opens no writing", async () => {
    const answer = await ask(url("/fhir/R4/Observation"), pageOrigin, {
      method: "POST",
      body: "{}",
      headers: { cookie: `longwatch=${fhir.nurse.token}`, "content-type": "application/fhir+json" },
    });
    expect(answer.status).toBe(403);
  });

  test("is not let in any more when its app has ended", async () => {
    const own = "http://127.0.0.1:65000";
    const ended = await connect({ redirectUris: [`${own}/back`] });
    fhir.server.clock.at = (fhir.server.clock.at + 6_000) as Instant;
    expect(letIn(await preflight(url("/oauth/token"), own))).toBe(own);
    await fhir.server.as(fhir.administrator, { method: "DELETE", url: url(`/clients/${ended}`) });
    fhir.server.clock.at = (fhir.server.clock.at + 6_000) as Instant;
    expect(letIn(await preflight(url("/oauth/token"), own))).toBeNull();
  });
});

describe("nobody else is let in", () => {
  test.each(["https://evil.example", "null", "http://127.0.0.1", "*", "https://"])("from %s", async (origin) => {
    for (const path of openPaths) {
      const before = await preflight(url(path), origin);
      expect([before.status, letIn(before)]).toEqual([204, null]);
      const answer = await ask(url(path), origin);
      expect(letIn(answer)).toBeNull();
      expect(answer.headers.get("vary")).toContain("Origin");
    }
  });

  test.each(["/patients", "/worklist", "/clients", "/quarantine", "/fhir/R5/Patient", "/fhir/R4x"])(
    "at %s, which is not opened to anybody",
    async (path) => {
      expect(letIn(await preflight(url(path), pageOrigin))).toBeNull();
      expect(letIn(await ask(url(path), pageOrigin))).toBeNull();
    },
  );

  test("at another clinic, where the app is not connected, or at one that there is not", async () => {
    const other = await addClinic(fhir.database);
    for (const clinic of [other, "00000000-0000-4000-8000-000000000000"])
      expect(letIn(await preflight(`/api/v1/clinics/${clinic}/fhir/R4/Patient`, pageOrigin))).toBeNull();
  });

  test("as an app with keys, which has a server of its own", async () => {
    const { publicKey } = await hookKeys("ES384");
    await connect({ redirectUris: ["https://confidential.example/back"], keys: { jwks: { keys: [publicKey] } } });
    expect(letIn(await preflight(url("/oauth/token"), "https://confidential.example"))).toBeNull();
  });

  test("without an origin nothing is said but that it matters", async () => {
    const answer = await ask(url("/fhir/R4/metadata"), undefined);
    expect([answer.status, letIn(answer), answer.headers.get("vary")]).toEqual([200, null, "Origin"]);
  });
});

describe("an address that is none", () => {
  const addresses = ["https://a.example:99999/back", "https://1.2.3.4.5/back", "https://256.1.1.1/"];
  test.each(addresses)("cannot be registered: %s", async (address) => {
    const payload = { use: "app", label: "Viewer", scopes: ["patient/*.rs"], redirectUris: [address] };
    const made = await fhir.server.as(fhir.administrator, { method: "POST", url: url("/clients"), payload });
    expect(made.statusCode, made.body).toBe(400);
  });

  test("that was registered before keeps no other app out", async () => {
    const both = await connect({ redirectUris: ["https://good.example/back"] });
    await fhir.database.owner.pool.query(
      `update client set content = jsonb_set(content, '{redirectUris}', '["https://1.2.3.4.5/", "https://good.example/back"]')
       where client_id = $1`,
      [both],
    );
    fhir.server.clock.at = (fhir.server.clock.at + 6_000) as Instant;
    for (const origin of [pageOrigin, "https://good.example"])
      expect(letIn(await ask(url("/fhir/R4/metadata"), origin))).toBe(origin);
    for (const [address, status] of [
      ["https://good.example/back", 303],
      ["https://1.2.3.4.5/", 404],
    ] as const) {
      const asked = new URLSearchParams({ client_id: both, redirect_uri: address, response_type: "none" });
      const page = `/clinics/${fhir.clinic}/oauth/authorize?${asked}`;
      expect((await fhir.server.as(fhir.nurse, { method: "GET", url: page })).statusCode).toBe(status);
    }
  });
});

describe("in a real browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  /** What a member's word gives an app: a code, for its page. */
  const allowed = async (verifier: string): Promise<string> => {
    const fields = {
      response_type: "code",
      client_id: client,
      redirect_uri: `${pageOrigin}/back`,
      scope: "launch/patient patient/Observation.rs",
      state: oidc.randomState(),
      aud: `${fhir.origin}${url("/fhir/R4")}`,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
    };
    const answer = await fhir.server.as(fhir.nurse, {
      method: "POST",
      url: `/clinics/${fhir.clinic}/oauth/authorize`,
      payload: new URLSearchParams({ ...fields, decision: "allow", patient: "lw-0001" }).toString(),
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    expect(answer.statusCode, answer.body).toBe(303);
    return new URL(answer.headers.location!).searchParams.get("code")!;
  };

  test("an app without a server reads where to ask, gets its token and the patient's results", async () => {
    const verifier = oidc.randomPKCECodeVerifier();
    const tab = await browser.newPage();
    await tab.goto(`${pageOrigin}/back`);
    const read = await tab.evaluate(
      async ([base, ...fields]) => {
        const said = await (await fetch(`${base}/.well-known/smart-configuration`)).json();
        const [client_id = "", redirect_uri = "", code = "", code_verifier = ""] = fields;
        const body = new URLSearchParams({
          grant_type: "authorization_code",
          client_id,
          redirect_uri,
          code,
          code_verifier,
        });
        const token = await (await fetch(said.token_endpoint, { method: "POST", body })).json();
        const headers = { authorization: `Bearer ${token.access_token}`, accept: "application/fhir+json" };
        const found = await (await fetch(`${base}/Observation?patient=${token.patient}&_count=1`, { headers })).json();
        return { patient: token.patient as string, type: found.entry[0].resource.resourceType as string };
      },
      [`${fhir.origin}${url("/fhir/R4")}`, client, `${pageOrigin}/back`, await allowed(verifier), verifier],
    );
    expect(read).toEqual({ patient: "lw-0001", type: "Observation" });
  });

  test("a page of somebody else's reads nothing", async () => {
    const other = createServer((_, response) => void response.writeHead(200, { "content-type": "text/html" }).end("x"));
    await new Promise<void>((resolve) => {
      other.listen(0, "127.0.0.1", resolve);
    });
    try {
      const tab = await browser.newPage();
      await tab.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
      const met = await tab.evaluate(
        ([base, token]) =>
          fetch(`${base}/Observation`, { headers: { authorization: `Bearer ${token}` } }).then(
            () => "read",
            () => "refused",
          ),
        [`${fhir.origin}${url("/fhir/R4")}`, fhir.token],
      );
      expect(met).toBe("refused");
    } finally {
      other.closeAllConnections();
      other.close();
    }
  });
});
