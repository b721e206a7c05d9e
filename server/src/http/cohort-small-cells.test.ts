import { cohortOutcomes } from "@longwatch/api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "../access/permissions.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";

let database: TestDatabase;
let server: TestServer;
let clinic: string;
let nurse: TestPerson;
const url = (rest = "") => `/api/v1/clinics/${clinic}/cohort/outcomes${rest}`;
const get = (person: TestPerson, rest = "") => server.as(person, { method: "GET", url: url(rest) });

/** Six people treated on the same days, one of whom relapsed, and one who never was. */
const facts = (i: number) => [
  ...(i === 6 ? [] : ["2024-03-04", "2025-03-10"]).map((infusedOn) => ({
    kind: "infusion-given",
    ...{ infusedOn, drug: "alemtuzumab", doseMg: 12 },
  })),
  ...(i === 0 ? [{ kind: "relapse-occurred", startedOn: "2025-01-10", confirmedByExam: true }] : []),
];

beforeAll(async () => {
  database = await testDatabase();
  clinic = await addClinic(database);
  server = await testServer(database, "2026-11-20T09:00:00Z");
  nurse = await server.person(clinic, ["nurse"]);
  for (const i of [0, 1, 2, 3, 4, 5, 6]) {
    const patient = { id: `p-${i}`, sex: "female", bornOn: "1990-05-01", jurisdiction: "EU", identifiers: [] };
    const payload = { record: { record: 1, patient, facts: facts(i) } };
    const answer = await server.as(nurse, { method: "POST", url: `/api/v1/clinics/${clinic}/patients`, payload });
    expect(answer.statusCode, answer.body).toBe(201);
  }
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const outcomesFor = async (person: TestPerson, rest = "") => {
  const answer = await get(person, rest);
  expect(answer.statusCode, answer.body).toBe(200);
  return cohortOutcomes.parse(answer.json());
};
const relapses = ({ figures }: Awaited<ReturnType<typeof outcomesFor>>) =>
  figures.find(({ section, measure }) => section === "relapses" && measure === "relapses");

describe("outcomes of a clinic's people", () => {
  it("speaks of whoever was treated, and whoever cares for them sees every figure", async () => {
    const found = await outcomesFor(nurse);
    expect(found).toMatchObject({ people: 6, outside: 0, notAssessed: 0, hideBelow: 0 });
    expect(relapses(found)).toMatchObject({ value: 1, n: 6, because: null });
    expect(relapses(await outcomesFor(nurse, "?hideBelow=5"))).toMatchObject({ value: null, because: "small-cell" });
  });

  it.each<Role>(["programme-manager", "researcher"])("a %s has one limit, whatever is asked for", async (role) => {
    const person = await server.person(clinic, [role]);
    for (const rest of ["", "?hideBelow=0", "?hideBelow=2", "?hideBelow=6", "?hideBelow=9"]) {
      const found = await outcomesFor(person, rest);
      expect(found.hideBelow).toBe(5);
      expect(relapses(found)).toMatchObject({ value: null, n: null, count: null, because: "small-cell" });
    }
    const [csv, md, picture] = await Promise.all(
      [".csv?hideBelow=0", ".md?hideBelow=0", "/pictures/first-relapse?hideBelow=0"].map((rest) => get(person, rest)),
    );
    expect(csv!.body).toMatch(/\r\nrelapses,relapses,[^\r]*,small-cell,/);
    expect(md!.body).toContain("fewer than may be shown");
    expect(picture!.statusCode).toBe(404);
    expect((await get(nurse, "/pictures/first-relapse")).statusCode).toBe(200);
  });

  it("the same question, asked at once, is one table", async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => outcomesFor(nurse, "?by=sex")));
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
  });

  it("a fact that is added stands in the next answer", async () => {
    const payload = { facts: [{ kind: "relapse-occurred", startedOn: "2024-06-10", confirmedByExam: true }] };
    const added = await server.as(nurse, {
      method: "POST",
      url: `/api/v1/clinics/${clinic}/patients/p-1/facts`,
      payload,
    });
    expect(added.statusCode, added.body).toBeLessThan(300);
    expect(relapses(await outcomesFor(nurse))).toMatchObject({ value: 2 });
  });
});
