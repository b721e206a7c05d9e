import { createHash } from "node:crypto";
import type { Instant } from "@longwatch/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inClinic, type Scope } from "../db/transaction.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type AuditQuestion, exportAudit, readAudit } from "./read.ts";
import { recordEvent } from "./record.ts";
import { sealAll } from "./seal.ts";

let database: TestDatabase;
let clinic: string;
const at = Date.parse("2026-11-21T10:00:00Z") as Instant;
const minute = (n: number): Instant => (at + n * 60_000) as Instant;
const scope = (n: number, id = "acc-1"): Scope => ({ clinic, actor: { kind: "account", id }, at: minute(n) });

beforeAll(async () => {
  database = await testDatabase();
  clinic = await addClinic(database);
  const acts = [
    [0, "acc-1", { action: "patient.read", object: "p1" }],
    [1, "acc-2", { action: "patient.read", object: "p2" }],
    [2, "acc-2", { action: "worklist.read", object: "worklist", detail: { patients: ["p1", "p3"] } }],
    [3, "acc-1", { action: "worklist.read", object: "worklist", detail: { patients: ["p3"] } }],
    [4, "acc-3", { action: "break-glass.open", object: "p1", why: "collapsed at home" }],
    [5, "acc-1", { action: "member.invite", object: "inv-1", detail: { patients: ["p1"] } }],
  ] as const;
  for (const [n, id, act] of acts) await inClinic(database.app, scope(n, id), (tx) => recordEvent(tx, act));
  await sealAll(database.app, [clinic], minute(9));
});
afterAll(() => database.close());

const ask = (asked: AuditQuestion) => inClinic(database.app, scope(10), (tx) => readAudit(tx, asked, 100));
const minutes = async (asked: AuditQuestion) =>
  (await ask(asked)).events.map((event) => (Date.parse(event.at) - at) / 60_000);

test("who saw a patient: by name or in a list, newest first", async () => {
  expect(await minutes({ patient: "p1" })).toEqual([4, 2, 0]);
  expect(await minutes({ patient: "p3" })).toEqual([3, 2]);
});

test("from is included, before is not", async () => {
  expect(await minutes({ patient: "p1", from: minute(2), before: minute(4) })).toEqual([2]);
  expect(await minutes({ from: minute(1), before: minute(3) })).toEqual([2, 1]);
});

test("what one person did", async () => {
  expect(await minutes({ actor: "acc-2" })).toEqual([2, 1]);
});

test("pages follow one another without a gap or a double, and a reason is shown", async () => {
  const seen: number[] = [];
  let after: Parameters<typeof readAudit>[3];
  do {
    const page = await inClinic(database.app, scope(10), (tx) => readAudit(tx, {}, 4, after));
    seen.push(...page.events.map((event) => (Date.parse(event.at) - at) / 60_000));
    after = page.next;
  } while (after !== undefined);
  expect(seen).toEqual([5, 4, 3, 2, 1, 0]);
  expect((await ask({ patient: "p1" })).events[0]).toMatchObject({
    action: "break-glass.open",
    why: "collapsed at home",
  });
});

test("the export checks with SHA-256 alone", async () => {
  const lines = await inClinic(database.app, scope(10), async (tx) => {
    const all: string[] = [];
    for await (const line of exportAudit(tx, {})) all.push(line);
    return all;
  });
  expect(lines).toHaveLength(6);
  let before = Buffer.alloc(32);
  for (const line of lines.toReversed()) {
    const { hash } = JSON.parse(line) as { hash: string };
    const text = line.slice('{"event":'.length, line.lastIndexOf(',"hash":'));
    before = createHash("sha256").update(before).update(text, "utf8").digest();
    expect(before.toString("hex")).toBe(hash);
  }
});
