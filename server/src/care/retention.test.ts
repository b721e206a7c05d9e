import { readFileSync } from "node:fs";
import path from "node:path";
import type { RecordJson } from "@longwatch/core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addPolicy } from "../db/policies.ts";
import { inClinic } from "../db/transaction.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { nurseAt } from "../testing/scope.ts";
import { admitPatient } from "../usecases/admit-patient.ts";
import { recordFacts } from "../usecases/record-facts.ts";
import { parseRetention, proposeErasures, type RetentionPolicy } from "./retention.ts";

let database: TestDatabase;
let clinic: string;
const example = (name: string) =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, `../../../examples/${name}.json`), "utf8")) as RecordJson;
const hugo = example("hugo");
const ada = example("ada");
const ended = hugo.facts.find((fact) => fact.kind === "follow-up-ended") as { endedOn: string; id?: string };

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  clinic = await addClinic(database);
  for (const one of [hugo, ada])
    await inClinic(database.app, nurseAt(clinic, "2026-01-01T09:00:00Z"), (tx) => admitPatient(tx, one));
});

const adopt = (policy: RetentionPolicy, version = 1, from = "2026-01-01") =>
  inClinic(database.app, nurseAt(clinic, "2026-01-02T09:00:00Z"), (tx) =>
    addPolicy(tx, "retention", version, from, policy),
  );
const proposed = (day: string) => inClinic(database.app, nurseAt(clinic, `${day}T12:00:00Z`), proposeErasures);
const tenYearsOn = `${Number(ended.endedOn.slice(0, 4)) + 10}${ended.endedOn.slice(4)}`;
const nextDay = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

test("a record is proposed on the day after its years have passed, and not before", async () => {
  await adopt({ yearsAfterWatch: 10 });
  expect(await proposed(tenYearsOn)).toEqual([]);
  expect(await proposed(nextDay(tenYearsOn))).toEqual([
    { patient: hugo.patient.id, because: "watch-ended", endedOn: ended.endedOn, keptThrough: tenYearsOn },
  ]);
});

test("nobody is proposed without a policy, by one for other ends, or before it is in force", async () => {
  expect(await proposed("2090-01-01")).toEqual([]);
  await adopt({ yearsAfterDeath: 1 });
  expect(await proposed("2090-01-01")).toEqual([]);
  await adopt({ yearsAfterWatch: 1 }, 2, "2091-01-01");
  expect(await proposed("2090-01-01")).toEqual([]);
  expect(await proposed("2091-01-01")).toHaveLength(1);
});

test("an end that was taken back, and one that never took effect, end nothing", async () => {
  await adopt({ yearsAfterWatch: 1, yearsAfterDeath: 1, yearsAfterHandOver: 1 });
  const add = (patient: string, fact: object) =>
    inClinic(database.app, nurseAt(clinic, "2026-02-01T09:00:00Z"), (tx) => recordFacts(tx, patient, [fact]));
  await add(ada.patient.id, { kind: "follow-up-ended", endedOn: "2026-01-10", reason: "handed-over", by: "x" });
  expect((await proposed("2090-01-01")).map(({ patient }) => patient)).toEqual([hugo.patient.id]);
  const { rows } = await database.owner.pool.query(
    "select fact_id from fact where clinic_id = $1 and patient_id = $2 and kind = 'follow-up-ended'",
    [clinic, hugo.patient.id],
  );
  await add(hugo.patient.id, { kind: "fact-retracted", fact: rows[0].fact_id, reason: "entered for another", by: "x" });
  expect(await proposed("2090-01-01")).toEqual([]);
  await add(ada.patient.id, { kind: "follow-up-ended", endedOn: "2026-01-20", reason: "died", by: "x" });
  expect(await proposed("2090-01-01")).toMatchObject([
    { patient: ada.patient.id, because: "died", endedOn: "2026-01-20" },
  ]);
});

test("a policy that cannot be read is refused with its place", () => {
  expect(parseRetention({ yearsAfterWatch: 0 })).toMatchObject({ ok: false, issues: [{ at: "/yearsAfterWatch" }] });
  expect(parseRetention({ years: 3 })).toMatchObject({ ok: false });
});
