import type { UndoneJson, WorklistActedJson, WorklistJson } from "@longwatch/api";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { inClinic } from "../db/transaction.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";
import { exampleRecord } from "../testing/people.ts";
import { nurseAt } from "../testing/scope.ts";
import { admitPatient } from "../usecases/admit-patient.ts";

const at = "2026-11-21T09:00:00Z";
const patient = "lw-0001";
let database: TestDatabase;
let server: TestServer;
let clinic: string;
let administrator: TestPerson;
let notice: string;

beforeAll(async () => {
  database = await testDatabase();
  server = await testServer(database, at);
});
afterAll(async () => {
  await server.close();
  await database.close();
});
beforeEach(async () => {
  clinic = await addClinic(database);
  administrator = await server.person(clinic, ["administrator"]);
  await inClinic(database.app, nurseAt(clinic, at), (tx) => admitPatient(tx, exampleRecord("ada")));
  const reason = "The patient was brought in unconscious.";
  const { use } = (await post("/emergency-access", { patient, reason }, administrator)).json<{ use: string }>();
  notice = `break-glass-review/${use}`;
});

const post = (address: string, payload: object, who: TestPerson) =>
  server.as(who, { method: "POST", url: `/api/v1/clinics/${clinic}${address}`, payload });
const takeNotice = async (who: TestPerson): Promise<string> => {
  const answer = await post("/notice-acts", { notice, action: "take" }, who);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<{ act: string }>().act;
};
const undo = (acts: readonly object[], who: TestPerson) => post("/worklist/undone", { acts }, who);
const taskTaken = async (who: TestPerson): Promise<string> => {
  const list = await server.as(who, { method: "GET", url: `/api/v1/clinics/${clinic}/worklist` });
  const { key: task } = list.json<WorklistJson>().lines.find((one) => one.patient === patient)!;
  const answer = await post("/worklist/acts", { action: "take", lines: [{ patient, task }] }, who);
  const [line] = answer.json<WorklistActedJson>().lines;
  if (line?.is !== "done") throw new Error(answer.body);
  return line.act!;
};

test("who may act on a notice takes back what they did about it", async () => {
  const act = await takeNotice(administrator);
  const answer = await undo([{ patient: null, notice, act }], administrator);
  expect(answer.statusCode, answer.body).toBe(200);
  expect(answer.json<UndoneJson>().acts).toEqual([{ is: "undone", patient: null, act, version: null }]);
});

test("without the permission to act on tasks a task's line is refused by itself, and alone altogether", async () => {
  const nurse = await server.person(clinic, ["nurse"]);
  const ofTask = { patient, act: await taskTaken(nurse) };
  const act = await takeNotice(administrator);
  const both = await undo([ofTask, { patient: null, notice, act }], administrator);
  expect(both.statusCode, both.body).toBe(200);
  expect(both.json()).toMatchObject({
    acts: [
      { is: "refused", ...ofTask, issues: [{ code: "permission-missing", saw: "act-on-tasks" }] },
      { is: "undone", act },
    ],
  });
  const alone = await undo([ofTask], administrator);
  expect([alone.statusCode, alone.json()]).toMatchObject([403, { type: "/problems#permission-missing" }]);
  expect((await undo([ofTask], nurse)).json()).toMatchObject({ acts: [{ is: "undone" }] });
});

test("who may do neither is refused", async () => {
  const reader = await server.person(clinic, ["researcher"]);
  expect((await undo([{ patient: null, notice, act: "x" }], reader)).statusCode).toBe(403);
});
