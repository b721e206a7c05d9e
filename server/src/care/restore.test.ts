import { createReadStream, mkdtempSync, readdirSync, readFileSync, statSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { RecordJson } from "@longwatch/core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { recordEvent } from "../audit/record.ts";
import { sealAll } from "../audit/seal.ts";
import { copySettings } from "../db/copy.ts";
import { findPatient } from "../db/patients.ts";
import { inClinic } from "../db/transaction.ts";
import { answerAt, answerOf } from "../testing/answer.ts";
import { allRows, type EmptyDatabase, emptyDatabase, roles } from "../testing/care.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { instant, nurseAt } from "../testing/scope.ts";
import { admitPatient } from "../usecases/admit-patient.ts";
import { recordFacts } from "../usecases/record-facts.ts";
import type { BackupKey } from "./archive/key.ts";
import { unpacked } from "./archive/packed.ts";
import { writeArchive } from "./archive/write-archive.ts";
import { backup } from "./backup.ts";
import { restore } from "./restore.ts";

let database: TestDatabase;
const clinics: string[] = [];
const places: EmptyDatabase[] = [];
const key: BackupKey = { kind: "file", bytes: Buffer.alloc(32, 3) };
const at = instant("2026-11-21T10:00:00Z");
const folder = mkdtempSync(path.join(tmpdir(), "longwatch-care-"));
const examples = path.join(import.meta.dirname, "../../../examples");
const records = readdirSync(examples)
  .filter((file) => /^[a-z]+\.json$/.test(file))
  .map((file) => JSON.parse(readFileSync(path.join(examples, file), "utf8")) as RecordJson);

beforeAll(async () => {
  database = await testDatabase();
  for (const name of ["Here", "There"]) clinics.push(await addClinic(database, name));
  for (const clinic of clinics) {
    for (const record of records) {
      await inClinic(database.app, nurseAt(clinic, "2026-03-01T09:00:00Z"), async (tx) => {
        const { ok } = await admitPatient(tx, record);
        expect(ok).toBe(true);
        await recordEvent(tx, { action: "patient.add", object: record.patient.id });
        await tx.query
          .insertInto("raw_message")
          .values({
            clinic_id: clinic,
            message_id: crypto.randomUUID(),
            feed: "laboratory",
            received_at: new Date(at),
            received_by: "svc-1",
            media_type: "x-application/hl7-v2+er7",
            digest: `sha256:${record.patient.id}`,
            content: Buffer.from([0, 9, 10, 13, 92, 255]),
          })
          .execute();
      });
    }
    await sealAll(database.app, [clinic], at);
  }
  // An emergency access that another person has reviewed: its notice may be closed only because of the review.
  await database.owner.pool.query(`
    insert into account (account_id, address, display_name, created_at) values ('${ids[0]}', 'a@example.org', 'A', now()), ('${ids[1]}', 'b@example.org', 'B', now());
    insert into break_glass values ('${clinics[0]}', '${ids[2]}', '${ids[0]}', '${records[0]!.patient.id}', 'collapsed', now(), now() + interval '4 hours');
    insert into break_glass_review values ('${clinics[0]}', '${ids[2]}', '${ids[0]}', '${ids[1]}', now(), 'justified', '');
    insert into notice values ('${clinics[0]}', 'break-glass-review/${ids[2]}', 'break-glass-review', 'administrator', '7D', now(), '${ids[2]}', '{}');
    insert into notice_act values ('${clinics[0]}', 'break-glass-review/${ids[2]}', '${ids[3]}', now(), '${ids[1]}', 'done', '{}')`);
});
afterEach(async () => {
  for (const place of places.splice(0)) await place.close();
});
afterAll(() => database.close());

const ids = [0, 1, 2, 3].map(() => crypto.randomUUID());
const file = () => path.join(folder, `${crypto.randomUUID()}.backup`);
const opened = (from: string, by = key) => unpacked(createReadStream(from), by);
const place = async () => {
  const made = await emptyDatabase(database);
  places.push(made);
  return made;
};
const endSessions = (place: EmptyDatabase) =>
  place
    .as("postgres")
    .pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'longwatch_owner'",
    );
