import { afterAll, beforeAll, expect, test } from "vitest";
import { findPatient } from "../db/patients.ts";
import { inClinic } from "../db/transaction.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { exampleRecord } from "../testing/people.ts";
import { nurseAt } from "../testing/scope.ts";
import { admitPatient } from "./admit-patient.ts";
import { checkFacts } from "./check-facts.ts";
import { recordFacts } from "./record-facts.ts";

let database: TestDatabase;
let clinic: string;
const patient = "lw-0001";
const other = () => {
  const ada = exampleRecord("ada");
  return { ...ada, patient: { ...ada.patient, id: "lw-0002", identifiers: [] } };
};
beforeAll(async () => {
  database = await testDatabase();
  clinic = await addClinic(database);
  await inClinic(database.app, nurseAt(clinic, "2026-11-19T09:00:00Z"), (tx) => admitPatient(tx, exampleRecord("ada")));
  await inClinic(database.app, nurseAt(clinic, "2026-11-19T09:00:00Z"), (tx) => admitPatient(tx, other()));
});
afterAll(() => database.close());

const within = <T>(work: Parameters<typeof inClinic<T>>[2]) =>
  inClinic(database.app, nurseAt(clinic, "2026-11-21T10:00:00Z"), work);
const platelets = (value: number) => ({
  kind: "result-reported",
  collectedOn: "2026-11-20",
  analyte: "platelets",
  value,
  unit: "10*9/L",
});
const check = (...facts: readonly object[]) => within((tx) => checkFacts(tx, patient, facts));
const head = () => within((tx) => findPatient(tx, patient));

test("says what would be opened, how each number reads, and writes nothing", async () => {
  const before = await head();
  const checked = await check(platelets(62), platelets(201), {
    kind: "step-done",
    doneOn: "2026-11-20",
    step: "counselling",
  });
  expect(checked).toMatchObject({
    ok: true,
    value: { added: 3, readings: [{ is: "low" }, { is: "inside" }, undefined] },
  });
  const opened = checked?.ok ? checked.value.opens.map(({ kind }) => kind) : [];
  expect(opened).toContain("signal");
  expect(await head()).toEqual(before);
});

test("what it says is what recording then does; a fact that is kept already adds nothing", async () => {
  const facts = [platelets(61)];
  const said = await check(...facts);
  const lines = async () =>
    (await within((tx) => recordFacts(tx, patient, []).then((all) => (all?.ok ? all.value.assessment.tasks : [])))).map(
      ({ key }) => key,
    );
  const before = await lines();
  await within((tx) => recordFacts(tx, patient, facts));
  const after = await lines();
  if (!said?.ok) throw new Error("refused");
  expect(said.value.opens.map(({ key }) => key).toSorted()).toEqual(
    after.filter((key) => !before.includes(key)).toSorted(),
  );
  expect(said.value.closes.map(({ key }) => key).toSorted()).toEqual(
    before.filter((key) => !after.includes(key)).toSorted(),
  );
  expect(await check(...facts)).toMatchObject({ ok: true, value: { added: 0, opens: [], closes: [] } });
});

test("a line that would be answered sooner is told, with how urgent it is and would be; once it is on file it raises nothing", async () => {
  const mild = { ...platelets(120), collectedOn: "2026-11-18" };
  await within((tx) => recordFacts(tx, "lw-0002", [mild]));
  const at = (fact: object) => within((tx) => checkFacts(tx, "lw-0002", [fact]));
  const worse = await at(platelets(12));
  if (!worse?.ok) throw new Error("refused");
  const lines = await within((tx) =>
    recordFacts(tx, "lw-0002", []).then((all) => (all?.ok ? all.value.assessment.tasks : [])),
  );
  const signal = lines.find(({ kind }) => kind === "signal")!;
  expect(worse.value.raises).toMatchObject([
    { key: signal.key, kind: "signal", was: signal.urgency, urgency: "IMMEDIATE" },
  ]);
  expect(worse.value.raises[0]!.was).not.toBe("IMMEDIATE");
  expect(worse.value.opens.map(({ key }) => key)).not.toContain(signal.key);
  await within((tx) => recordFacts(tx, "lw-0002", [platelets(12)]));
  expect(await at(platelets(12))).toMatchObject({ ok: true, value: { raises: [] } });
});

test("says everything that is wrong, and knows no stranger", async () => {
  expect(await check(platelets(62), { ...platelets(1), unit: "g/L" })).toMatchObject({
    ok: false,
    issues: [{ code: "unit-unfit", at: "/1/unit" }],
  });
  expect(await within((tx) => checkFacts(tx, "nobody", []))).toBeUndefined();
});
