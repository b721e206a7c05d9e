import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import type { PatientListJson, WorklistJson } from "@longwatch/api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";

let database: TestDatabase;
let server: TestServer;
let nurse: TestPerson;
let neurologist: TestPerson;
let clinic: string;
const root = path.join(import.meta.dirname, "../../..");
const ada = JSON.parse(readFileSync(path.join(root, "examples/ada.json"), "utf8")) as { readonly patient: object };
const april = readFileSync(path.join(root, "docs/tutorial/april-final.hl7"), "utf8");

beforeAll(async () => {
  database = await testDatabase();
  clinic = await addClinic(database);
  server = await testServer(database, "2026-11-21T09:00:00Z");
  nurse = await server.person(clinic, ["nurse"]);
  neurologist = await server.person(clinic, ["neurologist"], "Nils Neurologist");
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const get = (who: TestPerson, address: string, headers = {}) =>
  server.as(who, { method: "GET", url: `/api/v1/clinics/${clinic}${address}`, headers });
const post = (who: TestPerson, address: string, payload: object, headers = {}) =>
  server.as(who, { method: "POST", url: `/api/v1/clinics/${clinic}${address}`, payload, headers });

test("a message comes in, a line appears, somebody acts on it, and once it is settled it is gone", async () => {
  const patient = { ...ada.patient, identifiers: [{ system: "CLINIC", value: "M1001" }] };
  const admitted = await post(nurse, "/patients", {
    record: { ...ada, patient },
    details: { familyName: "Byron", givenName: "Ada" },
  });
  expect(admitted.json(), admitted.body).toMatchObject({ patient: "lw-0001", version: 2 });
  expect(admitted.headers["location"]).toBe(`/api/v1/clinics/${clinic}/patients/lw-0001`);

  const administrator = await server.person(clinic, ["administrator"]);
  const made = await post(administrator, "/services", {
    label: "Laboratory",
    permissions: ["receive-messages"],
    endsAt: "2027-01-01T00:00:00Z",
  });
  const laboratory = (payload: string) =>
    server.app.inject({
      method: "POST",
      url: `/api/v1/clinics/${clinic}/messages/from/lab`,
      headers: {
        authorization: `Bearer ${made.json<{ token: string }>().token}`,
        "content-type": "application/hl7-v2",
      },
      payload,
    });
  const low = april.replace("M2001", "M1001").replace("|134|", "|62|").replaceAll("202604", "202611");
  const received = await laboratory(low);
  expect(received.statusCode, received.body).toBe(202);
  expect(received.json()).toMatchObject({
    isRepeated: false,
    recorded: [{ patient: "lw-0001", added: 1 }],
    unmatched: 0,
  });
  expect((await laboratory(low)).json()).toMatchObject({ isRepeated: true });
  const unknown = await laboratory(low.replace("M1001", "M9999"));
  expect(unknown.json()).toMatchObject({ recorded: [], unmatched: 1 });
  const waiting = (await get(nurse, "/worklist"))
    .json<WorklistJson>()
    .lines.filter(({ kind }) => kind === "unread-message");
  expect(waiting).toMatchObject([
    { patient: null, key: `unread-message/${unknown.json<{ message: string }>().message}` },
  ]);
  const listed = (await get(nurse, "/worklist")).json<WorklistJson>();
  const line = listed.lines.find(({ kind, about }) => kind === "signal" && about.startsWith("ITP/"))!;
  expect(line).toMatchObject({
    patient: "lw-0001",
    called: "Byron, Ada",
    urgency: expect.stringMatching(/IMMEDIATE|24H/),
  });

  const taken = await post(nurse, "/patients/lw-0001/task-acts", { task: line.key, action: "take" });
  expect(taken.statusCode, taken.body).toBe(201);
  const mine = (await get(nurse, "/worklist?owner=me")).json<WorklistJson>();
  expect(mine.lines.map(({ key, ownerName }) => [key, ownerName])).toEqual([[line.key, "Nora Nurse"]]);

  const page = await get(neurologist, "/patients/lw-0001");
  const explained = { signal: line.about, action: "resolved", reason: "Clumped; a citrate tube is normal." };
  expect((await post(neurologist, "/patients/lw-0001/signal-acts", explained)).statusCode).toBe(428);
  const etag = page.headers["etag"] as string;
  const refused = await post(nurse, "/patients/lw-0001/signal-acts", explained, { "if-match": etag });
  expect(refused.json()).toMatchObject({ status: 403, type: "/problems#permission-missing" });
  const decided = await post(neurologist, "/patients/lw-0001/signal-acts", explained, { "if-match": etag });
  expect(decided.statusCode, decided.body).toBe(201);
  const late = await post(neurologist, "/patients/lw-0001/signal-acts", explained, { "if-match": etag });
  expect(late.json()).toMatchObject({ status: 412, issues: [{ code: "record-changed" }] });
  const after = (await get(nurse, "/worklist")).json<WorklistJson>();
  expect(after.lines.filter(({ key }) => key === line.key)).toEqual([]);
});

test("the list of patients, facts, answers, schedule and calendar are those of the record", async () => {
  const { patients } = (await get(nurse, "/patients")).json<PatientListJson>();
  expect(patients).toMatchObject([{ patient: "lw-0001", called: "Byron, Ada", followUp: "active" }]);
  const facts = await get(nurse, "/patients/lw-0001/facts?limit=5");
  expect(facts.json().facts).toHaveLength(5);
  const further = await get(nurse, `/patients/lw-0001/facts?limit=5&cursor=${facts.json().next}`);
  expect(further.json().facts[0]).not.toEqual(facts.json().facts[0]);
  const answer = await get(nurse, "/patients/lw-0001/assessment");
  expect(answer.json()).toMatchObject({ assessment: 1, patient: "lw-0001", asOf: "2026-11-21" });
  const before = await get(nurse, "/patients/lw-0001/assessment?asOf=2026-01-10");
  expect(before.json()).toMatchObject({ asOf: "2026-01-10" });
  const schedule = (await get(nurse, "/patients/lw-0001/schedule")).json<{ items: { key: string }[] }>();
  const { key } = schedule.items[0]!;
  const why = await get(nurse, `/patients/lw-0001/explanation?key=${encodeURIComponent(key)}`);
  expect(why.json()).toMatchObject({ key, rule: { sources: expect.anything() } });
  const calendar = await get(nurse, "/patients/lw-0001/schedule.ics");
  expect(calendar.body).toMatch(/^BEGIN:VCALENDAR/);
});

test("what was read is not sent again while it is the same", async () => {
  const page = await get(nurse, "/patients/lw-0001");
  const etag = page.headers["etag"] as string;
  expect((await get(nurse, "/patients/lw-0001", { "if-none-match": etag })).statusCode).toBe(304);
  await post(nurse, "/patients/lw-0001/contacts", {
    channel: "telephone",
    outcome: "not-reached",
  });
  expect((await get(nurse, "/patients/lw-0001", { "if-none-match": etag })).statusCode).toBe(200);
});

test("the whole answer comes packed to whom it may, and not again while it is the same", async () => {
  const plain = await get(nurse, "/patients/lw-0001/assessment");
  const packed = await get(nurse, "/patients/lw-0001/assessment", { "accept-encoding": "gzip, br" });
  expect(packed.headers).toMatchObject({ "content-encoding": "gzip", vary: "accept-encoding" });
  expect(plain.headers["content-encoding"]).toBeUndefined();
  expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.body);
  const same = await get(nurse, "/patients/lw-0001/assessment", { "if-none-match": plain.headers["etag"] });
  expect([same.statusCode, same.body]).toEqual([304, ""]);
});
