import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { RecordJson } from "@longwatch/core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { inClinic } from "../db/transaction.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { nurseAt } from "../testing/scope.ts";
import { admitPatient } from "./admit-patient.ts";
import { recordFacts } from "./record-facts.ts";
import { ensureTurned, showWorklist } from "./show-worklist.ts";
import { turnDay } from "./turn-day.ts";

let database: TestDatabase;
let clinic: string;
const folder = path.join(import.meta.dirname, "../../../examples");
const examples = readdirSync(folder)
  .filter((file) => /^[a-z]+\.json$/.test(file))
  .map((file) => JSON.parse(readFileSync(path.join(folder, file), "utf8")) as RecordJson);
const at = (moment: string) => nurseAt(clinic, moment);

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  clinic = await addClinic(database);
  for (const one of examples) await inClinic(database.app, at("2026-03-01T09:00:00Z"), (tx) => admitPatient(tx, one));
});

const list = async (moment: string) =>
  (await inClinic(database.app, at(moment), (tx) => showWorklist(tx, { setAside: "in" }, "", 500))).lines;
const emptied = () => database.owner.pool.query("delete from worklist_item where clinic_id = $1", [clinic]);
const forgotten = async () => {
  await database.owner.pool.query("delete from assessment where clinic_id = $1", [clinic]);
  await emptied();
};

test("after a missed half-year the list is what a recomputation from scratch gives", async () => {
  const late = "2026-09-14T07:00:00Z";
  await ensureTurned(database.app, at(late));
  const kept = await list(late);
  await forgotten();
  expect((await turnDay(database.app, at(late))).assessed).toBe(examples.length);
  expect(await list(late)).toEqual(kept);
  expect(kept.length).toBeGreaterThan(5);
});

test("a turn touches only those whose next change has come", async () => {
  const first = await turnDay(database.app, at("2026-03-01T10:00:00Z"));
  expect(first.assessed).toBe(0);
  const { rows } = await database.owner.pool.query<{ n: number; on: string }>(
    "select min(next_change_on)::text as on, count(*) filter (where next_change_on = (select min(next_change_on) from assessment where clinic_id = $1))::int as n from assessment where clinic_id = $1",
    [clinic],
  );
  const { n, on } = rows[0]!;
  const before = new Date(Date.parse(`${on}T12:00:00Z`) - 86_400_000).toISOString();
  expect((await turnDay(database.app, at(before))).assessed).toBe(0);
  expect((await turnDay(database.app, at(`${on}T12:00:00Z`))).assessed).toBe(n);
});

test("several workers share a turn and do nothing twice", async () => {
  await forgotten();
  const shares = await Promise.all([
    turnDay(database.app, at("2026-05-01T10:00:00Z"), { share: { number: 0, of: 2 } }),
    turnDay(database.app, at("2026-05-01T10:00:00Z"), { share: { number: 1, of: 2 } }),
  ]);
  expect(shares[0]!.assessed + shares[1]!.assessed).toBe(examples.length);
  expect((await turnDay(database.app, at("2026-05-01T10:00:00Z"))).assessed).toBe(0);
});

test("a turn that is stopped is taken up again", async () => {
  await forgotten();
  let asked = 0;
  const cut = await turnDay(database.app, at("2026-05-01T10:00:00Z"), { isOver: () => ++asked > 1 });
  expect(cut.assessed).toBeGreaterThan(0);
  expect(cut.assessed).toBeLessThan(examples.length);
  const rest = await turnDay(database.app, at("2026-05-01T10:00:00Z"));
  expect(rest.assessed).toBe(examples.length - cut.assessed);
});

test("lines come most urgent first, then oldest, and pages join without a gap", async () => {
  const whole = await list("2026-03-01T10:00:00Z");
  const order = ["IMMEDIATE", "24H", "7D", "ROUTINE"];
  const places = whole.map((line) => `${order.indexOf(line.urgency)} ${line.openedOn}`);
  expect(places).toEqual(places.toSorted());
  const pages: string[] = [];
  for (let after: string | undefined = ""; after !== undefined; ) {
    const from: string = after;
    const page = await inClinic(database.app, at("2026-03-01T10:00:00Z"), (tx) =>
      showWorklist(tx, { setAside: "in" }, from, 3),
    );
    pages.push(...page.lines.map((line) => `${line.patient} ${line.key}`));
    after = page.next;
  }
  expect(pages).toEqual(whole.map((line) => `${line.patient} ${line.key}`));
});

test("what is set aside comes back on its day", async () => {
  const moment = "2026-03-01T10:00:00Z";
  const target = (await list(moment)).find(
    (line) => /^(ROUTINE|7D)$/.test(line.urgency) && (line.deadlineOn ?? "9") > "2026-03-03",
  )!;
  const snooze = { kind: "task-acted", task: target.key, action: "snooze", until: "2026-03-02", reason: "holiday" };
  await inClinic(database.app, at(moment), (tx) => recordFacts(tx, target.patient, [snooze]));
  const shown = async (when: string) => {
    await ensureTurned(database.app, at(when));
    const { lines } = await inClinic(database.app, at(when), (tx) =>
      showWorklist(tx, { patient: target.patient }, "", 100),
    );
    return lines.some((line) => line.key === target.key);
  };
  expect(await shown(moment)).toBe(false);
  expect(await shown("2026-03-03T08:00:00Z")).toBe(true);
});
