import { readFileSync } from "node:fs";
import path from "node:path";
import type { InjectOptions } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "../db/database.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";

let database: TestDatabase;
let server: TestServer;
let nurse: TestPerson;
let clinic: string;
const ada = JSON.parse(readFileSync(path.join(import.meta.dirname, "../../../examples/ada.json"), "utf8")) as {
  patient: object;
};
const at = "2026-11-21T09:00:00Z";

beforeAll(async () => {
  database = await testDatabase();
  clinic = await addClinic(database);
  server = await testServer(database, at);
  nurse = await server.person(clinic, ["nurse", "administrator"]);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

/** Nothing of this may ever leave the database but to who asked for it. */
const marks = ["Quillmarker", "Zaphira", "MRNMARK77", "0161-MARKER", "1971-03-09", "zaphira@marker.example"];
const person = {
  ...ada.patient,
  id: "lw-0077",
  bornOn: "1971-03-09",
  identifiers: [{ system: "urn:clinic:mrn", value: "MRNMARK77" }],
};
const details = {
  givenName: "Zaphira",
  familyName: "Quillmarker",
  telephone: "0161-MARKER",
  email: "zaphira@marker.example",
};

test("no name, identifier or birth date stands in a log line, a problem or an address", async () => {
  const url = (address: string): string => `/api/v1/clinics/${clinic}${address}`;
  const json = { "content-type": "application/json" };
  const match = { "if-match": '"2"' };
  const record = { ...ada, patient: person };
  const requests: (InjectOptions & { status: number })[] = [
    { method: "POST", url: url("/patients"), payload: { record, details }, status: 201 },
    { method: "POST", url: url("/patients"), payload: { record, details }, status: 409 },
    {
      method: "POST",
      url: url("/patients"),
      payload: { record: { ...record, patient: { ...person, bornOn: "1971-03-09x" } } },
      status: 422,
    },
    {
      method: "POST",
      url: url("/patients"),
      payload: { record: { ...record, patient: { ...person, identifiers: "MRNMARK77" } } },
      status: 422,
    },
    {
      method: "POST",
      url: url("/patients"),
      payload: { record, details: { familyName: ["Quillmarker"] } },
      status: 400,
    },
    {
      method: "POST",
      url: url("/patients"),
      payload: '{"record": "Zaphira Quillmarker" MRNMARK77',
      headers: json,
      status: 400,
    },
    {
      method: "POST",
      url: url("/patients/find"),
      payload: { system: "urn:clinic:mrn", value: "MRNMARK77" },
      status: 200,
    },
    {
      method: "POST",
      url: url("/patients/find"),
      payload: { system: "MRNMARK77", value: { a: "Zaphira" } },
      status: 400,
    },
    {
      method: "PUT",
      url: url("/patients/lw-0077/details"),
      payload: { ...details, language: "Zaphira" },
      headers: match,
      status: 400,
    },
    { method: "PUT", url: url("/patients/lw-0077/details"), payload: details, status: 428 },
    {
      method: "PUT",
      url: url("/patients/lw-0077/header"),
      payload: { patient: { ...person, id: "Quillmarker" } },
      headers: match,
      status: 422,
    },
    {
      method: "PUT",
      url: url("/patients/lw-0077/header"),
      payload: { patient: { ...person, sex: "Zaphira" } },
      headers: match,
      status: 422,
    },
    {
      method: "POST",
      url: url("/patients/lw-0077/facts"),
      payload: {
        facts: [{ kind: "step-done", doneOn: "2026-01-01", step: "counselling", comments: ["Zaphira Quillmarker"] }],
      },
      status: 422,
    },
    { method: "GET", url: url("/worklist?owner=Zaphira%20Quillmarker&limit=0"), status: 400 },
    { method: "GET", url: url("/patients/MRNMARK77"), status: 404 },
    { method: "GET", url: "/Zaphira/Quillmarker?MRNMARK77", status: 404 },
    {
      method: "POST",
      url: "/api/v1/sign-in/password",
      payload: { address: "zaphira@marker.example", password: "Quillmarker", code: "1" },
      status: 401,
    },
  ];
  const before = server.lines.length;
  for (const { status, ...request } of requests) {
    const answer = await server.as(nurse, request);
    expect(answer.statusCode, answer.body).toBe(status);
    const said = answer.statusCode < 400 ? "" : `${answer.body} ${answer.headers["location"] ?? ""}`;
    expect(
      marks.filter((mark) => said.includes(mark)),
      said,
    ).toEqual([]);
  }
  const log = server.lines.slice(before).join("");
  expect(server.lines.length - before).toBeGreaterThanOrEqual(requests.length);
  expect(marks.filter((mark) => log.includes(mark))).toEqual([]);
  expect(log).toContain('"route":"/api/v1/clinics/:clinic/patients/:patient"');
  const shown = await server.as(nurse, { method: "GET", url: url("/patients/lw-0077") });
  expect(marks.filter((mark) => !shown.body.includes(mark))).toEqual([]);
});

test("a fault of ours has an incident that the log has too, and says nothing of what it met", async () => {
  const broken = await addClinic(database, "Broken");
  const who = await server.person(broken, ["nurse"]);
  await database.owner.pool.query(
    "insert into clinic_policy values ($1, 'rules', 1, '2026-01-01', now(), 'a test', '{\"adoptions\": \"Quillmarker\"}')",
    [broken],
  );
  const answer = await server.as(who, { method: "GET", url: `/api/v1/clinics/${broken}/worklist` });
  const problem = answer.json<{ incident: string }>();
  expect(problem).toMatchObject({ type: "/problems#fault", status: 500, issues: [] });
  expect(answer.body).not.toMatch(/Quillmarker|InvariantError|\.ts/);
  const lines = server.lines
    .filter((line) => line.includes(problem.incident))
    .map((line) => JSON.parse(line) as object);
  expect(lines).toMatchObject([
    { msg: "http.fault", level: "error", error: "InvariantError", where: expect.stringMatching(/server\/src\/rules/) },
    { msg: "http.answered", status: 500, clinic: broken, actor: who.account },
  ]);
});

test("without its database the server lives, is not ready, and says that it can be tried again", async () => {
  const away = connect({ host: "127.0.0.1", port: 1, user: "nobody", database: "none" }, 1);
  const alone = await testServer({ ...database, app: away }, at);
  const get = (url: string) => alone.as(nurse, { method: "GET", url });
  expect((await get("/health/live")).statusCode).toBe(200);
  expect((await get("/health/ready")).json()).toMatchObject({ type: "/problems#unavailable", status: 503 });
  expect((await get("/api/v1/session")).json()).toMatchObject({ type: "/problems#unavailable", status: 503 });
  await alone.close();
  await away.close();
});

test("ready and figures are for whoever watches the server", async () => {
  const get = (headers = {}) => server.app.inject({ method: "GET", url: "/metrics", headers });
  expect((await server.app.inject({ method: "GET", url: "/health/ready" })).json()).toMatchObject({ status: "ok" });
  const before = server.clock.at;
  server.clock.at = (before + 86_400_000) as typeof before;
  const figures = (await get()).body;
  server.clock.at = before;
  expect(figures).toMatch(
    /longwatch_http_request_seconds_count\{method="GET",route="\/api\/v1\/clinics\/:clinic\/worklist"/,
  );
  expect(marks.filter((mark) => figures.includes(mark))).toEqual([]);
  expect(figures).toMatch(/longwatch_worklist_overdue\{urgency="7D"\} [1-9]/);
  expect(figures).toMatch(/longwatch_audit_unsealed [1-9]/);
  expect((await get({ "x-forwarded-for": "192.0.2.1" })).statusCode).toBe(404);
  const guarded = await testServer(database, at, { metricsToken: "a token of the tests" });
  const ask = (headers = {}) => guarded.app.inject({ method: "GET", url: "/metrics", headers });
  expect((await ask()).statusCode).toBe(404);
  expect((await ask({ authorization: "Bearer a token of the tests" })).statusCode).toBe(200);
  await guarded.close();
});
