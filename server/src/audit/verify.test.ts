import type { Instant } from "@longwatch/core";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { inClinic, type Scope } from "../db/transaction.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { recordEvent } from "./record.ts";
import { sealAll } from "./seal.ts";
import { type ChainProof, type KeptHead, verifyChain } from "./verify.ts";

let database: TestDatabase;
let clinic: string;
const at = Date.parse("2026-11-21T10:00:00.123Z") as Instant;
const scope = (later = 0): Scope => ({ clinic, actor: { kind: "account", id: "acc-1" }, at: (at + later) as Instant });

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  clinic = await addClinic(database);
  for (let i = 0; i < 7; i += 1) {
    await inClinic(database.app, scope(i), (tx) =>
      recordEvent(tx, { action: "patient.read", object: `p${i}`, why: "round", detail: { version: i } }),
    );
  }
  await sealAll(database.app, [clinic], scope(100).at);
});

const verify = (kept: readonly KeptHead[] = []): Promise<ChainProof> =>
  database.sentinel.query.transaction().execute((query) => verifyChain(query, clinic, kept));

/** As a superuser whom no trigger stops. */
async function tamper(...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ ...database.at("postgres"), options: "-c search_path=longwatch" });
  await client.connect();
  try {
    await client.query("set session_replication_role = replica");
    for (const sql of statements) await client.query(sql.replaceAll("CLINIC", `clinic_id = '${clinic}'`));
  } finally {
    await client.end();
  }
}

test("a chain that nobody touched verifies, and says how long its unsealed tail is", async () => {
  expect(await verify()).toMatchObject({ events: 7, tail: { unsealed: 0, oldestAt: null }, broken: undefined });
  await inClinic(database.app, scope(200), (tx) => recordEvent(tx, { action: "patient.read", object: "p1" }));
  expect(await verify()).toMatchObject({
    events: 7,
    tail: { unsealed: 1, oldestAt: new Date(at + 200) },
    broken: undefined,
  });
});

test("a clinic without events has an empty chain", async () => {
  clinic = await addClinic(database);
  expect(await verify()).toMatchObject({ events: 0, head: { position: 0 }, broken: undefined });
});

test.each([
  ["event_id", "gen_random_uuid()"],
  ["at", "at + interval '1 microsecond'"],
  ["actor_kind", "'system'"],
  ["actor_id", "'acc-2'"],
  ["action", "'fact.add'"],
  ["object", "'p9'"],
  ["why", "null"],
  ["why", "'other'"],
  ["detail", `'{"version":9}'`],
  ["detail", `'{"version":3.0}'`],
  ["detail", `'{"a":"b","version":3}'`],
  ["hash", "sha256('x')"],
  ["sealed_at", "sealed_at + interval '1 microsecond'"],
])("a changed %s (%s) is found at its place", async (column, value) => {
  await tamper(`update audit_event set ${column} = ${value} where CLINIC and position = 4`);
  expect((await verify()).broken).toEqual({ position: 4, what: "changed" });
});

test("an event moved to another clinic is missing here", async () => {
  const other = await addClinic(database);
  await tamper(`update audit_event set clinic_id = '${other}' where CLINIC and position = 4`);
  expect((await verify()).broken).toEqual({ position: 4, what: "missing" });
});

test("a removed event is found, wherever it stood", async () => {
  await tamper("delete from audit_event where CLINIC and position = 1");
  expect((await verify()).broken).toEqual({ position: 1, what: "missing" });
});

test("a removed event is found though the others moved up", async () => {
  await tamper(
    "delete from audit_event where CLINIC and position = 3",
    "update audit_event set position = position - 1 where CLINIC and position > 3",
  );
  expect((await verify()).broken).toEqual({ position: 3, what: "changed" });
});

const copyOf = (position: number, to: string) =>
  `insert into audit_event select clinic_id, gen_random_uuid(), at, actor_kind, actor_id, action, object, why, detail, ${to}, hash, sealed_at
   from audit_event where CLINIC and position = ${position}`;

test("an event put in between is found", async () => {
  await tamper(
    "update audit_event set position = position + 100 where CLINIC and position > 3",
    "update audit_event set position = position - 99 where CLINIC and position > 100",
    copyOf(3, "4"),
  );
  expect((await verify()).broken).toEqual({ position: 4, what: "changed" });
});

test("an event on a place that is taken, or that no chain has, is found though the constraints are gone", async () => {
  await tamper(
    "alter table audit_event drop constraint audit_event_clinic_id_position_key, drop constraint audit_event_position_check",
    copyOf(3, "3"),
  );
  // Which of the two is read first is chance.
  expect(["added", "changed"]).toContain((await verify()).broken?.what);
  clinic = await addClinic(database);
  await inClinic(database.app, scope(), (tx) => recordEvent(tx, { action: "patient.read", object: "p1" }));
  await sealAll(database.app, [clinic], scope(100).at);
  await tamper(copyOf(1, "0"));
  expect((await verify()).broken).toEqual({ position: 1, what: "added" });
});

test("a cut tail is found by the head", async () => {
  await tamper("delete from audit_event where CLINIC and position > 5");
  expect((await verify()).broken).toEqual({ position: 6, what: "cut" });
});

test("a seal that was taken off is found by the head", async () => {
  await tamper("update audit_event set position = null, hash = null, sealed_at = null where CLINIC and position = 7");
  expect((await verify()).broken).toEqual({ position: 7, what: "cut" });
});

test("a moved head is found", async () => {
  await tamper(
    "update audit_head set position = 5, hash = (select hash from audit_event where CLINIC and position = 5) where CLINIC",
  );
  expect((await verify()).broken).toEqual({ position: 6, what: "head-differs" });
  await tamper("update audit_head set position = 7, hash = sha256('x') where CLINIC");
  expect((await verify()).broken).toEqual({ position: 7, what: "head-differs" });
  await tamper("delete from audit_head where CLINIC");
  expect((await verify()).broken).toEqual({ position: 1, what: "head-differs" });
});

test("what the database alone cannot show, a head that was kept elsewhere does", async () => {
  const { head } = await verify();
  expect((await verify([head])).broken).toBeUndefined();
  await tamper(
    "delete from audit_event where CLINIC and position > 5",
    "update audit_head set position = 5, hash = (select hash from audit_event where CLINIC and position = 5) where CLINIC",
  );
  expect((await verify()).broken).toBeUndefined();
  expect((await verify([head])).broken).toEqual({ position: 6, what: "cut" });
  expect((await verify([{ position: 2, hash: "00" }])).broken).toEqual({ position: 2, what: "rewritten" });
});
