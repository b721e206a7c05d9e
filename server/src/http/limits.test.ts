import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { hookKeys, signedBy } from "../testing/hooks-client.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";
import type { HttpSettings } from "./services.ts";

const at = "2026-11-21T09:00:00Z";
let database: TestDatabase;
let clinic: string;
let nurse: TestPerson;
let other: TestPerson;
let service: string;

beforeAll(async () => {
  database = await testDatabase();
  clinic = await addClinic(database);
  const server = await testServer(database, at);
  nurse = await server.person(clinic, ["nurse"]);
  other = await server.person(clinic, ["nurse"]);
  const administrator = await server.person(clinic, ["administrator"]);
  const payload = { label: "Feed", permissions: ["read-patient"], endsAt: "2027-01-01T00:00:00Z" };
  const url = `/api/v1/clinics/${clinic}/services`;
  service = (await server.as(administrator, { method: "POST", url, payload })).json<{ token: string }>().token;
  await server.close();
});
afterAll(() => database.close());

const strictly = async (settings: Partial<HttpSettings>, work: (strict: TestServer) => Promise<void>) => {
  const strict = await testServer(database, at, settings);
  try {
    await work(strict);
  } finally {
    await strict.close();
  }
};
/** The answers to so many requests, one after another. */
const statuses = async (count: number, ask: (n: number) => Promise<{ readonly statusCode: number }>) => {
  const all: number[] = [];
  for (let n = 0; n < count; n += 1) all.push((await ask(n)).statusCode);
  return all;
};
const fhirAddress = () => `/api/v1/clinics/${clinic}/fhir/R4/Patient`;

test("too many requests, and far fewer at signing in, are told to wait", () =>
  strictly({ requestsPerMinute: 5, signInsPerMinute: 2 }, async (strict) => {
    const sign = () =>
      strict.as(undefined, {
        method: "POST",
        url: "/api/v1/sign-in/password",
        payload: { address: "a@b.example", password: "wrong", code: "000000" },
        headers: { cookie: `longwatch=${Math.random()}` },
      });
    expect(await statuses(2, sign)).toEqual([401, 401]);
    const late = await sign();
    expect(late.json()).toMatchObject({ type: "/problems#too-many-requests", status: 429 });
    expect(Number(late.headers["retry-after"])).toBeGreaterThan(0);
    const session = () => strict.as(nurse, { method: "GET", url: "/api/v1/session" });
    expect(await statuses(7, session)).toEqual([200, 200, 200, 200, 200, 429, 429]);
  }));

test("a program is one, whatever cookies it brings along", () =>
  strictly({ requestsPerMinute: 2 }, async (strict) => {
    const url = `/api/v1/clinics/${clinic}/patients/none`;
    const ask = (n: number) => {
      const headers = { authorization: `Bearer ${service}`, cookie: `longwatch=${n}` };
      return strict.as(undefined, { method: "GET", url, headers });
    };
    expect(await statuses(4, ask)).toEqual([404, 404, 429, 429]);
  }));

test("what is open to everybody is counted by source, whatever cookies come along; files of pages are not", () =>
  strictly({ requestsPerMinute: 2 }, async (strict) => {
    const visit = (n: number) =>
      strict.as(undefined, { method: "GET", url: "/problems", headers: { cookie: `longwatch=${n}` } });
    const page = await visit(0);
    expect(await statuses(2, visit)).toEqual([200, 429]);
    const file = /\/assets\/[\w-]+\/pages\.css/.exec(page.body)![0];
    expect(await statuses(4, () => strict.as(undefined, { method: "GET", url: file }))).toEqual([200, 200, 200, 200]);
  }));

test("programs that ask for tokens are counted by source, whatever they send along, and not as people who sign in", () =>
  strictly({ requestsPerMinute: 4, signInsPerMinute: 1 }, async (strict) => {
    const ask = (endpoint: string, payload: object) => () =>
      strict.as(undefined, {
        method: "POST",
        url: `/api/v1/clinics/${clinic}/oauth/${endpoint}`,
        payload,
        headers: { authorization: `Bearer ${Math.random()}`, cookie: `longwatch=${Math.random()}` },
      });
    expect(await statuses(3, ask("token", { grant_type: "client_credentials" }))).toEqual([401, 401, 401]);
    expect(await statuses(2, ask("introspect", { token: "none" }))).toEqual([401, 429]);
  }));

