import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { RecordJson } from "@longwatch/core";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { recordEvent } from "../audit/record.ts";
import { sealAll } from "../audit/seal.ts";
import { inClinic } from "../db/transaction.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { instant, nurseAt } from "../testing/scope.ts";
import { acceptTransfer } from "../usecases/accept-transfer.ts";
import { admitPatient } from "../usecases/admit-patient.ts";
import { offerTransfer } from "../usecases/offer-transfer.ts";
import { recordFacts } from "../usecases/record-facts.ts";
import { turnDay } from "../usecases/turn-day.ts";
import { type VerifyOptions, verify } from "./verify.ts";

let database: TestDatabase;
let clinic: string;
const folder = path.join(import.meta.dirname, "../../../examples");
const records = readdirSync(folder)
  .filter((file) => /^(ada|farah|hugo)\.json$/.test(file))
  .map((file) => JSON.parse(readFileSync(path.join(folder, file), "utf8")) as RecordJson);
const noon = instant("2026-11-21T12:00:00Z");
const call = { kind: "contact-made", contactedAt: "2026-11-21T09:00:00Z", channel: "telephone", outcome: "reached" };

beforeEach(async () => {
  database = await testDatabase();
  clinic = await addClinic(database);
  for (const record of records) {
    await inClinic(database.app, nurseAt(clinic, "2026-11-20T09:00:00Z"), (tx) =>
      admitPatient(tx, record, "as-stated"),
    );
  }
  await inClinic(database.app, nurseAt(clinic, "2026-11-21T09:30:00Z"), async (tx) => {
    await recordFacts(tx, "lw-0001", [call]);
    await recordEvent(tx, { action: "fact.add", object: "lw-0001" });
  });
  await sealAll(database.app, [clinic], noon);
});
afterEach(() => database.close());

const check = (options: VerifyOptions = {}, at = noon) => verify(database.sentinel, at, options);

async function tamper(sql: string): Promise<void> {
  const client = new pg.Client({ ...database.at("postgres"), options: "-c search_path=longwatch" });
  await client.connect();
  try {
    await client.query("set session_replication_role = replica");
    await client.query(sql);
  } finally {
    await client.end();
  }
}

test("a database that nobody touched has nothing to report, after a transfer there and back too", async () => {
  const other = await addClinic(database, "Other");
  const move = async (from: string, to: string, at: string) => {
    const offer = await inClinic(database.app, nurseAt(from, at), (tx) => offerTransfer(tx, "lw-0001", to, "moves"));
    if (offer?.ok !== true) throw new Error(JSON.stringify(offer));
    const done = await inClinic(database.app, nurseAt(to, at), (tx) => acceptTransfer(tx, offer.value, "IE"));
    if (done?.ok !== true) throw new Error(JSON.stringify(done));
  };
  await move(clinic, other, "2026-11-21T10:00:00Z");
  await move(other, clinic, "2026-11-21T11:00:00Z");
  await sealAll(database.app, [clinic, other], noon);
  const report = await check();
  expect(report.findings).toEqual([]);
  expect(report.clinics.map(({ patients }) => patients).toSorted((a, b) => a - b)).toEqual([1, records.length]);
  expect(report.clinics.find((one) => one.clinic === clinic)!.facts).toBeGreaterThan(
    records.flatMap(({ facts }) => facts).length,
  );
});

const inFact = "where patient_id = 'lw-0001' and kind = 'contact-made' and recorded_at > '2026-11-21'";
test.each([
  [
    "record",
    "a fact's content",
    `update fact set content = replace(content::text, 'reached', 'not reached')::json ${inFact}`,
  ],
  ["record", "a fact's id", `update fact set fact_id = 'x' ${inFact}`],
  ["record", "a fact's day", `update fact set occurred_on = occurred_on + 1 ${inFact}`],
  [
    "record",
    "a fact's moment of recording",
    `update fact set recorded_at = recorded_at + interval '1 second' ${inFact}`,
  ],
  ["record", "a fact's kind", `update fact set kind = 'step-done' ${inFact}`],
  ["record", "a fact that is none", `update fact set content = '{"kind":"nothing"}' ${inFact}`],
  [
    "record",
    "a header of another",
    "update patient_header set content = content || '{\"id\":\"x\"}' where patient_id = 'lw-0001'",
  ],
  ["versions", "a fact that is gone", `delete from fact ${inFact}`],
  ["versions", "a head that was turned back", "update patient set record_version = 1 where patient_id = 'lw-0001'"],
  ["orphan", "a patient who is gone", "delete from patient where patient_id = 'lw-0001'"],
  [
    "orphan",
    "a line of the worklist that is nobody's",
    "update worklist_item set patient_id = 'nobody' where ctid = (select min(ctid) from worklist_item)",
  ],
  ["guard", "security that is not forced", "alter table fact no force row level security"],
  ["guard", "a trigger that was switched off", "alter table fact disable trigger never_changed"],
  ["guard", "a trigger that is gone", "drop trigger never_emptied on audit_event"],
  ["guard", "a policy that is gone", "drop policy of_clinic on notice"],
  ["chain", "an event", "update audit_event set object = 'x' where position = 1"],
])("%s: %s is found", async (kind, _, sql) => {
  await tamper(sql);
  const { findings } = await check();
  expect(findings.map((one) => one.check)).toContain(kind);
});

test("a tail that nobody seals is found after a minute", async () => {
  await inClinic(database.app, nurseAt(clinic, "2026-11-21T12:00:00Z"), (tx) =>
    recordEvent(tx, { action: "patient.read", object: "lw-0001" }),
  );
  expect((await check({}, instant("2026-11-21T12:01:00Z"))).findings).toEqual([]);
  expect((await check({}, instant("2026-11-21T12:01:01Z"))).findings).toMatchObject([{ check: "tail", clinic }]);
});

test("a chain that was rewritten is found by a head that was kept", async () => {
  const kept = new Map([[clinic, [{ position: 1, hash: "0".repeat(64) }]]]);
  const { findings } = await check({ kept });
  expect(findings.map((one) => one.check)).toEqual(["chain"]);
});

test("what is kept and is not what the facts give is found, without its content", async () => {
  await turnDay(database.app, nurseAt(clinic, "2026-11-21T12:00:00Z"));
  await tamper("update assessment set page = '{\"asOf\":\"2026-11-21\"}' where patient_id = 'lw-0001'");
  expect((await check()).findings).toEqual([
    { check: "cache", clinic, patient: "lw-0001", what: "kept otherwise than computed: page" },
  ]);
});
