import { readFileSync } from "node:fs";
import path from "node:path";
import type { AdoptionEffectsJson, CohortFiguresJson } from "@longwatch/api";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { factsOf } from "../../../core/src/testing/candidates.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";

let database: TestDatabase;
let server: TestServer;
let clinic: string;
let neurologist: TestPerson;
const example = JSON.parse(readFileSync(path.join(import.meta.dirname, "../../../examples/ada.json"), "utf8")) as {
  patient: { id: string; jurisdiction: string };
};

beforeAll(async () => {
  database = await testDatabase();
  server = await testServer(database, "2026-11-21T09:00:00Z");
});
afterAll(async () => {
  await server.close();
  await database.close();
});
beforeEach(async () => {
  clinic = await addClinic(database);
  neurologist = await server.person(clinic, ["neurologist"], "Nils Neurologist");
  const written = await server.as(neurologist, {
    method: "PUT",
    url: at("/policies/rules"),
    payload: { effectiveFrom: "2020-01-01", content: quarterly },
    headers: { "if-match": '"0"' },
  });
  expect(written.statusCode, written.body.slice(0, 500)).toBe(200);
});

const at = (address: string): string => `/api/v1/clinics/${clinic}${address}`;
const get = async <T>(address: string, who = neurologist): Promise<T> => {
  const answer = await server.as(who, { method: "GET", url: at(address) });
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
  return answer.json<T>();
};
const post = (address: string, payload: object, headers = {}) =>
  server.as(neurologist, { method: "POST", url: at(address), payload, headers });
/** Where no label asks for liver tests, this clinic does them every three months. */
const quarterly = {
  policy: {
    protocol: "our-clinic",
    version: "1",
    title: "Our clinic",
    layer: "local-policy",
    jurisdiction: "any",
    status: "draft",
    effective: { from: "2020-01-01", through: null, precision: "day" },
    signedBy: [],
    rules: [
      {
        id: "monitor.lft",
        name: "Liver tests",
        says: "The liver tests are done every three months.",
        requirement: "required",
        confidence: "K2",
        sources: [{ ref: "OURS" }],
        kind: "periodic",
        anchor: "last-infusion-of-course",
        every: { months: 3 },
        untilMonthsAfterLastInfusion: 48,
        evidence: { results: ["alt", "ast", "bilirubin_total"] },
      },
    ],
  },
  references: [{ id: "OURS", title: "Minutes of our clinic" }],
};
const admit = async (id: string, jurisdiction = "EU"): Promise<void> => {
  const record = { ...example, patient: { ...example.patient, id, jurisdiction, identifiers: [] } };
  const answer = await post("/patients", { record, details: { familyName: "Lind", givenName: id } });
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(201);
};

type Listed = {
  readonly rulesVersion: number;
  readonly protocols: readonly { name: string; inForceIn: string[]; adopted: object | null; signedBy: object[] }[];
};
const older = "alemtuzumab-eu@2018";

describe("protocol versions", () => {
  test("are listed with where they are in force today; exactly one label of each jurisdiction is", async () => {
    const { rulesVersion, protocols } = await get<Listed>("/protocols");
    expect(rulesVersion).toBe(1);
    expect(protocols.map(({ name }) => name)).toContain("alemtuzumab-eu@2020-01");
    expect(protocols.some(({ name }) => name.startsWith("template@"))).toBe(false);
    const eu = protocols.filter(
      ({ name, inForceIn }) => name.startsWith("alemtuzumab-eu@") && inForceIn.includes("EU"),
    );
    expect(eu).toHaveLength(1);
  });

  test("have a sheet in two languages, and one that is not there is not found", async () => {
    const sheet = await get<{ sections: { title: string; items: { says: string }[] }[] }>(`/protocols/${older}`);
    const spanish = await get<typeof sheet>(`/protocols/${older}?language=es`);
    expect(sheet.sections.length).toBeGreaterThan(2);
    expect(spanish.sections[0]?.items[0]?.says).not.toBe(sheet.sections[0]?.items[0]?.says);
    const nothing = await server.as(neurologist, { method: "GET", url: at("/protocols/nothing@1") });
    expect(nothing.statusCode).toBe(404);
  });

  test("are compared line by line", async () => {
    const { before, after, sections } = await get<{
      before: string;
      after: string;
      sections: { changes: { change: string; lines: { before: string | null; after: string | null }[] }[] }[];
    }>(`/protocols/${older}/comparison?with=alemtuzumab-eu@2020-01`);
    expect([before, after]).toEqual([older, "alemtuzumab-eu@2020-01"]);
    const changes = sections.flatMap((one) => one.changes);
    expect(changes.length).toBeGreaterThan(0);
    const lines = changes.flatMap((one) => one.lines);
    expect(lines.filter((one) => one.before === one.after)).toEqual([]);
  });
});