describe("a source is told to wait before anybody looks who it is", () => {
  const few = { requestsPerMinute: 1, strangersPerMinute: 4 };
  const refused = [401, 401, 401, 401, 429, 429];

  test("with secrets that are none, each another", () =>
    strictly(few, async (strict) => {
      const ask = (n: number) =>
        strict.as(undefined, { method: "GET", url: fhirAddress(), headers: { authorization: `Bearer lwsvc_${n}` } });
      expect(await statuses(6, ask)).toEqual(refused);
      const late = await ask(7);
      expect(late.json()).toMatchObject({ resourceType: "OperationOutcome", issue: [{ code: "throttled" }] });
      expect(Number(late.headers["retry-after"])).toBeGreaterThan(0);
    }));

  test("with sessions that are none", () =>
    strictly(few, async (strict) => {
      const ask = (n: number) =>
        strict.as(undefined, { method: "GET", url: "/api/v1/session", headers: { cookie: `longwatch=${n}` } });
      expect(await statuses(6, ask)).toEqual(refused);
    }));

  test("with tokens that it has signed itself", async () => {
    const forged = await signedBy(await hookKeys(), { iss: "https://nobody.example", aud: "x" });
    await strictly(few, async (strict) => {
      const url = `/api/v1/clinics/${clinic}/cds-services/patient-view`;
      const ask = () =>
        strict.as(undefined, { method: "POST", url, payload: {}, headers: { authorization: `Bearer ${forged}` } });
      expect(await statuses(6, ask)).toEqual(refused);
    });
  });

  test("from pages of somebody else's, at clinics that there are not; at one that is known it is answered", () =>
    strictly(few, async (strict) => {
      const ask = (of: string) =>
        strict.as(undefined, {
          method: "OPTIONS",
          url: `/api/v1/clinics/${of}/fhir/R4/Patient`,
          headers: { origin: "https://x.example", "access-control-request-method": "GET" },
        });
      const none = (n: number) => ask(`00000000-0000-4000-8000-${String(n).padStart(12, "0")}`);
      expect((await ask(clinic)).statusCode).toBe(204);
      expect(await statuses(5, none)).toEqual([204, 204, 204, 429, 429]);
      expect(await statuses(3, () => ask(clinic))).toEqual([204, 204, 204]);
    }));

  test("with what was somebody's and is no longer, and with what is not theirs to ask", () =>
    strictly({ strangersPerMinute: 3 }, async (strict) => {
      const elsewhere = "/api/v1/clinics/00000000-0000-4000-8000-000000000001/patients/none";
      const ask = (url: string) => strict.as(nurse, { method: "GET", url });
      expect((await ask("/api/v1/session")).statusCode).toBe(200);
      expect(await statuses(4, () => ask(elsewhere))).toEqual([404, 404, 404, 429]);
    }));

  test("and each source by itself; who is at work there is not kept out, and anybody can sign in", () =>
    strictly({ strangersPerMinute: 2 }, async (strict) => {
      const from = (remoteAddress: string, url: string, token = "none") =>
        strict.as(undefined, { method: "GET", url, remoteAddress, headers: { cookie: `longwatch=${token}` } });
      const known = () => from("192.0.2.1", "/api/v1/session", nurse.token);
      expect(await statuses(4, known)).toEqual([200, 200, 200, 200]);
      expect(await statuses(3, () => from("192.0.2.1", "/api/v1/session"))).toEqual([401, 401, 429]);
      // Who is at work goes on; who comes from there only now waits.
      expect((await known()).statusCode).toBe(200);
      expect((await from("192.0.2.1", "/api/v1/session", other.token)).statusCode).toBe(429);
      expect((await from("192.0.2.2", "/api/v1/session", nurse.token)).statusCode).toBe(200);
      expect((await from("192.0.2.1", "/sign-in")).statusCode).toBe(200);
      expect((await from("192.0.2.1", "/health/live")).statusCode).toBe(200);
    }));
});
