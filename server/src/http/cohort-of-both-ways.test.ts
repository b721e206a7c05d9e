import {
  assess,
  cohortPeopleOf,
  cohortTable,
  compileRulebook,
  type PatientRecord,
  parseDay,
  parseRecord,
} from "@longwatch/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadRules } from "../protocols/load.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";

let database: TestDatabase;
let server: TestServer;
let physician: TestPerson;
let clinic: string;

const edss = (scoredOn: string, score: number) => ({ kind: "edss-scored", scoredOn, score });
const treated = (infusedOn: string) => ({ kind: "infusion-given", infusedOn, drug: "alemtuzumab", doseMg: 12 });
const common = { recordedAt: "2024-01-01T09:00:00Z", by: "AB" };

/** Each with something that a number cannot hold, or that lies on the border of something. */
const records = [
  [treated("2020-03-04"), { kind: "condition-recorded", condition: "graves-disease" }, edss("2022-03-04", 2)],
  [treated("2020-03-04"), { kind: "condition-recorded", condition: "graves-disease", onsetOn: "2020" }],
  [edss("2020-02-26", 2), treated("2020-03-04"), edss("2021-02-20", 4), edss("2021-09-01", 4), edss("2022-02-01", 4)],
  [edss("2020-02-26", 2), treated("2020-03-04"), { kind: "relapse-occurred", startedOn: "2020-09" }],
].map((facts, i) => ({
  record: 1,
  patient: { id: `lw-${i}`, sex: "female", bornOn: "1988-03-01", jurisdiction: "EU" },
  facts: facts.map((fact) => ({ ...common, ...fact })),
}));

beforeAll(async () => {
  database = await testDatabase();
  clinic = await addClinic(database);
  server = await testServer(database, "2024-06-01T09:00:00Z");
  physician = await server.person(clinic, ["nurse", "neurologist"], "Paz Physician");
  for (const record of records) {
    const payload = { record, details: { familyName: record.patient.id } };
    const made = await server.as(physician, { method: "POST", url: `/api/v1/clinics/${clinic}/patients`, payload });
    expect(made.statusCode).toBe(201);
  }
});
afterAll(async () => {
  await server.close();
  await database.close();
});

test("the server's figures, out of what it keeps, are those that the records give on the command line", async () => {
  const url = `/api/v1/clinics/${clinic}/cohort/outcomes`;
  const answer = await server.as(physician, { method: "GET", url });
  expect(answer.statusCode).toBe(200);
  const rules = loadRules();
  if (!rules.ok) throw new Error("the shipped rules cannot be read");
  const rulebook = compileRulebook(rules.value.protocols, rules.value.adoptions);
  const asOf = parseDay("2024-06-01")!;
  const people = records.flatMap((record) => {
    const parsed = parseRecord(record) as { readonly value: PatientRecord };
    return cohortPeopleOf((day) => assess(parsed.value, rulebook, day), asOf, {});
  });
  const strata = people.map(() => "all");
  const asked = { asOf, by: "none", worsening: "care-ms-cdw6", leastShown: 0, outside: 0 } as const;
  const told = answer.json<{ readonly people: number; readonly figures: readonly { readonly section: string }[] }>();
  const { figures } = cohortTable(people, strata, asked);
  const others = (all: readonly { readonly section: string }[]) =>
    all.filter(({ section }) => section !== "monitoring");
  expect(told.people).toBe(4);
  expect(others(told.figures)).toEqual(others(figures));
  expect(told.figures).toContainEqual(
    expect.objectContaining({ measure: "with-disease", at: { name: "thyroid" }, value: 0, n: 2, missing: 1 }),
  );
});
