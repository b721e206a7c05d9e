import { type PatientWeighingJson, patientWeighing } from "@longwatch/api";
import { parseInstant } from "@longwatch/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { likeTreated } from "../../../core/src/testing/weighed.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";

let database: TestDatabase;
let server: TestServer;
let nurse: TestPerson;
let clinic: string;

const ask = (method: "GET" | "POST", address: string, payload?: object, headers = {}) =>
  server.as(nurse, {
    method,
    url: `/api/v1/clinics/${clinic}${address}`,
    headers,
    ...(payload === undefined ? {} : { payload }),
  });
const admit = (id: string, facts: readonly object[], jurisdiction = "EU") =>
  ask("POST", "/patients", {
    record: { record: 1, patient: { id, sex: "female", bornOn: "1990-05-01", jurisdiction, identifiers: [] }, facts },
  });
const weighing = async (patient: string, query = "", language = "en"): Promise<PatientWeighingJson> => {
  const answer = await ask("GET", `/patients/${patient}/weighing${query}`, undefined, { "accept-language": language });
  expect(answer.statusCode, answer.body).toBe(200);
  expect(answer.headers["content-language"]).toBe(language);
  return patientWeighing.parse(answer.json());
};
const trialsOf = ({ weighing: { trials } }: PatientWeighingJson) =>
  trials.map(({ study, isTheirs }) => [study.id, isTheirs]);

beforeAll(async () => {
  database = await testDatabase();
  clinic = await addClinic(database);
  server = await testServer(database, "2026-11-20T09:00:00Z");
  nurse = await server.person(clinic, ["nurse"]);
  for (const [id, facts] of [
    ["treated", likeTreated],
    ["nothing", []],
  ] as const)
    expect((await admit(id, facts)).statusCode).toBe(201);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

test("the trial whose people come nearest, its numbers, and the facts by which that is told", async () => {
  const found = await weighing("treated");
  expect([found.asOf, trialsOf(found)]).toEqual(["2026-11-20", [["care-ms-2", true]]]);
  const [trial] = found.weighing.trials;
  expect(trial!.figures.find(({ outcome }) => outcome === "relapse-free")).toMatchObject({
    comparator: { id: "sc-interferon-beta-1a", name: "subcutaneous interferon beta-1a" },
    time: "in 2 years",
    values: [{ text: "65 in 100 people" }, { text: "47 in 100 people" }],
  });
  const named = trial!.likeness.flatMap(({ evidence }) => evidence);
  expect(new Set(found.facts.map(({ id }) => id))).toEqual(new Set([...named, ...found.weighing.evidence]));
});

test("of somebody of whom nothing is known every trial is shown, and none is theirs", async () => {
  const every = [
    ["care-ms-1", false],
    ["care-ms-2", false],
    ["camms223", false],
  ];
  expect(trialsOf(await weighing("nothing"))).toEqual(every);
  expect((await admit("elsewhere", [], "JP")).statusCode).toBe(201);
  expect(trialsOf(await weighing("elsewhere"))).toEqual(every);
});

test("is said in the reader's language", async () => {
  const { weighing: said } = await weighing("treated", "", "es");
  expect(said.because).toMatch(/^Tratamiento previo para la EM/);
  expect(said.trials[0]!.figures[0]!.title).toBe(
    "Ningún brote en 2 años – CARE-MS II, alemtuzumab frente a interferón beta-1a subcutáneo",
  );
});

test("as it was known: without what came later", async () => {
  server.clock.at = parseInstant("2026-11-20T09:05:00Z")!;
  const earlier = { kind: "therapy-recorded", id: "earlier", drug: "fingolimod", startedOn: "2020-01-01" };
  expect((await ask("POST", "/patients/nothing/facts", { facts: [earlier] })).statusCode).toBe(201);
  expect(trialsOf(await weighing("nothing"))).toEqual([["care-ms-2", true]]);
  const then = await weighing("nothing", "?asOf=2026-11-20&knownAt=2026-11-20T09:02:00Z");
  expect(trialsOf(then).length).toBe(3);
  expect((await ask("GET", "/patients/nothing/weighing?knownAt=2020-01-01T00:00:00Z")).statusCode).toBe(404);
});
