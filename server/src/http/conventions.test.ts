import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { type ProblemJson, problemKinds } from "@longwatch/api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";

let database: TestDatabase;
let server: TestServer;
let nurse: TestPerson;
let clinic: string;
const ada = JSON.parse(readFileSync(path.join(import.meta.dirname, "../../../examples/ada.json"), "utf8")) as {
  patient: { id: string };
};

beforeAll(async () => {
  database = await testDatabase();
  clinic = await addClinic(database);
  server = await testServer(database, "2026-11-21T09:00:00Z");
  nurse = await server.person(clinic, ["nurse"]);
  await post("/patients", { record: ada });
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const url = (address: string): string => `/api/v1/clinics/${clinic}${address}`;
const get = (address: string, headers = {}) => server.as(nurse, { method: "GET", url: url(address), headers });
const post = (address: string, payload: object | string, headers = {}) =>
  server.as(nurse, { method: "POST", url: url(address), payload, headers });
const weight = (on: string) => ({ kind: "step-done", doneOn: on, step: "counselling" });

describe("whatever is refused is a problem with an address, a status and issues", () => {
  const refused = async (answer: ReturnType<typeof get>, type: keyof typeof problemKinds) => {
    const { statusCode, headers, body } = await answer;
    const problem = JSON.parse(body) as ProblemJson;
    expect(problem, body).toMatchObject({ type: `/problems#${type}`, status: problemKinds[type].status });
    expect(statusCode).toBe(problemKinds[type].status);
    expect(headers["content-type"]).toContain("application/problem+json");
    return problem;
  };

  test("JSON that is none, nothing at all, and another media type", async () => {
    const json = { "content-type": "application/json" };
    await refused(post("/patients/find", "{", json), "request-unreadable");
    await refused(post("/patients/find", "", json), "request-unreadable");
    await refused(post("/patients/find", '{"__proto__":{}}', json), "request-unreadable");
    await refused(post("/patients/find", "<a/>", { "content-type": "text/xml" }), "media-type-unsupported");
    await refused(post("/patients/find", "a", { "content-type": "text/plain" }), "media-type-unsupported");
  });
  test("a body that is too large", async () => {
    await refused(post("/patients/find", { system: "x".repeat(1_100_000), value: "1" }), "body-too-large");
  });
  test("every place of a body and of a query that does not fit, at once", async () => {
    const body = await refused(
      post("/patients/lw-0001/task-acts", { task: 5, action: "snooze", unti: 1 }),
      "request-invalid",
    );
    expect(body.issues.map(({ at, code }) => `${at} ${code}`).toSorted()).toEqual([
      "/reason value-missing",
      "/task value-wrong-type",
      "/unti key-unknown",
      "/until value-missing",
    ]);
    const query = await refused(get("/worklist?limit=201&urgency=soon&colour=red"), "request-invalid");
    expect(query.issues.map(({ at }) => at).toSorted()).toEqual(["?colour", "?limit", "?urgency"]);
  });
  test("facts that the core refuses, with pointers into the body", async () => {
    const facts = [
      weight("2026-11-20"),
      { kind: "result-reported", collectedOn: "2026-02-30", analyte: "tsh", value: 1 },
    ];
    const problem = await refused(post("/patients/lw-0001/facts", { facts }), "content-refused");
    expect(problem.issues[0]).toMatchObject({
      at: "/facts/1/collectedOn",
      code: "date-impossible",
      saw: '"2026-02-30"',
    });
  });
  test("a patient, a clinic and an address that are not there, in the same words", async () => {
    const nobody = await refused(get("/patients/lw-9999"), "not-found");
    const elsewhere = { method: "GET", url: `/api/v1/clinics/${randomUUID()}/worklist` } as const;
    const other = await refused(server.as(nurse, elsewhere), "not-found");
    expect(other).toEqual(nobody);
    await refused(get("/wordlist"), "not-found");
    await refused(get("/patients/%ff"), "not-found");
  });
  test("a cursor of another list, a day that does not exist", async () => {
    const { next } = (await get("/patients/lw-0001/facts?limit=1")).json<{ next: string }>();
    await refused(get(`/patients?cursor=${next}`), "request-invalid");
    await refused(get("/patients/lw-0001/assessment?asOf=2026-02-30"), "request-invalid");
  });
});

describe("a request that changes something", () => {
  const body = { method: "POST", url: "", payload: { facts: [weight("2026-10-01")] } } as const;
  const from = (headers: Record<string, string>) =>
    server.app.inject({
      ...body,
      url: url("/patients/lw-0001/facts"),
      headers: { cookie: `longwatch=${nurse.token}`, ...headers },
    });
  test("is taken from our own pages, and from programs that say so", async () => {
    expect((await from({ "sec-fetch-site": "same-origin" })).statusCode).toBe(201);
    expect((await from({ origin: "http://localhost:8080" })).statusCode).toBe(201);
    expect((await from({ "x-longwatch-request": "1" })).statusCode).toBe(201);
  });
  test("is refused from anywhere else", async () => {
    const others = [
      {},
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { "sec-fetch-site": "cross-site", origin: "http://localhost:8080", "x-longwatch-request": "1" },
      { origin: "http://evil.example" },
      { origin: "null", "x-longwatch-request": "1" },
    ];
    for (const headers of others) {
      const answer = await from(headers as Record<string, string>);
      expect(answer.json(), JSON.stringify(headers)).toMatchObject({ type: "/problems#cross-site" });
    }
  });
});

describe("an idempotency key", () => {
  const versionOf = async (): Promise<number> => (await get("/patients/lw-0001")).json<{ version: number }>().version;
  const task = { task: "overdue/monitor.tsh", action: "take" } as const;
  test("gives one effect and the same answer, however often", async () => {
    const before = await versionOf();
    const headers = { "idempotency-key": "k-1" };
    const first = await post("/patients/lw-0001/task-acts", task, headers);
    const again = await post("/patients/lw-0001/task-acts", task, headers);
    expect(first.statusCode, first.body).toBe(201);
    expect([again.statusCode, again.body, again.headers["etag"]]).toEqual([201, first.body, first.headers["etag"]]);
    expect(again.headers["idempotency-replayed"]).toBe("true");
    expect(await versionOf()).toBe(before + 1);
  });
  test("gives one effect to many who come at once", async () => {
    const before = await versionOf();
    const headers = { "idempotency-key": "k-2" };
    const all = await Promise.all(Array.from({ length: 6 }, () => post("/patients/lw-0001/task-acts", task, headers)));
    expect(new Set(all.map(({ body }) => body)).size).toBe(1);
    expect(await versionOf()).toBe(before + 1);
  });
  test("belongs to one request of one person", async () => {
    const headers = { "idempotency-key": "k-1" };
    const other = await post("/patients/lw-0001/task-acts", { ...task, reason: "another" }, headers);
    expect(other.json()).toMatchObject({ type: "/problems#idempotency-key-reused", status: 422 });
    const colleague = await server.person(clinic, ["nurse"]);
    const theirs = { method: "POST", url: url("/patients/lw-0001/task-acts"), payload: task, headers } as const;
    expect((await server.as(colleague, theirs)).headers["idempotency-replayed"]).toBeUndefined();
  });
  test("is not used up by a request that was refused, and is forgotten after a day", async () => {
    const headers = { "idempotency-key": "k-3" };
    expect((await post("/patients/lw-0001/facts", { facts: [{ kind: "none" }] }, headers)).statusCode).toBe(422);
    const good = await post("/patients/lw-0001/facts", { facts: [weight("2026-09-01")] }, headers);
    expect(good.statusCode, good.body).toBe(201);
    server.clock.at = (server.clock.at + 25 * 3_600_000) as never;
    const person = await server.person(clinic, ["nurse"]);
    nurse = { ...nurse, token: person.token };
    const late = await post("/patients/lw-0001/task-acts", task, { "idempotency-key": "k-1" });
    expect(late.headers["idempotency-replayed"]).toBeUndefined();
  });
});
