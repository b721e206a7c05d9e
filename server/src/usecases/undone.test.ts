import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addFacts, type FactToKeep } from "../db/facts.ts";
import { advance, findPatient, lockPatient } from "../db/patients.ts";
import { inClinic } from "../db/transaction.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { nurseAt } from "../testing/scope.ts";
import { admitPatient } from "./admit-patient.ts";
import { changeHeader } from "./change-header.ts";
import { loadRecord, rawRecord } from "./record.ts";
import { recordFacts } from "./record-facts.ts";

let database: TestDatabase;
const ada = JSON.parse(readFileSync(path.join(import.meta.dirname, "../../../examples/ada.json"), "utf8"));
const call = (minute: number) => ({
  kind: "contact-made",
  contactedAt: `2026-11-21T09:0${minute}:00Z`,
  channel: "telephone",
  outcome: "reached",
});

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test("what an undone transaction wrote and read again is not remembered under the version that another then makes", async () => {
  const clinic = await addClinic(database);
  const run = <T>(work: (tx: Parameters<typeof loadRecord>[0]) => Promise<T>) =>
    inClinic(database.app, nurseAt(clinic, "2026-11-21T10:00:00Z"), work);
  await run((tx) => admitPatient(tx, ada));
  const undone = run(async (tx) => {
    await recordFacts(tx, "lw-0001", [call(1)]);
    await recordFacts(tx, "lw-0001", [call(2)]);
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  // As another node would: this process learns of it only by the version.
  await run(async (tx) => {
    const head = (await lockPatient(tx, "lw-0001"))!;
    const content = { ...call(3), id: "call-3", recordedAt: "2026-11-21T10:00:00Z" } as FactToKeep["content"];
    await addFacts(tx, await advance(tx, head, tx.at), [
      { id: "call-3", occurredOn: undefined, recordedAt: tx.at, content },
    ]);
  });
  const [kept, raw] = await run(async (tx) => {
    const head = (await lockPatient(tx, "lw-0001"))!;
    return [await loadRecord(tx, head), await rawRecord(tx, "lw-0001")];
  });
  expect(kept!.facts.map(({ id }) => id)).toEqual(raw!.facts.map(({ id }) => id));
});

test("who only reads gets the record of the version that they saw, whoever writes meanwhile", async () => {
  const clinic = await addClinic(database);
  const run = <T>(work: (tx: Parameters<typeof loadRecord>[0]) => Promise<T>) =>
    inClinic(database.app, nurseAt(clinic, "2026-11-21T10:00:00Z"), work);
  await run((tx) => admitPatient(tx, ada));
  const seen = await run(async (tx) => {
    const head = (await findPatient(tx, "lw-0001"))!;
    await run((other) => recordFacts(other, "lw-0001", [call(1)]));
    await run((other) => changeHeader(other, "lw-0001", { ...ada.patient, sex: "male" }, undefined));
    return loadRecord(tx, head);
  });
  expect(seen.facts).toHaveLength(ada.facts.length);
  expect(seen.patient.sex).toBe(ada.patient.sex);
  // What was read so must not stand in the way of what is written after.
  const after = await run((tx) => recordFacts(tx, "lw-0001", [call(2)]));
  expect(after).toMatchObject({ ok: true });
  const [kept, raw] = await run(async (tx) => [
    await loadRecord(tx, (await lockPatient(tx, "lw-0001"))!),
    await rawRecord(tx, "lw-0001"),
  ]);
  expect(kept!.facts.map(({ id }) => id)).toEqual(raw!.facts.map(({ id }) => id));
  expect(kept!.patient).toEqual(raw!.patient);
});

test("who only reads a patient of whom nothing is parsed yet, and who writes to them, do not wait for each other for ever", async () => {
  const clinic = await addClinic(database);
  const run = <T>(work: (tx: Parameters<typeof loadRecord>[0]) => Promise<T>) =>
    inClinic(database.app, nurseAt(clinic, "2026-11-21T10:00:00Z"), work);
  for (let round = 0; round < 10; round += 1) {
    const patient = `p-${round}`;
    await run((tx) => admitPatient(tx, { ...ada, patient: { ...ada.patient, id: patient, identifiers: [] } }));
    const read = () => run(async (tx) => loadRecord(tx, (await findPatient(tx, patient))!));
    const [a, written, b] = await Promise.all([read(), run((tx) => recordFacts(tx, patient, [call(round)])), read()]);
    expect(written).toMatchObject({ ok: true });
    for (const { facts } of [a, b]) expect([ada.facts.length, ada.facts.length + 1]).toContain(facts.length);
  }
});