describe("who would be affected", () => {
  test("is told person by person, in pages, and nothing of it is kept", async () => {
    for (const id of ["lw-1", "lw-2"]) await admit(id);
    await admit("lw-us", "US");
    const effects = (cursor = "") =>
      get<AdoptionEffectsJson>(`/protocols/${older}/effects?from=2026-11-21&limit=2${cursor}`);
    const first = await effects();
    expect(first).toMatchObject({ people: 3, looked: 2, asOf: "2026-11-21", notAssessed: [] });
    expect(first.affected.map(({ called }) => called)).toEqual(["Lind, lw-1", "Lind, lw-2"]);
    expect(first.affected[0]?.rules.length).toBeGreaterThan(0);
    const second = await effects(`&cursor=${first.next}`);
    expect([second.looked, second.affected, second.next]).toEqual([1, [], null]);
    expect((await get<Listed>("/protocols")).rulesVersion).toBe(1);
  });

  test("says for whom a course would be no option any more, and why, in the language of the reader; from a later day too", async () => {
    await admit("lw-us", "US");
    const facts = factsOf("2026-11-21", {
      without: ["drug-fingolimod"],
      answers: { "other-therapies-unsuitable": "no" },
    });
    const patient = { id: "lw-waits", sex: "female", bornOn: "1990-01-01", jurisdiction: "EU" };
    const admitted = await post("/patients", { record: { record: 1, patient, facts } });
    expect(admitted.statusCode, admitted.body.slice(0, 500)).toBe(201);
    const interim = "alemtuzumab-eu@2019-04-interim";
    const ask = async (language: string, from: string) => {
      const url = at(`/protocols/${interim}/effects?from=${from}`);
      const answer = await server.as(neurologist, { method: "GET", url, headers: { "accept-language": language } });
      return answer.json<AdoptionEffectsJson>();
    };
    const english = await ask("en", "2027-01-15");
    expect([english.looked, english.elsewhere]).toEqual([2, 1]);
    expect(english.answers).toEqual([{ before: "yes", after: "no", people: 1 }]);
    const found = english.affected[0]!;
    expect([found.patient, found.isWorkChanged]).toEqual(["lw-waits", true]);
    expect(found.candidacy?.decided.after.map(({ name }) => name)).toEqual([
      "Highly active despite two therapies",
      "No other therapy is suitable",
    ]);
    const spanish = await ask("es", "2026-11-21");
    expect(spanish.affected[0]!.candidacy?.decided.after.map(({ key }) => key)).toEqual(
      found.candidacy?.decided.after.map(({ key }) => key),
    );
    expect(spanish.affected[0]!.candidacy?.decided.after[0]?.name).not.toBe("Highly active despite two therapies");
  });

  test("says which layer answers otherwise where the whole stays, and why, in the language of the reader", async () => {
    const facts = factsOf("2026-11-21", {
      without: ["drug-fingolimod"],
      answers: { "other-therapies-unsuitable": "no" },
    });
    const patient = { id: "lw-gb", sex: "female", bornOn: "1990-01-01", jurisdiction: "GB" };
    expect((await post("/patients", { record: { record: 1, patient, facts } })).statusCode).toBe(201);
    const url = at("/protocols/alemtuzumab-gb-nice@2019-04/effects?from=2026-11-21");
    const answer = await server.as(neurologist, { method: "GET", url, headers: { "accept-language": "es" } });
    const [found] = answer.json<AdoptionEffectsJson>().affected;
    expect(found).toMatchObject({ isWorkChanged: true, candidacy: { before: "yes", after: "yes" } });
    const [layer, ...others] = found!.candidacy!.layers;
    expect(others).toEqual([]);
    expect(layer).toMatchObject({ layer: "reimbursement", before: "yes", after: "no" });
    const names = layer!.decided.after.map(({ name }) => name);
    expect(names).toHaveLength(2);
    expect(names).not.toContain("Highly active despite two therapies");
  });

  test("shows no name to who may see none", async () => {
    await admit("lw-1");
    const researcher = await server.person(clinic, ["researcher"]);
    const { affected } = await get<AdoptionEffectsJson>(`/protocols/${older}/effects?from=2026-11-21`, researcher);
    expect(affected.map(({ called }) => called)).toEqual([null]);
  });

  test("is what the answers are once the version is adopted; taking it back makes them as before", async () => {
    await admit("lw-1");
    const dates = async () => {
      const { page } = await get<{ page: { next: { rule: string; dueOn: string }[] } }>("/patients/lw-1");
      return new Map(page.next.map(({ rule, dueOn }) => [rule, dueOn]));
    };
    const before = await dates();
    const { affected } = await get<AdoptionEffectsJson>(`/protocols/${older}/effects?from=2026-11-21`);
    const said = { from: "2026-11-21", reason: "Agreed in the meeting" };
    const adopted = await post(`/protocols/${older}/adoption`, said, { "if-match": '"1"' });
    expect(adopted.json()).toEqual({ version: 2 });
    const { rulesVersion, protocols } = await get<Listed>("/protocols");
    const listed = protocols.find(({ name }) => name === older);
    expect([rulesVersion, listed?.inForceIn, listed?.adopted]).toEqual([
      2,
      ["EU"],
      { from: "2026-11-21", by: "Nils Neurologist", reason: "Agreed in the meeting" },
    ]);
    const after = await dates();
    const told = affected[0]!.rules.flatMap(({ rule, after: asked }) =>
      asked.nextOn === null ? [] : [[rule, asked.nextOn]],
    );
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter(([rule, on]) => after.has(rule!) && after.get(rule!) !== on)).toEqual([]);
    const late = await post(`/protocols/${older}/adoption`, said, { "if-match": '"1"' });
    expect(late.json()).toMatchObject({ type: "/problems#record-changed" });
    const ended = await post(`/protocols/${older}/adoption/end`, { reason: "A mistake" }, { "if-match": '"2"' });
    expect(ended.statusCode, ended.body).toBe(200);
    expect(await dates()).toEqual(before);
  });
});

