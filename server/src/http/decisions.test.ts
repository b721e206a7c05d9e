import { type PatientDecisionsJson, patientDecisions } from "@longwatch/api";
import { parseInstant } from "@longwatch/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { factsOf } from "../../../core/src/testing/candidates.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";

let database: TestDatabase;
let server: TestServer;
let nurse: TestPerson;
let clinic: string;
const today = "2026-11-20";

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
const decisions = async (patient: string, query = "", language = "en"): Promise<PatientDecisionsJson> => {
  const answer = await ask("GET", `/patients/${patient}/decisions${query}`, undefined, { "accept-language": language });
  expect(answer.statusCode, answer.body).toBe(200);
  expect(answer.headers["content-language"]).toBe(language);
  return patientDecisions.parse(answer.json());
};
const outcomeOf = ({ candidacy }: PatientDecisionsJson, criterion: string) => {
  const { key } = candidacy!.criteria.find((one) => one.criterion === criterion)!;
  return candidacy!.layers.flatMap(({ parts }) => parts).find(({ criteria }) => criteria.includes(key))?.outcome;
};

beforeAll(async () => {
  database = await testDatabase();
  clinic = await addClinic(database);
  server = await testServer(database, "2026-11-20T09:00:00Z");
  nurse = await server.person(clinic, ["nurse"]);
  for (const [id, facts] of [
    ["known", factsOf(today, {})],
    ["untested", factsOf(today, { without: ["hiv"] })],
    ["nothing", []],
  ] as const)
    expect((await admit(id, facts)).statusCode).toBe(201);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

test("the answer, what it is put together of, the facts that it stands on, and every source that it cites", async () => {
  const { asOf, candidacy, references, facts } = await decisions("known");
  expect([asOf, candidacy!.answer, candidacy!.course]).toEqual([today, "yes", 1]);
  const all = candidacy!.criteria.map(({ key }) => key);
  const parts = candidacy!.layers.flatMap((layer) => layer.parts);
  expect(parts.flatMap(({ criteria }) => criteria).toSorted()).toEqual(all.toSorted());
  expect(new Set(facts.map(({ id }) => id))).toEqual(new Set(candidacy!.criteria.flatMap(({ evidence }) => evidence)));
  expect(facts.find(({ id }) => id === "hiv")).toMatchObject({ kind: "result-reported", value: "negative" });
  expect(new Set(references.map(({ id }) => id))).toEqual(
    new Set(candidacy!.criteria.flatMap(({ sources }) => sources.map(({ ref }) => ref))),
  );
});

test("ways into treatment are weighed together: the one that is not met speaks against nothing", async () => {
  expect((await admit("one-way", factsOf(today, { without: ["relapse-1"] }))).statusCode).toBe(201);
  const found = await decisions("one-way");
  const unmet = found.candidacy!.criteria.find(({ criterion }) => criterion === "rapidly-evolving-severe")!;
  expect([unmet.met, outcomeOf(found, "rapidly-evolving-severe"), found.candidacy!.answer]).toEqual([
    "no",
    "yes",
    "yes",
  ]);
});

test("what is missing is said in the reader's language", async () => {
  const [en, es] = await Promise.all([decisions("untested"), decisions("untested", "", "es")]);
  expect([en.candidacy!.answer, outcomeOf(en, "hiv-infection")]).toEqual(["cannot-tell", "cannot-tell"]);
  const lacking = ({ candidacy }: PatientDecisionsJson) =>
    candidacy!.criteria.find(({ criterion }) => criterion === "hiv-infection")!;
  expect(lacking(en)).toMatchObject({
    name: "HIV infection",
    missing: [{ text: "a valid result: HIV screening test" }],
  });
  expect(lacking(es)).toMatchObject({
    name: "Infección por VIH",
    missing: [{ text: "un resultado válido: Prueba de cribado del VIH" }],
  });
});

test("of somebody of whom nothing is known no word stays in English", async () => {
  const { candidacy } = await decisions("nothing", "", "es");
  const said = candidacy!.criteria.flatMap(({ name, says, missing }) => [
    name,
    says,
    ...missing.map(({ text }) => text),
  ]);
  expect(said.length).toBeGreaterThan(50);
  for (const text of said) expect(text).not.toMatch(/\b(the|of|is|not|with|new|enhancing|increase|disease|answer)\b/i);
});

test("as it was known: without what came later, and with what was taken back since", async () => {
  server.clock.at = parseInstant("2026-11-20T09:05:00Z")!;
  const stroke = { id: "stroke", kind: "condition-recorded", condition: "ischaemic-stroke", onsetOn: "2020-02-02" };
  await ask("POST", "/patients/known/facts", { facts: [stroke] });
  expect((await decisions("known")).candidacy!.answer).toBe("no");
  server.clock.at = parseInstant("2026-11-20T09:10:00Z")!;
  const back = { kind: "fact-retracted", fact: "stroke", reason: "Of another patient" };
  expect((await ask("POST", "/patients/known/facts", { facts: [back] })).statusCode).toBe(201);
  const now = await decisions("known");
  expect([now.candidacy!.answer, now.candidacy!.withdrawn]).toEqual(["yes", ["stroke"]]);
  expect(now.facts).toContainEqual(expect.objectContaining({ id: "stroke", condition: "ischaemic-stroke" }));
  const then = async (moment: string) => (await decisions("known", `?asOf=${today}&knownAt=${moment}`)).candidacy!;
  expect(await then("2026-11-20T09:07:00Z")).toMatchObject({ answer: "no", withdrawn: [] });
  expect(await then("2026-11-20T09:02:00Z")).toMatchObject({ answer: "yes", withdrawn: [] });
  expect((await ask("GET", "/patients/known/decisions?knownAt=2020-01-01T00:00:00Z")).statusCode).toBe(404);
});

test("a decision by name: who, what and why stay in sight, and going on against the rules is written down as that", async () => {
  const neurologist = await server.person(clinic, ["neurologist"]);
  expect((await admit("decided", factsOf(today, {}))).statusCode).toBe(201);
  const stroke = { id: "past", kind: "condition-recorded", condition: "ischaemic-stroke", onsetOn: "2020-02-02" };
  const decide = (body: object, version: number, by = neurologist) =>
    server.as(by, {
      method: "POST",
      url: `/api/v1/clinics/${clinic}/patients/decided/decisions`,
      headers: { "if-match": `"${version}"` },
      payload: body,
    });
  const { wholeCourse } = await decisions("decided");
  expect(wholeCourse).toBe("candidacy/course-1");
  const go = { of: wholeCourse, outcome: "for", rationale: "Agreed with the person" };
  expect((await decide(go, 1, nurse)).statusCode).toBe(403);
  expect((await decide({ ...go, rationale: " " }, 1)).statusCode).toBe(400);
  expect((await decide({ ...go, of: "candidacy/course-2" }, 1)).statusCode).toBe(422);
  expect((await decide({ ...go, of: "candidacy/alemtuzumab-eu/stroke" }, 1)).statusCode).toBe(422);
  const signed = {
    kind: "decision-made",
    decidedOn: today,
    about: "candidacy",
    outcome: "for",
    rationale: "x",
    by: "x",
  };
  expect((await ask("POST", "/patients/decided/facts", { facts: [{ ...signed, of: wholeCourse }] })).statusCode).toBe(
    403,
  );
  expect((await decide(go, 1)).statusCode).toBe(201);
  expect((await decide(go, 1)).statusCode).toBe(412);
  expect((await ask("POST", "/patients/decided/facts", { facts: [stroke] })).statusCode).toBe(201);
  expect((await decide({ ...go, rationale: "No other way is left" }, 3)).statusCode).toBe(201);
  const { candidacy, decided, facts, authors } = await decisions("decided");
  expect(candidacy!.answer).toBe("no");
  const written = decided.map(({ fact, counts }) => {
    const { about, outcome, rationale, by } = facts.find(({ id }) => id === fact) as Record<string, string>;
    return { about, outcome, rationale, who: authors[by!] !== undefined, counts };
  });
  expect(written).toEqual([
    { about: "override", outcome: "for", rationale: "No other way is left", who: true, counts: true },
    { about: "candidacy", outcome: "for", rationale: "Agreed with the person", who: true, counts: false },
  ]);
});

test("where no protocol weighs anything there is no answer, and none is made up", async () => {
  expect((await admit("elsewhere", [], "JP")).statusCode).toBe(201);
  expect(await decisions("elsewhere")).toMatchObject({ candidacy: null, references: [], facts: [] });
  expect((await decisions("nothing")).candidacy).toMatchObject({ answer: "cannot-tell" });
});
