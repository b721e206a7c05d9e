import { type Assessment, assess } from "@longwatch/core";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { recordEvent } from "../audit/record.ts";
import { sealAll } from "../audit/seal.ts";
import { lastSentinelRun } from "../db/sentinel.ts";
import { inClinic, theServer } from "../db/transaction.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { addMember, exampleRecord } from "../testing/people.ts";
import { instant } from "../testing/scope.ts";
import { actOnTask } from "./act-on-task.ts";
import { admitPatient } from "./admit-patient.ts";
import { expectFeed } from "./feeds.ts";
import { rawRecord } from "./record.ts";
import { recordFacts } from "./record-facts.ts";
import { runSentinel, type SentinelOptions } from "./sentinel.ts";
import { isForgotten } from "./sentinel-check.ts";
import { keepSnapshot } from "./snapshots.ts";
import { todayOf } from "./today.ts";
import { turnDay } from "./turn-day.ts";

let database: TestDatabase;
let clinic: string;
let nurse: string;
const names = ["ada", "bruno", "chiara", "dimitri", "elena", "farah"];
const patients = names.map((_, i) => `lw-000${i + 1}`);
const night = "2026-11-22T03:00:00Z";

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  clinic = await addClinic(database);
  nurse = await addMember(database, clinic, ["nurse"]);
  for (const name of names)
    await inClinic(database.app, at("2026-11-20T09:00:00Z"), (tx) => admitPatient(tx, exampleRecord(name)));
});

const at = (moment: string) => ({ clinic, actor: theServer, at: instant(moment) });
const sentinel = async (options: SentinelOptions = {}, moment = night) => {
  await turnDay(database.app, at(moment));
  return runSentinel(database.app, database.sentinel, clinic, () => instant(moment), options);
};
const notices = async () =>
  (
    await database.owner.pool.query<{ notice_key: string; content: object }>(
      "select notice_key, content from notice where clinic_id = $1 order by 1",
      [clinic],
    )
  ).rows;
const parts = async () =>
  (await database.owner.pool.query("select * from sentinel_part where clinic_id = $1", [clinic])).rows;
const change = (statement: string) => database.owner.pool.query(statement, [clinic]);

/** As a superuser whom no trigger stops. */
async function tamper(statement: string): Promise<void> {
  const client = new pg.Client({ ...database.at("postgres"), options: "-c search_path=longwatch" });
  await client.connect();
  try {
    await client.query("set session_replication_role = replica");
    await client.query(statement, [clinic]);
  } finally {
    await client.end();
  }
}

test("where nothing is wrong nothing is said, and a night is done once", async () => {
  expect(await sentinel()).toEqual({ isComplete: true, patients: names.length, alarms: 0 });
  expect(await notices()).toEqual([]);
  expect(await sentinel()).toEqual({ isComplete: true, patients: 0, alarms: 0 });
  expect(await parts()).toHaveLength(1);
  const last = await inClinic(database.app, at(night), lastSentinelRun);
  expect(last).toMatchObject({ runOn: "2026-11-22", patients: names.length, alarms: 0 });
  expect((await sentinel({}, "2026-11-29T03:00:00Z")).patients).toBe(names.length);
});

test.each<[string, string, string]>([
  [
    "what a table of outcomes needs",
    `update assessment set outcomes = '{"isTreated":false,"person":null}' where clinic_id = $1`,
    "outcomes",
  ],
  ["the page", "update assessment set page = (page::jsonb || '{\"tasks\":[]}')::json where clinic_id = $1", "page"],
  [
    "a line",
    "update worklist_item set deadline_on = '2030-01-01' where clinic_id = $1 and patient_id = 'lw-0001'",
    "worklist",
  ],
  ["a line that is gone", "delete from worklist_item where clinic_id = $1 and patient_id = 'lw-0001'", "worklist"],
  ["a reminder", "update reminder set remind_on = '2030-01-01' where clinic_id = $1", "reminders"],
])("a difference in %s is told, without content, and repaired after", async (_what, statement, part) => {
  await turnDay(database.app, at(night));
  await change(statement);
  expect((await sentinel()).alarms).toBeGreaterThan(0);
  for (const { notice_key, content } of await notices()) {
    expect(notice_key).toMatch(/^sentinel-alarm\/difference\/lw-/);
    expect(content).toEqual({ alarm: "difference", parts: [part] });
  }
  const told = (await notices()).length;
  expect(await sentinel({}, "2026-11-23T03:00:00Z")).toMatchObject({ alarms: 0 });
  expect(await notices()).toHaveLength(told);
});

test("a parsed record that is another patient's is found, and made anew", async () => {
  await turnDay(database.app, at(night));
  for (const patient of patients.slice(0, 2))
    await inClinic(database.app, at(night), async (tx) => {
      await keepSnapshot(tx, patient, { version: 1, record: (await rawRecord(tx, "lw-0002"))! });
    });
  expect((await sentinel()).alarms).toBe(1);
  expect((await notices()).map(({ notice_key, content }) => [notice_key, content])).toEqual([
    ["sentinel-alarm/difference/lw-0001", { alarm: "difference", parts: ["record"] }],
  ]);
  expect(await sentinel({}, "2026-11-23T03:00:00Z")).toMatchObject({ alarms: 0 });
});