describe("the clinic in figures", () => {
  test("counts everybody once, and what was due adds up", async () => {
    for (const id of ["lw-1", "lw-2"]) await admit(id);
    const figures = await get<CohortFiguresJson>("/cohort");
    expect(figures).toMatchObject({
      asOf: "2026-11-21",
      from: "2025-12",
      through: "2026-11",
      people: 2,
      notAssessed: 0,
    });
    expect(figures.states.reduce((sum, { people }) => sum + people, 0)).toBe(2);
    const { all, rules } = figures.adherence;
    expect(all.total.due).toBe(rules.reduce((sum, { total }) => sum + total.due, 0));
    expect(all.total.due).toBeGreaterThan(0);
    const { due, inTime, late, missed, overdue, waived } = all.total;
    expect(inTime + late + missed + overdue + waived).toBe(due);
  });

  test("is for those who may read reports", async () => {
    const pharmacist = await server.person(clinic, ["pharmacist"]);
    expect((await server.as(pharmacist, { method: "GET", url: at("/cohort") })).statusCode).toBe(403);
  });

  test("of months that are none is refused", async () => {
    const answer = await server.as(neurologist, { method: "GET", url: at("/cohort?from=2026-13") });
    expect(answer.json()).toMatchObject({ type: "/problems#request-invalid" });
  });
});
