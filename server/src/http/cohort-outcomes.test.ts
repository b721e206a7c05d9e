import { type CohortOutcomesJson, cohortOutcomes } from "@longwatch/api";
import { afterAll, beforeAll, expect, test } from "vitest";
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
const admit = (id: string, sex: string, facts: readonly object[]) =>
  ask("POST", "/patients", {
    record: { record: 1, patient: { id, sex, bornOn: "1990-05-01", jurisdiction: "EU", identifiers: [] }, facts },
  });
const outcomes = async (query = "", language = "en"): Promise<CohortOutcomesJson> => {
  const answer = await ask("GET", `/cohort/outcomes${query}`, undefined, { "accept-language": language });
  expect(answer.statusCode, answer.body).toBe(200);
  return cohortOutcomes.parse(answer.json());
};
const value = ({ figures }: CohortOutcomesJson, measure: string, stratum = "all") =>
  figures.find((one) => one.measure === measure && one.stratum === stratum)?.value;

const infusion = { kind: "infusion-given", infusedOn: "2023-03-01", drug: "alemtuzumab", doseMg: 12 };
const score = (scoredOn: string) => ({ kind: "edss-scored", scoredOn, score: 2 });
const relapse = { kind: "relapse-occurred", startedOn: "2024-01-10" };
const treated = [infusion, score("2023-02-20"), score("2025-03-01")];

beforeAll(async () => {
  database = await testDatabase();
  clinic = await addClinic(database);
  server = await testServer(database, "2026-11-20T09:00:00Z");
  nurse = await server.person(clinic, ["nurse"]);
});
afterAll(async () => {
  await server?.close();
  await database?.close();
});

test("a clinic without anybody has a table of reasons and no picture", async () => {
  const table = await outcomes();
  expect(table).toMatchObject({ people: 0, outside: 0, notAssessed: 0, pictures: [] });
  expect((await ask("GET", "/cohort/outcomes/pictures/relapses")).statusCode).toBe(404);
});

test("what is recorded is in the next table, by groups and in the reader's language", async () => {
  for (const [id, sex, facts] of [
    ["a", "female", treated],
    ["b", "male", [...treated, relapse]],
    ["c", "female", [{ ...infusion, infusedOn: "2023-03" }]],
    ["d", "female", []],
  ] as const)
    expect((await admit(id, sex, facts)).statusCode).toBe(201);
  const before = await outcomes();
  expect(before).toMatchObject({ people: 2, outside: 1, notAssessed: 0 });
  expect(value(before, "relapses")).toBe(1);
  expect(before.pictures).toContain("relapses");

  const facts = [{ ...relapse, startedOn: "2024-08-01" }];
  const added = await ask("POST", "/patients/a/facts", { facts }, { "if-match": "*" });
  expect(added.statusCode, added.body).toBeLessThan(300);
  expect(value(await outcomes(), "relapses")).toBe(2);

  const bySex = await outcomes("?by=sex", "es");
  expect([value(bySex, "relapses", "female"), value(bySex, "relapses", "male")]).toEqual([1, 1]);
  expect(bySex.sections[0]).toMatchObject({ title: "Al inicio", head: ["Cifra", "mujeres", "hombres", "todos"] });
});

test("files and pictures are of the same figures", async () => {
  const csv = await ask("GET", "/cohort/outcomes.csv?by=sex");
  expect(csv.headers["content-type"]).toBe("text/csv; charset=utf-8");
  expect(csv.body.trimEnd().split("\r\n")).toHaveLength((await outcomes("?by=sex")).figures.length + 1);
  const paper = await ask("GET", "/cohort/outcomes.md?preset=trial-cdw3", undefined, { "accept-language": "es" });
  expect(paper.body).toContain("trial-cdw3, versión 1");
  const picture = await ask("GET", "/cohort/outcomes/pictures/relapses?for=screen");
  expect(picture.headers["content-security-policy"]).toBe("default-src 'none'; style-src 'unsafe-inline'");
  expect(picture.body).toMatch(/^<svg /);
  const hidden = await outcomes("?hideBelow=5");
  expect(value(hidden, "arr")).toBeNull();
  expect((await ask("GET", "/cohort/outcomes?by=colour")).statusCode).toBe(400);
});
