import { afterAll, beforeAll, expect, test } from "vitest";
import { readyFacts, today } from "../../../core/src/testing/ready.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";

let database: TestDatabase;
let server: TestServer;
let nurse: TestPerson;
let neurologist: TestPerson;
let clinic: string;

beforeAll(async () => {
  database = await testDatabase();
  clinic = await addClinic(database);
  server = await testServer(database, `${today}T09:00:00Z`);
  nurse = await server.person(clinic, ["nurse"]);
  neurologist = await server.person(clinic, ["neurologist"]);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const post = (by: TestPerson, address: string, payload: object, headers = {}) =>
  server.as(by, { method: "POST", url: `/api/v1/clinics/${clinic}${address}`, payload, headers });
const recordOf = (id: string, facts: readonly object[]) => ({
  record: { record: 1, patient: { id, sex: "female", bornOn: "1990-05-01", jurisdiction: "EU" }, facts },
});
const isThere = async (id: string): Promise<boolean> =>
  (await server.as(nurse, { method: "GET", url: `/api/v1/clinics/${clinic}/patients/${id}` })).statusCode === 200;

const facts = readyFacts({});
const waived = {
  kind: "obligation-waived",
  waivedOn: today,
  obligation: "workup.ecg/1/1",
  reason: "Done elsewhere",
  by: "Dr C",
};
const acted = {
  kind: "signal-acted",
  actedAt: `${today}T08:00:00Z`,
  signal: "ITP/1",
  action: "acknowledged",
  reason: "Seen",
  by: "Dr C",
};

test.each<[name: string, fact: object]>([
  ["decision", facts.find(({ kind }) => kind === "decision-made")!],
  ["waiver", waived],
  ["decision about a warning", acted],
])("a whole record that holds a %s is taken in only from whoever may sign, and names it", async (name, fact) => {
  const id = `whole-${name.replaceAll(" ", "-")}`;
  const plain = facts.filter(({ kind }) => kind !== "decision-made").slice(0, 3);
  const payload = recordOf(id, [...plain, fact]);
  const refused = await post(nurse, "/patients", payload);
  expect(refused.statusCode, refused.body).toBe(403);
  expect(refused.json()).toMatchObject({
    detail: expect.stringContaining("sign-off"),
    issues: [{ code: "permission-missing", at: "/record/facts/3" }],
  });
  expect(await isThere(id)).toBe(false);
  const taken = await post(neurologist, "/patients", payload);
  expect(taken.statusCode, taken.body).toBe(201);
});

test("a record without one is taken in from whoever may record facts", async () => {
  const plain = facts.filter(({ kind }) => kind !== "decision-made");
  expect((await post(nurse, "/patients", recordOf("plain", plain))).statusCode).toBe(201);
});

test("facts that are added name what must be signed", async () => {
  await post(nurse, "/patients", recordOf("adding", []));
  const decision = facts.find(({ kind }) => kind === "decision-made")!;
  const refused = await post(nurse, "/patients/adding/facts", { facts: [facts[0], decision] });
  expect(refused.statusCode).toBe(403);
  expect(refused.json()).toMatchObject({ issues: [{ code: "permission-missing", at: "/facts/1" }] });
});
