import { readFileSync } from "node:fs";
import path from "node:path";
import { type ChartJson, chartJson, parseInstant } from "@longwatch/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";

let database: TestDatabase;
let server: TestServer;
let nurse: TestPerson;
let clinic: string;
const root = path.join(import.meta.dirname, "../../..");
const ada = JSON.parse(readFileSync(path.join(root, "examples/ada.json"), "utf8")) as {
  readonly patient: object;
  readonly facts: readonly object[];
};

type Listed = { readonly id: string; readonly recordedAt: string; readonly by: string };
type FactList = {
  readonly facts: readonly Listed[];
  readonly authors: Readonly<Record<string, string>>;
  readonly displaced: Readonly<Record<string, string>>;
};
type Moments = { readonly moments: readonly { at: string; facts: number; corrections: number }[] };

const get = (address: string, headers = {}) =>
  server.as(nurse, { method: "GET", url: `/api/v1/clinics/${clinic}/patients/lw-0001${address}`, headers });
const post = (address: string, payload: object) =>
  server.as(nurse, { method: "POST", url: `/api/v1/clinics/${clinic}${address}`, payload });
const platelets = (value: number, more: object = {}) => ({
  kind: "result-reported",
  collectedOn: "2026-11-19",
  analyte: "platelets",
  value,
  unit: "10*9/L",
  ...more,
});
const last = (chart: ChartJson) => chart.series.find(({ key }) => key === "platelets")?.points.at(-1);

let mistaken: string;
let right: string;

beforeAll(async () => {
  database = await testDatabase();
  clinic = await addClinic(database);
  server = await testServer(database, "2026-11-20T09:00:00Z");
  nurse = await server.person(clinic, ["nurse"], "Nora Nurse");
  await post("/patients", { record: ada, details: { familyName: "Byron" } });
  [mistaken] = (await post("/patients/lw-0001/facts", { facts: [platelets(62)] })).json<{ ids: [string] }>().ids;
  server.clock.at = parseInstant("2026-11-20T09:05:00Z")!;
  const correction = platelets(262, { supersedes: mistaken });
  [right] = (await post("/patients/lw-0001/facts", { facts: [correction] })).json<{ ids: [string] }>().ids;
});
afterAll(async () => {
  await server.close();
  await database.close();
});

test("the chart is what its schema says, today and as it was known before a correction", async () => {
  const answer = await get("/chart");
  const now = answer.json<ChartJson>();
  expect(chartJson.parse(now)).toEqual(now);
  expect([now.asOf, last(now)]).toEqual(["2026-11-20", expect.objectContaining({ value: 262, corrects: mistaken })]);
  const then = (await get("/chart?asOf=2026-11-20&knownAt=2026-11-20T09:02:00Z")).json<ChartJson>();
  expect([then.asOf, last(then)]).toEqual([
    "2026-11-20",
    expect.objectContaining({ fact: mistaken, value: 62, judged: "low" }),
  ]);
  expect((await get("/chart", { "if-none-match": answer.headers["etag"] })).statusCode).toBe(304);
  expect((await get("/chart?knownAt=2026-99-01T00:00:00Z")).statusCode).toBe(400);
  expect((await get("/chart?knownAt=2020-01-01T00:00:00Z")).statusCode).toBe(404);
});

test("the page of a patient is that of a moment, where one is given", async () => {
  const signals = async (query: string) =>
    (await get(query)).json<{ page: { asOf: string; signals: { signal: string }[] } }>().page.signals;
  expect(await signals("?knownAt=2026-11-20T09:02:00Z")).toContainEqual(expect.objectContaining({ signal: "ITP" }));
  expect((await get("?knownAt=2020-01-01T00:00:00Z")).statusCode).toBe(404);
  expect((await get("?knownAt=2026-11-20T99:00:00Z")).statusCode).toBe(400);
});

test("facts say who wrote them and which no longer stand; the moments are those at which they came", async () => {
  const list = (await get("/facts?limit=200")).json<FactList>();
  const one = list.facts.find(({ id }) => id === mistaken)!;
  expect(list.authors[one.by]).toBe("Nora Nurse");
  expect(list.displaced).toEqual({ [mistaken]: right });
  expect((await get("/facts?limit=200&knownAt=2026-11-20T09:02:00Z")).json<FactList>().displaced).toEqual({});
  const { moments } = (await get("/facts/moments")).json<Moments>();
  expect(moments.at(-1)).toMatchObject({ facts: 1, corrections: 1 });
  const times = moments.map(({ at }) => Date.parse(at));
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(moments.reduce((sum, { facts }) => sum + facts, 0)).toBe(ada.facts.length + 2);
});

test("an explanation names its sources by their titles, and its facts by their ids", async () => {
  const then = (await get("/chart?asOf=2026-11-20&knownAt=2026-11-20T09:02:00Z")).json<ChartJson>();
  const { key } = then.signals.find(({ facts }) => facts.includes(mistaken))!;
  const why = (await get(`/explanation?knownAt=2026-11-20T09:02:00Z&key=${encodeURIComponent(key)}`)).json<{
    key: string;
    signal: { sources: { ref: string }[] };
    hits: { evidence: string[]; facts: string[] }[];
    references: { id: string; title: string }[];
  }>();
  expect(why.key).toBe(key);
  expect(why.hits.flatMap(({ evidence }) => evidence)).toContain(mistaken);
  expect(why.references.map(({ id }) => id)).toEqual(expect.arrayContaining(why.signal.sources.map(({ ref }) => ref)));
});
