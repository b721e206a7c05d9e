import { type PatientPlanJson, patientPlan } from "@longwatch/api";
import { parseInstant } from "@longwatch/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";

let database: TestDatabase;
let server: TestServer;
let nurse: TestPerson;
let clinic: string;
const today = "2026-06-01";

const ask = (method: "GET" | "POST", address: string, payload?: object, headers = {}) =>
  server.as(nurse, {
    method,
    url: `/api/v1/clinics/${clinic}${address}`,
    headers,
    ...(payload === undefined ? {} : { payload }),
  });
const admit = (id: string, facts: readonly object[]) =>
  ask("POST", "/patients", {
    record: {
      record: 1,
      patient: { id, sex: "female", bornOn: "1990-05-01", jurisdiction: "EU", identifiers: [] },
      facts,
    },
  });
const add = async (id: string, ...facts: readonly object[]): Promise<void> =>
  expect((await ask("POST", `/patients/${id}/facts`, { facts })).statusCode).toBe(201);
const planOf = async (patient: string, query = "", language = "en"): Promise<PatientPlanJson> => {
  const answer = await ask("GET", `/patients/${patient}/plan${query}`, undefined, { "accept-language": language });
  expect(answer.statusCode, answer.body).toBe(200);
  return patientPlan.parse(answer.json());
};
const stepOf = ({ plan }: PatientPlanJson, rule: string) => plan!.steps.find(({ key }) => key.startsWith(rule))!;
const result = (analyte: string, value: string, collectedOn: string) => ({
  id: `${analyte}-${collectedOn}`,
  kind: "result-reported",
  collectedOn,
  analyte,
  value,
});
const infusion = (infusedOn: string) => ({
  id: `i-${infusedOn}`,
  kind: "infusion-given",
  infusedOn,
  drug: "alemtuzumab",
  doseMg: 12,
});
const reviewed = { id: "review", kind: "step-done", doneOn: "2026-03-02", step: "immunisation-review" };

beforeAll(async () => {
  database = await testDatabase();
  clinic = await addClinic(database);
  server = await testServer(database, `${today}T09:00:00Z`);
  nurse = await server.person(clinic, ["nurse"]);
  for (const [id, facts] of [
    ["new", []],
    ["reviewed", [reviewed]],
    ["not-immune", [reviewed, result("vzv_igg_presence", "negative", "2026-05-01")]],
    ["under-way", [infusion("2026-05-30")]],
  ] as const)
    expect((await admit(id, facts)).statusCode).toBe(201);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

test("nobody wished: the earliest day that can be told is asked about, and can be kept", async () => {
  const { asOf, plan } = await planOf("new");
  expect([asOf, plan!.course, plan!.wishedOn, plan!.earliestOn, plan!.attainable]).toEqual([
    today,
    1,
    "2026-07-20",
    "2026-07-20",
    true,
  ]);
});

test("a wished day that is too early: what is late for it, and what the earliest day waits for", async () => {
  const { plan } = await planOf("new", "?firstInfusionOn=2026-06-20");
  expect([plan!.wishedOn, plan!.earliestOn, plan!.attainable]).toEqual(["2026-06-20", "2026-07-20", false]);
  expect(plan!.path).toContain("workup.immunisation/1/1");
  expect(plan!.steps.filter(({ late }) => late).map(({ key }) => key)).toContain("workup.immunisation/1/1");
});

test("each step says by which kind of fact it is done, and names what it was done by", async () => {
  const found = await planOf("reviewed", "?firstInfusionOn=2026-12-01");
  expect(stepOf(found, "workup.vzv/")).toMatchObject({
    what: "step",
    state: "to-do",
    doneBy: { fact: "result-reported", of: ["vzv_igg"] },
  });
  expect(stepOf(found, "workup.immunisation/")).toMatchObject({ state: "done", because: ["review"] });
  expect(found.facts).toEqual([expect.objectContaining({ id: "review", kind: "step-done" })]);
  const cited = found.plan!.steps.flatMap(({ sources }) => sources.map(({ ref }) => ref));
  expect(new Set(found.references.map(({ id }) => id))).toEqual(new Set(cited));
});

test("who is not immune is vaccinated: each dose has its days, and an unknown outcome says what would follow", async () => {
  const vaccination = stepOf(await planOf("not-immune", "?firstInfusionOn=2026-09-01"), "work-up/varicella");
  expect(vaccination).toMatchObject({
    what: "vaccination",
    doneBy: { fact: "vaccine-given", of: ["varicella"] },
    doses: [
      { givenOn: null, fromOn: "2026-06-08", byOn: "2026-06-23" },
      { givenOn: null, fromOn: "2026-07-06", byOn: "2026-07-21" },
    ],
  });
  const { plan } = await planOf("reviewed", "?firstInfusionOn=2026-12-01");
  expect(plan!.ifs).toContainEqual(
    expect.objectContaining({ after: "workup.vzv", unless: "positive", earliestOn: "2026-08-25" }),
  );
});

test("in Spanish it is in Spanish", async () => {
  const { plan } = await planOf("reviewed", "?firstInfusionOn=2026-12-01", "es");
  const said = [...plan!.steps, ...plan!.ifs].flatMap(({ name, says }) => [name, says]);
  for (const text of said) expect(text).not.toMatch(/\b(the|of|is|not|with|before|after)\b/);
});

test("a day that is planned is asked about first, as long as it is to come; and a result moves the earliest day", async () => {
  expect((await admit("planned", [reviewed])).statusCode).toBe(201);
  await add("planned", { kind: "course-planned", firstInfusionOn: "2026-11-16", courseNumber: 1 });
  expect((await planOf("planned")).plan).toMatchObject({ wishedOn: "2026-11-16", earliestOn: "2026-06-29" });
  const moment = "2026-06-01T09:02:00Z";
  server.clock.at = parseInstant("2026-06-01T09:05:00Z")!;
  await add("planned", result("vzv_igg_presence", "negative", "2026-05-20"));
  expect((await planOf("planned")).plan).toMatchObject({ wishedOn: "2026-11-16", earliestOn: "2026-08-17" });
  expect((await planOf("planned", `?asOf=${today}&knownAt=${moment}`)).plan).toMatchObject({
    earliestOn: "2026-06-29",
  });
  const later = await planOf("planned", "?asOf=2026-11-17");
  expect(later.plan!.wishedOn).not.toBe("2026-11-16");
});

test("while a course is under way, and for a day that is over, there is no plan", async () => {
  expect(await planOf("under-way")).toMatchObject({ plan: null, references: [], facts: [] });
  expect((await planOf("new", "?firstInfusionOn=2026-05-31")).plan).toBeNull();
  expect((await ask("GET", "/patients/new/plan?firstInfusionOn=2026-02-30")).statusCode).toBe(400);
  expect((await ask("GET", "/patients/nobody/plan")).statusCode).toBe(404);
});
