import { type Instant, InvariantError } from "@longwatch/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inClinic, type Scope } from "../db/transaction.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { recordEvent, recordOnceIn } from "./record.ts";
import { sealClinic } from "./seal.ts";

let database: TestDatabase;
let clinic: string;
const at = Date.parse("2026-11-21T10:00:00.123Z") as Instant;
const scope = (): Scope => ({ clinic, actor: { kind: "account", id: "acc-1" }, at });

beforeAll(async () => {
  database = await testDatabase();
  clinic = await addClinic(database);
});
afterAll(() => database.close());

const count = async () =>
  Number(
    (await database.owner.pool.query("select count(*) as n from audit_event where clinic_id = $1", [clinic])).rows[0].n,
  );

test("an event is written in the transaction of the act, or not at all", async () => {
  const undone = inClinic(database.app, scope(), async (tx) => {
    await recordEvent(tx, { action: "patient.read", object: "p1" });
    throw new Error("the act failed");
  });
  await expect(undone).rejects.toThrow("the act failed");
  expect(await count()).toBe(0);
  await inClinic(database.app, scope(), (tx) =>
    recordEvent(tx, { action: "fact.add", object: "p1", why: "by telephone", detail: { facts: ["f-1"], version: 2 } }),
  );
  const { rows } = await database.owner.pool.query("select * from audit_event where clinic_id = $1", [clinic]);
  expect(rows).toMatchObject([
    {
      at: new Date(at),
      actor_kind: "account",
      actor_id: "acc-1",
      action: "fact.add",
      object: "p1",
      why: "by telephone",
      detail: { facts: ["f-1"], version: 2 },
      position: null,
      hash: null,
      sealed_at: null,
    },
  ]);
});

test("what is asked again and again is one event of each person, patient and while", async () => {
  const quarter = 15 * 60_000;
  const ask = (minutes: number, account = "acc-7", object = "p7", detail = { entering: true }) =>
    inClinic(
      database.app,
      { clinic, actor: { kind: "account", id: account }, at: (at + minutes * 60_000) as Instant },
      (tx) => recordOnceIn(quarter, tx, { action: "patient.read", object, detail }),
    );
  const before = await count();
  for (const minutes of [0, 1, 14.9]) await ask(minutes);
  expect(await count()).toBe(before + 1);
  await ask(1, "acc-8");
  await ask(1, "acc-7", "p8");
  await inClinic(database.app, { ...scope(), actor: { kind: "account", id: "acc-9" } }, (tx) =>
    recordEvent(tx, { action: "patient.read", object: "p7", detail: { version: 3 } }),
  );
  // Another reading of the same person is not this one.
  await ask(1, "acc-9");
  expect(await count()).toBe(before + 5);
  await ask(15);
  expect(await count()).toBe(before + 6);
});

test.each([
  { note: "Ada Example rang" },
  { note: "line\nbreak" },
  { "two words": 1 },
  { share: 0.5 },
  { ids: ["a b"] },
  { long: "x".repeat(201) },
])("a detail is refused that could hold free text: %j", async (detail) => {
  const before = await count();
  const written = inClinic(database.app, scope(), (tx) =>
    recordEvent(tx, { action: "patient.read", object: "p1", detail }),
  );
  await expect(written).rejects.toThrow(InvariantError);
  await expect(written).rejects.not.toThrow(/Ada/);
  expect(await count()).toBe(before);
});

describe("the application's role", () => {
  const as = (sql: string) =>
    inClinic(database.app, scope(), async ({ query }) => {
      const client = await database.app.pool.connect();
      try {
        await client.query("begin");
        await client.query("select set_config('longwatch.clinic', $1, true)", [clinic]);
        await client.query(sql);
        await client.query("commit");
      } catch (error) {
        await client.query("rollback");
        throw error;
      } finally {
        client.release();
      }
      return query;
    });
  test.each([
    "delete from audit_event",
    "truncate audit_event",
    "update audit_event set object = 'p2'",
    "update audit_event set why = null",
    "update audit_event set at = now()",
    "delete from audit_head",
    "truncate audit_head",
    "insert into audit_event (clinic_id, event_id, at, actor_kind, actor_id, action, object, detail, position, hash, sealed_at) select clinic_id, gen_random_uuid(), at, actor_kind, actor_id, action, object, detail, 9, sha256('x'), now() from audit_event",
  ])("may not %s", (sql) => expect(as(sql)).rejects.toThrow(/permission denied/));

  test.each([
    ["a seal once given", "update audit_event set sealed_at = now() where position is not null"],
    ["a seal back to none", "update audit_event set position = null, hash = null, sealed_at = null"],
    ["half a seal", "update audit_event set position = 7 where position is null"],
    ["a head backwards", "update audit_head set position = position - 1"],
    ["a head where it stands", "update audit_head set hash = sha256('x')"],
  ])("may not change %s", async (_, sql) => {
    await inClinic(database.app, scope(), (tx) => recordEvent(tx, { action: "patient.read", object: "p1" }));
    await inClinic(database.app, scope(), sealClinic);
    await inClinic(database.app, scope(), (tx) => recordEvent(tx, { action: "patient.read", object: "p1" }));
    await expect(as(sql)).rejects.toThrow(/never changed|only moves forward|violates check constraint/);
  });
});

test("the owner may not either, erasing or not", async () => {
  for (const sql of [
    "delete from audit_event",
    "truncate audit_event",
    "update audit_event set object = 'x'",
    "truncate fact",
  ]) {
    const client = await database.owner.pool.connect();
    await client.query("begin");
    await client.query("select set_config('longwatch.erasing', 'yes', true)");
    await expect(client.query(sql)).rejects.toThrow(/never changed|never removed/);
    await client.query("rollback");
    client.release();
  }
});

test("a clinic does not see another's events", async () => {
  const other = await addClinic(database, "Other");
  const seen = await inClinic(database.app, { ...scope(), clinic: other }, ({ query }) =>
    query.selectFrom("audit_event").selectAll().execute(),
  );
  expect(seen).toEqual([]);
});