const add = (clinic: string, patient: string, n: number) =>
  inClinic(database.app, nurseAt(clinic, "2026-11-21T11:00:00Z"), async (tx) => {
    const fact = {
      kind: "contact-made",
      contactedAt: `2026-11-21T10:${String(n % 60).padStart(2, "0")}:00Z`,
      channel: "telephone",
      outcome: `call ${n}`,
    };
    const done = await recordFacts(tx, patient, [fact]);
    if (done?.ok !== true) throw new Error(JSON.stringify(done));
    await recordEvent(tx, { action: "fact.add", object: patient, detail: { facts: done.value.ids } });
  });

test("a restored database is the one that was backed up, row for row and answer for answer", async () => {
  const where = file();
  await backup(database.owner, where, key, at);
  expect(statSync(where).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  const into = await place();
  const done = await restore(into.to, opened(where));
  if (!done.ok) throw new Error(JSON.stringify(done.issues));
  expect(done.value.audit.map(({ events }) => events)).toEqual([records.length, records.length]);
  expect(await allRows(into.as(roles.owner))).toEqual(await allRows(database.owner));
  for (const clinic of clinics) {
    for (const { patient } of records) {
      const answers = [database.app, into.as(roles.app)].map((one) =>
        inClinic(one, nurseAt(clinic, "2026-11-21T12:00:00Z"), (tx) => answerOf(tx, patient.id)),
      );
      const [here, there] = await Promise.all(answers);
      expect(there).toBeDefined();
      expect(there).toEqual(here);
    }
  }
});

test("the policies and triggers are as forced as before, so that the application still sees one clinic alone", async () => {
  const where = file();
  await backup(database.owner, where, key, at);
  const into = await place();
  expect((await restore(into.to, opened(where))).ok).toBe(true);
  const { rows } = await into
    .as(roles.owner)
    .pool.query(
      "select relname from pg_class where relnamespace = 'longwatch'::regnamespace and relkind = 'r' and not relforcerowsecurity",
    );
  expect(rows).toEqual([{ relname: "migration" }]);
  const app = into.as(roles.app);
  expect(await app.query.selectFrom("fact").select("fact_id").execute()).toEqual([]);
  await expect(into.as(roles.owner).pool.query("delete from fact")).rejects.toThrow(/never changed/);
});

test("a backup that is made while the clinic works is of one moment: every act whole or not at all, and every answer as it was then", async () => {
  let isOver = false;
  let n = 0;
  const work = async (clinic: string, patient: string) => {
    while (!isOver) {
      n += 1;
      await add(clinic, patient, n);
      if (n % 5 === 0) await sealAll(database.app, [clinic], at);
    }
  };
  const working = clinics.flatMap((clinic) => records.slice(0, 2).map(({ patient }) => work(clinic, patient.id)));
  const where = file();
  for (const _ of [1, 2, 3]) await backup(database.owner, file(), key, at);
  await backup(database.owner, where, key, at);
  isOver = true;
  await Promise.all(working);
  expect(n).toBeGreaterThan(10);
  const into = await place();
  const done = await restore(into.to, opened(where));
  if (!done.ok) throw new Error(JSON.stringify(done.issues));
  // Each act raised the version by one, wrote one fact and one event.
  const { rows } = await into.as(roles.owner).pool.query<Restored>(`
    select p.clinic_id as clinic, p.patient_id as patient, p.record_version::int as version,
           (select max(record_version)::int from fact f where f.clinic_id = p.clinic_id and f.patient_id = p.patient_id) as fact,
           (select count(*)::int from audit_event e where e.clinic_id = p.clinic_id and e.object = p.patient_id) as events
    from patient p`);
  expect(rows).toHaveLength(clinics.length * records.length);
  const app = into.as(roles.app);
  for (const { clinic, patient, version, fact, events } of rows) {
    expect({ fact, events }).toEqual({ fact: version, events: version });
    const scope = nurseAt(clinic, "2026-11-21T12:00:00Z");
    // The clinic has gone on since: there the same version is asked for.
    const here = await inClinic(database.app, scope, async (tx) =>
      answerAt(tx, (await findPatient(tx, patient))!, version),
    );
    const there = await inClinic(app, scope, (tx) => answerOf(tx, patient));
    expect(there).toBeDefined();
    expect(there).toEqual(here);
  }
  expect(rows.some(({ version }) => version > 1)).toBe(true);
});

type Restored = { clinic: string; patient: string; version: number; fact: number; events: number };

test("a database that holds something is left as it is", async () => {
  const where = file();
  await backup(database.owner, where, key, at);
  const before = await allRows(database.owner);
  const done = await restore(database.at(roles.owner), opened(where));
  expect(done).toMatchObject({ ok: false, issues: [{ code: "database-not-empty" }] });
  expect(await allRows(database.owner)).toEqual(before);
});

test("what is cut off, opened with another key, or no backup leaves the place empty and usable", async () => {
  const whole = file();
  await backup(database.owner, whole, key, at);
  const into = await place();
  const cut = file();
  await backup(database.owner, cut, key, at);
  truncateSync(cut, statSync(cut).size - 20_000);
  expect(await restore(into.to, opened(cut))).toMatchObject({ ok: false, issues: [{ code: "backup-damaged" }] });
  const other: BackupKey = { kind: "file", bytes: Buffer.alloc(32, 4) };
  expect(await restore(into.to, opened(whole, other))).toMatchObject({ issues: [{ code: "backup-key-wrong" }] });
  expect(await restore(into.to, opened(path.join(examples, "ada.json")))).toMatchObject({
    issues: [{ code: "backup-unknown" }],
  });
  expect(Object.values(await allRows(into.as(roles.owner))).flat()).toEqual([]);
  expect((await restore(into.to, opened(whole))).ok).toBe(true);
});

test("an archive that ends half-way leaves nothing of its first half", async () => {
  const into = await place();
  const seen = new Set<string>();
  const half = async function* (): AsyncGenerator<Buffer> {
    const client = await database.owner.pool.connect();
    await client.query("begin");
    await client.query(copySettings);
    try {
      for await (const bytes of writeArchive(client, at, (table) => seen.add(table))) {
        if (seen.has("fact")) return;
        yield bytes;
      }
    } finally {
      await client.query("rollback");
      client.release();
    }
  };
  expect(await restore(into.to, half())).toMatchObject({ ok: false, issues: [{ code: "backup-damaged" }] });
  expect(seen.size).toBeGreaterThan(3);
  expect(Object.values(await allRows(into.as(roles.owner))).flat()).toEqual([]);
});

test("a restore whose connection is cut leaves the place empty", async () => {
  const where = file();
  await backup(database.owner, where, key, at);
  const into = await place();
  let isAtFacts = false;
  let isCut = false;
  const untilCut = async function* (): AsyncGenerator<Buffer> {
    for await (const bytes of opened(where)) {
      for (let from = 0; from < bytes.length; from += 512) {
        if (isAtFacts && !isCut) await endSessions(into);
        isCut = isAtFacts;
        yield bytes.subarray(from, from + 512);
      }
    }
  };
  const cut = restore(into.to, untilCut(), [], (table) => {
    isAtFacts ||= table === "fact";
  });
  await expect(cut).rejects.toThrow();
  expect(Object.values(await allRows(into.as(roles.owner))).flat()).toEqual([]);
});

test("a backup of a later schema is refused", async () => {
  const where = file();
  await database.owner.pool.query(
    "insert into migration (number, name, sha256) values (999, 'later', repeat('0', 64))",
  );
  await backup(database.owner, where, key, at);
  await database.owner.pool.query("delete from migration where number = 999");
  const into = await place();
  expect(await restore(into.to, opened(where))).toMatchObject({ ok: false, issues: [{ code: "backup-unknown" }] });
});

test("a backup whose audit chain was broken before it was made says so, and is not restored", async () => {
  const client = await database.owner.pool.connect();
  await client.query("begin");
  await client.query(copySettings);
  await client.query("alter table audit_event disable trigger never_changed");
  await client.query("update audit_event set object = 'p9' where position = 2 and clinic_id = $1", [clinics[0]]);
  await client.query("alter table audit_event enable trigger never_changed");
  await client.query("commit");
  const where = file();
  await backup(database.owner, where, key, at);
  const into = await place();
  expect(await restore(into.to, opened(where))).toMatchObject({
    ok: false,
    issues: [{ code: "database-differs", saw: expect.stringContaining("at 2 (changed)") }],
  });
  client.release();
});
