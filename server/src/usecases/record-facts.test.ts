import { readFileSync } from "node:fs";
import path from "node:path";
import { assess, compileRulebook, parseDay, parseRecord, type RecordJson, renderAssessment } from "@longwatch/core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { inClinic } from "../db/transaction.ts";
import { loadRules } from "../protocols/load.ts";
import { answerOf } from "../testing/answer.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { instant, nurseAt } from "../testing/scope.ts";
import { admitPatient } from "./admit-patient.ts";
import { recordJson } from "./record.ts";
import { recordFacts } from "./record-facts.ts";
import { showPatient } from "./show-patient.ts";

let database: TestDatabase;
let clinic: string;
const examples = path.join(import.meta.dirname, "../../../examples");
const ada = JSON.parse(readFileSync(path.join(examples, "ada.json"), "utf8")) as RecordJson;
const at = (moment: string) => nurseAt(clinic, moment);
const tsh = {
  kind: "result-reported",
  collectedOn: "2026-11-20",
  analyte: "tsh",
  value: 1.2,
  unit: "m[IU]/L",
  refLow: 0.4,
  refHigh: 4,
};

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  clinic = await addClinic(database);
  await inClinic(database.app, at("2026-11-19T09:00:00Z"), (tx) => admitPatient(tx, ada));
});

const add = (facts: readonly unknown[], moment = "2026-11-21T10:00:00Z", expected?: number) =>
  inClinic(database.app, at(moment), (tx) => recordFacts(tx, "lw-0001", facts, {}, expected));
const written = (knownAt?: string) =>
  inClinic(database.app, at("2026-11-21T12:00:00Z"), (tx) =>
    recordJson(tx, "lw-0001", { knownAt: knownAt === undefined ? undefined : instant(knownAt) }),
  );
const answer = async (options = {}, moment = "2026-11-21T12:00:00Z") => {
  return (await inClinic(database.app, at(moment), (tx) => answerOf(tx, "lw-0001", options)))!;
};

test("what is kept is what a file would hold, and the answer the command line's", async () => {
  const record = (await written())!;
  expect(record.patient).toEqual(ada.patient);
  expect(record.facts).toHaveLength(ada.facts.length);
  const rules = loadRules();
  if (!rules.ok) throw new Error("no rules");
  const parsed = parseRecord(record);
  if (!parsed.ok) throw new Error("not a record");
  const rulebook = compileRulebook(rules.value.protocols, rules.value.adoptions);
  const direct = renderAssessment(assess(parsed.value, rulebook, parseDay("2026-11-21")!));
  expect(await answer()).toEqual(JSON.parse(JSON.stringify(direct)));
});

test("a fact is acknowledged once, however often it is sent", async () => {
  const first = await add([tsh]);
  const again = await add([tsh, tsh], "2026-11-21T11:00:00Z");
  expect(first).toMatchObject({ ok: true, value: { version: 2, added: 1 } });
  expect(again).toMatchObject({ ok: true, value: { version: 2, added: 0 } });
  expect((await written())!.facts).toHaveLength(ada.facts.length + 1);
});

test("a late test's task ends with its result, in the same transaction", async () => {
  expect((await answer()).tasks.map(({ about }) => about)).toContain("monitor.tsh/2/4");
  await add([tsh]);
  expect((await answer()).tasks.map(({ about }) => about)).not.toContain("monitor.tsh/2/4");
});

test("one bad fact among good ones: nothing is written, and each problem is told", async () => {
  const result = await add([tsh, { ...tsh, unit: "parsecs" }, { kind: "nonsense" }, 7]);
  expect(result).toMatchObject({ ok: false });
  if (result === undefined || result.ok) throw new Error("accepted");
  expect(result.issues.map((issue) => issue.at)).toEqual(expect.arrayContaining(["/1/unit", "/2/kind", "/3"]));
  expect((await written())!.facts).toHaveLength(ada.facts.length);
});

test("a correction that corrects itself in a circle is told at its place among all that were given", async () => {
  await add([tsh]);
  const result = await add([tsh, { ...tsh, value: 2, id: "x", supersedes: "x" }]);
  expect(result).toMatchObject({ ok: false, issues: [{ code: "fact-reference-unknown", at: "/1/supersedes" }] });
});

test("another content under a kept id is an issue", async () => {
  await add([{ ...tsh, id: "tsh-1" }]);
  expect(await add([{ ...tsh, id: "tsh-1", value: 9 }])).toMatchObject({
    ok: false,
    issues: [{ code: "fact-id-conflict", at: "/0/id" }],
  });
});