test("a parsed record that cannot be read, or that stands behind, is compared as well, and stops nobody", async () => {
  await turnDay(database.app, at(night));
  const kept = (patient: string, from = patient) =>
    inClinic(database.app, at(night), async (tx) =>
      keepSnapshot(tx, patient, { version: 1, record: (await rawRecord(tx, from))! }),
    );
  await kept("lw-0001");
  await change("update record_snapshot set content = '\\x00' where clinic_id = $1");
  await kept("lw-0002");
  await kept("lw-0003", "lw-0004");
  for (const patient of ["lw-0001", "lw-0002", "lw-0003"])
    await inClinic(database.app, at("2026-11-21T09:00:00Z"), (tx) =>
      recordFacts(tx, patient, [
        { kind: "contact-made", contactedAt: "2026-11-21T08:00:00Z", channel: "telephone", outcome: "reached" },
      ]),
    );
  await kept("lw-0003", "lw-0004");
  await change("update record_snapshot set content = '\\x00' where clinic_id = $1 and patient_id = 'lw-0001'");
  expect(await sentinel()).toMatchObject({ isComplete: true, patients: names.length, alarms: 2 });
  expect((await notices()).map(({ notice_key, content }) => [notice_key, content])).toEqual(
    ["lw-0001", "lw-0003"].map((one) => [
      `sentinel-alarm/difference/${one}`,
      { alarm: "difference", parts: ["record"] },
    ]),
  );
  expect(await sentinel({}, "2026-11-23T03:00:00Z")).toMatchObject({ alarms: 0 });
});

test("interrupted, it goes on where it was, in several shares and on another node", async () => {
  let asked = 0;
  const cut = await sentinel({ together: 2, isOver: () => ++asked > 1 });
  expect(cut).toEqual({ isComplete: false, patients: 2, alarms: 0 });
  expect(await inClinic(database.app, at(night), lastSentinelRun)).toBeUndefined();
  expect(await sentinel({ together: 2 })).toMatchObject({ isComplete: true, patients: names.length - 2 });
  const next = "2026-11-23T03:00:00Z";
  const shares = await Promise.all(
    [0, 1, 2].map((number) => sentinel({ share: { number, of: 3 }, together: 2 }, next)),
  );
  expect(shares.reduce((sum, one) => sum + one.patients, 0)).toBe(names.length);
  expect(await inClinic(database.app, at(next), lastSentinelRun)).toMatchObject({ runOn: "2026-11-23" });
});

test("a record that cannot be assessed is told, and stops nobody else's turn", async () => {
  await tamper("update fact set content = '{\"kind\":\"nonsense\"}' where clinic_id = $1 and patient_id = 'lw-0001'");
  await change("delete from assessment where clinic_id = $1");
  await turnDay(database.app, at(night));
  const key = `sentinel-alarm/cannot-assess/${patients[0]}`;
  expect((await notices()).map(({ notice_key }) => notice_key)).toEqual([key]);
  const kept = await change("select patient_id from assessment where clinic_id = $1");
  expect(kept.rows).toHaveLength(names.length - 1);
  await sentinel();
  expect((await notices()).map(({ notice_key }) => notice_key)).toEqual([
    key,
    "sentinel-alarm/day-not-turned/worklist",
  ]);
});

test("a task whose owner has left, a broken chain, a silent feed", async () => {
  const scope = { ...at("2026-11-21T09:00:00Z"), actor: { kind: "account", id: nurse } as const };
  await inClinic(database.app, scope, async (tx) => {
    await actOnTask(tx, "lw-0001", { task: "overdue/monitor.tsh", action: "take" });
    await expectFeed(tx, "lab", 1);
    for (let i = 0; i < 3; i += 1) await recordEvent(tx, { action: "patient.read", object: "p1" });
  });
  await sealAll(database.app, [clinic], instant("2026-11-21T09:00:01Z"));
  await change("delete from membership where clinic_id = $1");
  await tamper("update audit_event set object = 'p2' where clinic_id = $1 and position = 2");
  await sentinel();
  expect((await notices()).map(({ notice_key }) => notice_key)).toEqual([
    "sentinel-alarm/audit-chain/audit",
    `sentinel-alarm/owner-not-a-member/${nurse}`,
    "silent-feed/lab",
  ]);
});

test("who was treated and has nothing ahead is forgotten, unless somebody has ended the watch", async () => {
  const of = (i: number) =>
    inClinic(database.app, at(night), async (tx) =>
      assess((await rawRecord(tx, `lw-000${i + 1}`))!, (await clinicRules(tx)).rulebook, await todayOf(tx)),
    );
  const ada = await of(0);
  const emptied = (state: Assessment["timeline"]["followUp"]["state"]): Assessment => ({
    ...ada,
    tasks: [],
    obligations: [],
    timeline: { ...ada.timeline, followUp: { ...ada.timeline.followUp, state } },
  });
  expect(isForgotten(ada)).toBe(false);
  for (const state of ["active", "not-started", "review-due", "handed-over", "declined"] as const)
    expect(isForgotten(emptied(state))).toBe(true);
  expect(isForgotten(emptied("ended"))).toBe(false);
  for (const i of names.keys()) expect(isForgotten(await of(i))).toBe(false);
});
