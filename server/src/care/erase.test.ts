import { createReadStream, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { RecordJson } from "@longwatch/core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { caches } from "../db/copy.ts";
import { eraseRows, keptTables } from "../db/erasures.ts";
import { tombstones } from "../db/tombstones.ts";
import { type ClinicTx, inClinic, type Scope } from "../db/transaction.ts";
import { allRows, type EmptyDatabase, emptyDatabase, roles } from "../testing/care.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { instant } from "../testing/scope.ts";
import { admitPatient } from "../usecases/admit-patient.ts";
import { recordFacts } from "../usecases/record-facts.ts";
import { confirmErasure, requestErasure, withdrawErasure } from "../usecases/request-erasure.ts";
import type { BackupKey } from "./archive/key.ts";
import { unpacked } from "./archive/packed.ts";
import { backup } from "./backup.ts";
import { carryOutErasure, signedErasures } from "./erase.ts";
import { restore } from "./restore.ts";

let database: TestDatabase;
let clinic: string;
const key: BackupKey = { kind: "file", bytes: Buffer.alloc(32, 3) };
const folder = mkdtempSync(path.join(tmpdir(), "longwatch-erase-"));
const places: EmptyDatabase[] = [];
const records = ["ada", "bruno"].map(
  (name) =>
    JSON.parse(readFileSync(path.join(import.meta.dirname, `../../../examples/${name}.json`), "utf8")) as RecordJson,
);
const [ada, bruno] = records.map(({ patient }) => patient.id) as [string, string];
const as = (id: string, moment = "2026-11-21T10:00:00Z"): Scope => ({
  clinic,
  actor: { kind: "account", id },
  at: instant(moment),
});
const by = <T>(id: string, work: (tx: ClinicTx) => Promise<T>) => inClinic(database.app, as(id), work);

beforeAll(async () => {
  database = await testDatabase();
});
afterEach(async () => {
  for (const place of places.splice(0)) await place.close();
});
afterAll(() => database.close());

const messageIds = { adas: "", both: "", again: "", brunos: "" };
beforeEach(async () => {
  clinic = await addClinic(database);
  for (const record of records) await by("nurse", (tx) => admitPatient(tx, record));
  for (const [name, digest, like] of [
    ["adas", "d1", "c1"],
    // The same content under another number: it was never filed.
    ["again", "d4", "c1"],
    ["both", "d2", ""],
    ["brunos", "d3", ""],
  ] as const) {
    messageIds[name] = crypto.randomUUID();
    await by("feed", ({ query, at }) =>
      query
        .insertInto("raw_message")
        .values({
          clinic_id: clinic,
          message_id: messageIds[name],
          feed: "lab",
          received_at: new Date(at),
          received_by: "svc",
          media_type: "text/plain",
          digest,
          content: Buffer.from(name),
          content_digest: like,
        })
        .execute(),
    );
  }
  const call = (n: number) => ({
    kind: "contact-made",
    contactedAt: `2026-11-21T08:0${n}:00Z`,
    channel: "telephone",
    outcome: "reached",
  });
  for (const [patient, message, n] of [
    [ada, "adas", 1],
    [ada, "both", 2],
    [bruno, "both", 3],
    [bruno, "brunos", 4],
  ] as const) {
    await by("feed", (tx) => recordFacts(tx, patient, [call(n)], { message: messageIds[message] }));
  }
});

async function signed(): Promise<string> {
  const asked = await by("doctor", (tx) => requestErasure(tx, ada, "asked for by the patient"));
  if (asked?.ok !== true) throw new Error("not requested");
  const confirmed = await by("lead", (tx) => confirmErasure(tx, asked.value));
  expect(confirmed).toMatchObject({ ok: true });
  return asked.value;
}
const erase = (request: string) => carryOutErasure(database.owner, as("longwatch"), request);
const mine = (rows: readonly string[] | undefined) => rows!.filter((row) => row.includes(clinic));

test("a table that a later migration adds is erased too, with what hangs on it, unless it is kept by name", async () => {
  const own = await testDatabase();
  await own.owner.pool.query(`
    create table extra (clinic_id uuid, extra_id uuid, patient_id text, primary key (clinic_id, extra_id),
      foreign key (clinic_id, patient_id) references patient (clinic_id, patient_id));
    create table extra_part (clinic_id uuid, part_id int, extra_id uuid, primary key (clinic_id, part_id),
      foreign key (clinic_id, extra_id) references extra (clinic_id, extra_id));
    create trigger never_changed before update or delete on extra_part for each row execute function refuse_change()`);
  const home = await addClinic(own);
  for (const record of records) {
    await inClinic(own.app, { ...as("nurse"), clinic: home }, (tx) => admitPatient(tx, record));
  }
  await own.owner.pool.query(
    "insert into extra select clinic_id, gen_random_uuid(), patient_id from patient; insert into extra_part select clinic_id, row_number() over (), extra_id from extra",
  );
  const { counts } = await inClinic(own.owner, { ...as("longwatch"), clinic: home }, (tx) =>
    eraseRows(tx.query, home, ada),
  );
  expect(counts).toMatchObject({ extra: 1, extra_part: 1, patient: 1 });
  expect((await own.owner.pool.query("select patient_id from extra")).rows).toEqual([{ patient_id: bruno }]);
  expect((await own.owner.pool.query("select count(*)::int as n from extra_part")).rows).toEqual([{ n: 1 }]);
  await own.close();
});

test("what is kept names tables that exist", async () => {
  const { rows } = await database.owner.pool.query<{ name: string }>(
    "select table_name as name from information_schema.columns where table_schema = 'longwatch' and column_name = 'patient_id'",
  );
  for (const name of keptTables) expect(rows.map((row) => row.name)).toContain(name);
});

test("after two signatures all that is known of the patient goes, and nothing of anybody else", async () => {
  const before = await allRows(database.owner);
  const request = await signed();
  expect(await by("x", signedErasures)).toEqual([request]);
  const done = await erase(request);
  if (done?.ok !== true) throw new Error(JSON.stringify(done));
  const after = await allRows(database.owner);
  for (const table of ["fact", "patient", "patient_header", "patient_details", "patient_identifier"]) {
    expect(mine(after[table])).toEqual(mine(before[table]).filter((row) => !row.includes(ada)));
  }
  const left = mine(after["raw_message"]);
  expect([messageIds.adas, messageIds.again].some((id) => left.some((row) => row.includes(id)))).toBe(false);
  expect(left).toHaveLength(2);
  const facts = mine(before["fact"]).filter((row) => row.includes(ada)).length;
  expect(done.value).toMatchObject({
    patient: ada,
    requestedBy: "doctor",
    confirmedBy: "lead",
    why: "asked for by the patient",
    counts: { fact: facts, patient: 1, patient_header: 1, raw_message: 2, raw_message_kept: 1 },
  });
  for (const cache of caches) {
    const { rows } = await database.owner.pool.query(
      `select 1 from ${cache} where clinic_id = $1 and patient_id = $2`,
      [clinic, ada],
    );
    expect(rows).toEqual([]);
  }
  const events = mine(after["audit_event"]);
  for (const action of ["erasure.request", "erasure.confirm", "patient.erase"]) {
    expect(events.some((row) => row.includes(action) && row.includes(ada))).toBe(true);
  }
  expect(await erase(request)).toMatchObject({ ok: false, issues: [{ code: "erasure-refused" }] });
});

test("the digest is that of what went: the same rows give the same, one other byte another", async () => {
  const digests: string[] = [];
  for (const outcome of ["reached", "reached", "not reached"]) {
    const undone = inClinic(database.owner, as("longwatch"), async (tx) => {
      if (outcome !== "reached")
        await tx.query
          .updateTable("patient")
          .set({ record_version: 99 })
          .where("clinic_id", "=", clinic)
          .where("patient_id", "=", ada)
          .execute();
      digests.push((await eraseRows(tx.query, clinic, ada)).digest);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
  }
  expect(digests[0]).toBe(digests[1]);
  expect(digests[2]).not.toBe(digests[0]);
});

test("nothing goes with one signature, with the same person twice, or after a withdrawal", async () => {
  const asked = await by("doctor", (tx) => requestErasure(tx, ada, "asked for"));
  if (asked?.ok !== true) throw new Error();
  const refused = { ok: false, issues: [{ code: "erasure-refused" }] };
  expect(await erase(asked.value)).toMatchObject(refused);
  expect(await by("doctor", (tx) => confirmErasure(tx, asked.value))).toMatchObject(refused);
  await by("lead", (tx) => confirmErasure(tx, asked.value));
  await by("doctor", (tx) => withdrawErasure(tx, asked.value, "changed their mind"));
  expect(await erase(asked.value)).toMatchObject(refused);
  expect(await by("nurse", (tx) => recordFacts(tx, ada, []))).toMatchObject({ ok: true });
});

test("the database itself refuses a confirmation by whoever asked, under whatever name it gives", async () => {
  const asked = await by("doctor", (tx) => requestErasure(tx, ada, "asked for"));
  if (asked?.ok !== true) throw new Error();
  const forge = (requested_by: string, confirmed_by: string) =>
    by("doctor", ({ query, at }) =>
      query
        .insertInto("erasure_confirmation")
        .values({ clinic_id: clinic, request_id: asked.value, requested_by, confirmed_by, confirmed_at: new Date(at) })
        .execute(),
    );
  await expect(forge("doctor", "doctor")).rejects.toThrow(/check constraint/);
  await expect(forge("somebody", "doctor")).rejects.toThrow(/foreign key/);
});

test("the application cannot erase, whatever it sets", async () => {
  const request = await signed();
  await expect(carryOutErasure(database.app, as("longwatch"), request)).rejects.toThrow(/permission denied/);
});

test("an erased patient's id is not used again", async () => {
  await erase(await signed());
  await expect(by("nurse", (tx) => admitPatient(tx, records[0]))).rejects.toThrow(/erased/);
});

test("who was erased since a backup stays erased when it is restored", async () => {
  const where = path.join(folder, `${crypto.randomUUID()}.backup`);
  await backup(database.owner, where, key, instant("2026-11-21T09:00:00Z"));
  await erase(await signed());
  const list = await database.owner.query.transaction().execute(tombstones);
  for (const [erased, found] of [
    [list, 1],
    [[], 0],
  ] as const) {
    const place = await emptyDatabase(database);
    places.push(place);
    const done = await restore(place.to, unpacked(createReadStream(where), key), erased);
    expect(done).toMatchObject({ ok: true, value: { erasedAgain: found } });
    const rows = await allRows(place.as(roles.owner));
    expect(mine(rows["fact"]).some((row) => row.includes(ada))).toBe(found === 0);
    expect(mine(rows["tombstone"])).toHaveLength(found);
    expect(mine(rows["fact"]).some((row) => row.includes(bruno))).toBe(true);
  }
});

test("a backup made after an erasure is restored with its tombstone", async () => {
  await erase(await signed());
  const where = path.join(folder, `${crypto.randomUUID()}.backup`);
  await backup(database.owner, where, key, instant("2026-11-21T11:00:00Z"));
  const place = await emptyDatabase(database);
  places.push(place);
  expect((await restore(place.to, unpacked(createReadStream(where), key))).ok).toBe(true);
  expect(await allRows(place.as(roles.owner))).toEqual(await allRows(database.owner));
});