test("who has seen another version is refused", async () => {
  expect(await add([tsh], undefined, 7)).toMatchObject({ ok: false, issues: [{ code: "record-changed" }] });
  expect(await add([tsh], undefined, 1)).toMatchObject({ ok: true });
});

test("the past can be shown as it was known", async () => {
  await add([tsh], "2026-11-21T10:00:00Z");
  expect((await written("2026-11-21T09:59:59Z"))!.facts).toHaveLength(ada.facts.length);
  expect((await written("2026-11-21T10:00:00Z"))!.facts).toHaveLength(ada.facts.length + 1);
  expect(await written("2026-11-18T00:00:00Z")).toBeUndefined();
  const then = await answer({ knownAt: instant("2026-11-21T09:59:59Z") });
  expect(then.tasks.map(({ about }) => about)).toContain("monitor.tsh/2/4");
  const { rows } = await database.owner.pool.query(
    "select count(*)::int as n from facts_known_at('2026-11-21T09:59:59Z') where clinic_id = $1",
    [clinic],
  );
  expect(rows).toEqual([{ n: ada.facts.length }]);
});

test("a clock that is set back does not reorder what was learned", async () => {
  await add([tsh], "2026-11-21T10:00:00Z");
  await add([{ ...tsh, value: 2 }], "2026-11-20T10:00:00Z");
  const facts = (await written())!.facts.filter(
    (fact) => fact.kind === "result-reported" && fact.collectedOn === "2026-11-20",
  );
  expect(facts.map((fact) => fact.recordedAt).toSorted()).toEqual(
    ["2026-11-21T10:00:00Z", "2026-11-21T10:00:00.001Z"].toSorted(),
  );
});

test("two who write at once are both kept", async () => {
  const results = await Promise.all(Array.from({ length: 8 }, (_, i) => add([{ ...tsh, value: i + 1 }])));
  expect(results.map((one) => one?.ok)).toEqual(Array(8).fill(true));
  expect((await written())!.facts).toHaveLength(ada.facts.length + 8);
});

test("facts are never changed or removed, not even by their owner", async () => {
  const change = (statement: string) => database.owner.pool.query(statement);
  await expect(change("update fact set kind = 'x'")).rejects.toThrow(/never changed/);
  await expect(change("delete from fact")).rejects.toThrow(/never changed/);
  await expect(
    inClinic(database.app, at("2026-11-21T10:00:00Z"), ({ query }) => query.deleteFrom("fact").execute()),
  ).rejects.toThrow(/permission denied/);
});

test("a patient whom the clinic does not have", async () => {
  const nobody = await inClinic(database.app, at("2026-11-21T10:00:00Z"), async (tx) => [
    await recordFacts(tx, "nobody", [tsh]),
    await showPatient(tx, "nobody"),
    await answerOf(tx, "nobody"),
  ]);
  expect(nobody).toEqual([undefined, undefined, undefined]);
});

test("a patient is admitted once, and an identifier is one person's", async () => {
  const admit = (record: unknown) =>
    inClinic(database.app, at("2026-11-21T10:00:00Z"), (tx) => admitPatient(tx, record));
  expect(await admit(ada)).toMatchObject({
    ok: false,
    issues: [
      { code: "patient-known", at: "/patient/id" },
      ...(ada.patient.identifiers ?? []).map(() => expect.anything()),
    ].slice(0, 1),
  });
  const identifiers = [{ system: "urn:test", value: "1" }];
  const someone = (id: string) => ({ record: 1, patient: { ...ada.patient, id, identifiers }, facts: [] });
  expect(await admit(someone("a"))).toMatchObject({ ok: true });
  expect(await admit(someone("b"))).toMatchObject({
    ok: false,
    issues: [{ code: "patient-known", at: "/patient/identifiers/0" }],
  });
});

test("dropping the cache changes nothing but time", async () => {
  const [before, page] = [
    await answer(),
    await inClinic(database.app, at("2026-11-21T12:00:00Z"), (tx) => showPatient(tx, "lw-0001")),
  ];
  await database.owner.pool.query("truncate assessment, worklist_item, record_snapshot");
  expect(await inClinic(database.app, at("2026-11-21T12:00:00Z"), (tx) => showPatient(tx, "lw-0001"))).toEqual(page);
  expect(await answer()).toEqual(before);
});

test("what was written is kept to the letter, also where a text was cut in the middle of a sign", async () => {
  const comments = ["cut \ud83d", "a\u0000b", "\u00e9 1.50 \\"];
  const done = await add([{ ...tsh, comments }]);
  expect(done).toMatchObject({ ok: true });
  const kept = (await written())!.facts.find((fact) => "comments" in fact) as { comments: string[] };
  expect(kept.comments).toEqual(comments);
});
