import { type PatientInfusionDayJson, patientInfusionDay } from "@longwatch/api";
import { parseInstant } from "@longwatch/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readyFacts, today } from "../../../core/src/testing/ready.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";

let database: TestDatabase;
let server: TestServer;
let nurse: TestPerson;
let neurologist: TestPerson;
let clinic: string;

const ask = (method: "GET" | "POST", address: string, payload?: object, headers = {}, by = nurse) =>
  server.as(by, {
    method,
    url: `/api/v1/clinics/${clinic}${address}`,
    headers,
    ...(payload === undefined ? {} : { payload }),
  });
const admit = (id: string, facts: readonly object[], by = neurologist) => {
  const patient = { id, sex: "female", bornOn: "1990-05-01", jurisdiction: "EU", identifiers: [] };
  return ask("POST", "/patients", { record: { record: 1, patient, facts } }, {}, by);
};
const infusionDay = async (patient: string, query = "", language = "en"): Promise<PatientInfusionDayJson> => {
  const answer = await ask("GET", `/patients/${patient}/infusion-day${query}`, undefined, {
    "accept-language": language,
  });
  expect(answer.statusCode, answer.body).toBe(200);
  expect(answer.headers["content-language"]).toBe(language);
  return patientInfusionDay.parse(answer.json());
};

beforeAll(async () => {
  database = await testDatabase();
  clinic = await addClinic(database);
  server = await testServer(database, `${today}T09:00:00Z`);
  nurse = await server.person(clinic, ["nurse"], "Nora Winter");
  neurologist = await server.person(clinic, ["neurologist"], "Paz Summer");
  expect((await admit("ready", readyFacts({}))).statusCode).toBe(201);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

test("the list, the day, and every source that the items cite", async () => {
  const { asOf, readiness, day, references, planned } = await infusionDay("ready");
  expect([asOf, readiness!.answer, readiness!.infusion, day!.dose.leftTodayMg]).toEqual([today, "go", 1, 12]);
  expect(planned).toEqual({ course: 1, on: today });
  expect(new Set(references.map(({ id }) => id))).toEqual(
    new Set(readiness!.items.flatMap(({ sources }) => sources.map(({ ref }) => ref))),
  );
});

test("in Spanish no word stays in English, of what is missing too", async () => {
  expect((await admit("bare", [{ kind: "course-planned", firstInfusionOn: today }])).statusCode).toBe(201);
  const { readiness, day } = await infusionDay("bare", "", "es");
  const said = [
    ...readiness!.items.flatMap(({ name, says, missing, asks }) => [
      name,
      says,
      asks?.text ?? "",
      ...missing.map(({ text }) => text),
    ]),
    ...day!.steps.flatMap(({ name, says }) => [name, says]),
    ...[...day!.responses, ...day!.symptoms, ...day!.told, day!.bag, day!.vitals, day!.dose].map(({ says }) => says),
    ...day!.vitals.limits.map(({ name }) => name),
  ];
  expect(said.length).toBeGreaterThan(80);
  for (const text of said) expect(text).not.toMatch(/\b(the|of|is|not|with|infusion|today|answer)\b/i);
});

test("on another day there is nothing to be ready for; on a day to come it is looked ahead", async () => {
  expect(await infusionDay("ready", "?asOf=2026-05-30")).toMatchObject({ readiness: null, day: null });
  expect((await infusionDay("ready", "?asOf=2026-06-03")).readiness).toMatchObject({ answer: "no-go", infusion: 1 });
});

test("whoever overrides is named, and a fact that is sent twice counts once", async () => {
  server.clock.at = parseInstant(`${today}T09:05:00Z`)!;
  const reading = {
    id: "again",
    kind: "vitals-measured",
    measuredAt: `${today}T09:05:00Z`,
    systolic: 130,
    diastolic: 80,
    phase: "before",
  };
  const none = {
    id: "none",
    kind: "history-reviewed",
    reviewedOn: today,
    items: [{ condition: "steroid-at-hand", answer: "no" }],
  };
  const word = {
    id: "word",
    kind: "decision-made",
    decidedOn: today,
    about: "override",
    of: "readiness/steroid",
    outcome: "for",
    rationale: "On its way from the ward",
  };
  const add = async (fact: object, by: TestPerson) =>
    (await ask("POST", "/patients/ready/facts", { facts: [fact] }, {}, by)).statusCode;
  expect([await add(reading, nurse), await add(reading, nurse)]).toEqual([201, 201]);
  expect(await add(none, nurse)).toBe(201);
  expect(await add(word, nurse)).toBe(403);
  expect([await add(word, neurologist), await add(word, neurologist)]).toEqual([201, 201]);
  const { readiness, authors, day } = await infusionDay("ready");
  expect(readiness!.answer).toBe("with-override");
  const { override, state } = readiness!.items.find(({ item }) => item === "steroid")!;
  expect([state, authors[override!.by], override!.rationale]).toEqual([
    "red",
    "Paz Summer",
    "On its way from the ward",
  ]);
  expect(day!.vitals.readings.map(({ fact }) => fact)).toEqual(["morning-vitals", "again"]);
  const back = { id: "back", kind: "fact-retracted", fact: "word", reason: "Entered by mistake" };
  const other = { ...word, id: "other", rationale: "Something else", supersedes: "word" };
  expect([await add(back, nurse), await add(other, nurse)]).toEqual([403, 403]);
  expect((await infusionDay("ready")).readiness!.answer).toBe("with-override");
  expect(await add(back, neurologist)).toBe(201);
  expect((await infusionDay("ready")).readiness!.answer).toBe("no-go");
});

test("what is decided on the screen is what the list of the day goes by", async () => {
  const without = readyFacts({ without: ["decision"] });
  expect((await admit("deciding", without, nurse)).statusCode).toBe(201);
  const decide = async (outcome: string) => {
    const { version } = (await ask("GET", "/patients/deciding")).json() as { version: number };
    const body = { of: "candidacy/course-1", outcome, rationale: "After talking it over" };
    const said = await ask("POST", "/patients/deciding/decisions", body, { "if-match": `"${version}"` }, neurologist);
    expect(said.statusCode, said.body).toBe(201);
    server.clock.at = (server.clock.at + 60_000) as typeof server.clock.at;
    const { readiness } = await infusionDay("deciding");
    return [readiness!.items.find(({ item }) => item === "decision")!.state, readiness!.answer];
  };
  expect((await infusionDay("deciding")).readiness!.answer).toBe("cannot-tell");
  expect(await decide("for")).toEqual(["green", "go"]);
  expect(await decide("wait")).toEqual(["red", "no-go"]);
  expect(await decide("for")).toEqual(["green", "go"]);
  expect(await decide("against")).toEqual(["red", "no-go"]);
});
