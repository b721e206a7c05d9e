import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { Instant } from "@longwatch/core";
import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { recordEvent } from "../audit/record.ts";
import { addDelivery } from "../db/outbox.ts";
import { addPolicy } from "../db/policies.ts";
import { lastSentinelRun } from "../db/sentinel.ts";
import { inClinic, theServer } from "../db/transaction.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type JobsNode, jobsNode, type NodeOptions, preparedQueues } from "../testing/jobs-node.ts";
import { addMember, exampleRecord } from "../testing/people.ts";
import { instant } from "../testing/scope.ts";
import { admitPatient } from "../usecases/admit-patient.ts";
import type { Letter } from "../usecases/letter.ts";
import { recordFacts } from "../usecases/record-facts.ts";
import { enqueue, enqueueNow } from "./enqueue.ts";
import { bossConnection } from "./prepare-queues.ts";
import { queueSchema } from "./queues.ts";

let database: TestDatabase;
let clinic: string;
let nurse: string;
let nodes: JobsNode[] = [];
const names = ["ada", "bruno", "chiara", "dimitri", "elena", "farah", "gwen"];

beforeAll(async () => {
  database = await testDatabase();
  await preparedQueues(database);
});
afterAll(() => database.close());
beforeEach(async () => {
  clinic = await addClinic(database);
  nurse = await addMember(database, clinic, ["nurse"]);
  return async () => {
    await Promise.all(nodes.map((node) => node.end()));
    nodes = [];
    await database.owner.pool.query("delete from pgboss.job");
  };
});

const at = (moment: string | Instant) => ({
  clinic,
  actor: theServer,
  at: typeof moment === "string" ? instant(moment) : moment,
});
const admitted = async (moment: string): Promise<void> => {
  for (const name of names) await inClinic(database.app, at(moment), (tx) => admitPatient(tx, exampleRecord(name)));
};
const node = async (moment: string, options: Partial<NodeOptions> = {}): Promise<JobsNode> => {
  const one = await jobsNode(database, { clock: () => instant(moment), ...options });
  nodes.push(one);
  return one;
};
const rows = async (statement: string) => (await database.owner.pool.query(statement, [clinic])).rows;
const until = (check: () => Promise<void>): Promise<void> => vi.waitFor(check, { timeout: 120_000, interval: 200 });
const steps = () => rows("select step_key, outcome, rung from escalation where clinic_id = $1 order by 1");
/** Nights begin at two; nodes whose clock shows one have no night's work to do. */
const lastRun = (moment: string) => inClinic(database.app, at(moment), lastSentinelRun);
const stale = async (today: string) =>
  (await rows(`select patient_id from assessment where clinic_id = $1 and next_change_on <= '${today}'`)).length;

async function queue<T>(work: (boss: PgBoss) => Promise<T>): Promise<T> {
  const connection = bossConnection(database.at("longwatch_app"));
  const boss = new PgBoss({ ...connection, schema: queueSchema, migrate: false, supervise: false, schedule: false });
  await boss.start();
  try {
    return await work(boss);
  } finally {
    await boss.stop({ graceful: false });
  }
}
const waiting = () =>
  rows("select name from pgboss.job where state = 'created' and data->>'clinic' = $1::text order by 1");

test("preparing the queues twice changes nothing, and the server's role makes none", async () => {
  await preparedQueues(database);
  await queue(async (boss) => {
    await expect(boss.createQueue("another")).rejects.toThrow(/permission denied/);
    expect(await boss.getQueue("escalate")).toMatchObject({
      policy: "stately",
      heartbeatSeconds: 30,
      deadLetter: "dead",
    });
  });
  await expect(database.app.pool.query("create table pgboss.mine (a int)")).rejects.toThrow(/permission denied/);
});

test("work is asked for with the transaction that needs it, or not at all; what waits is not asked for again", async () => {
  await queue(async (boss) => {
    const undone = inClinic(database.app, at("2026-03-02T09:00:00Z"), async (tx) => {
      expect(await enqueue(boss, tx, "deliver")).toBe(true);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await waiting()).toEqual([]);
    const ask = () => inClinic(database.app, at("2026-03-02T09:00:00Z"), (tx) => enqueue(boss, tx, "deliver"));
    expect([await ask(), await ask(), await enqueueNow(boss, clinic, "deliver")]).toEqual([true, false, false]);
    expect(await waiting()).toEqual([{ name: "deliver" }]);
    const { rows: jobs } = await database.owner.pool.query("select data from pgboss.job where data->>'clinic' = $1", [
      clinic,
    ]);
    expect(jobs).toEqual([{ data: { clinic } }]);
  });
});

test("after a missed half-year a node puts everything right by itself", async () => {
  await admitted("2026-03-02T09:00:00Z");
  const late = "2026-09-14T07:00:00Z";
  expect(await stale("2026-09-14")).toBeGreaterThan(3);
  await node(late);
  await until(async () => {
    expect(await stale("2026-09-14")).toBe(0);
    expect(await lastRun(late)).toMatchObject({ runOn: "2026-09-14", patients: names.length, alarms: 0 });
    expect((await steps()).map(({ outcome }) => outcome)).toContain("skipped");
  });
});

test("two nodes that start at once do nothing twice", async () => {
  await admitted("2026-03-02T09:00:00Z");
  const late = "2026-09-14T07:00:00Z";
  const letters: Letter[] = [];
  const [{ address }] = await rows(
    "select address from account join membership using (account_id) where clinic_id = $1",
  );
  const post = {
    origin: "https://clinic.test",
    send: async (letter: Letter) => {
      // Nodes work for every clinic, those of the tests before too.
      if (letter.to === address) letters.push(letter);
      return { outcome: "delivered", detail: "250" } as const;
    },
  };
  const both = await Promise.all([node(late, { post, processes: 2 }), node(late, { post, processes: 2 })]);
  await until(async () => {
    expect(await lastRun(late)).toMatchObject({ patients: names.length, alarms: 0 });
    expect(letters.length).toBeGreaterThan(0);
    expect(await rows("select 1 from outbox where clinic_id = $1")).toEqual([]);
  });
  for (const one of [...both, ...both]) await one.tick();
  // What runs comes to its end; then what was sent is what was written down.
  await Promise.all(both.map((one) => one.end()));
  nodes = [];
  const ids = letters.map(({ messageId }) => messageId);
  expect(new Set(ids).size).toBe(ids.length);
  const attempts = await rows("select delivery_key from delivery_attempt where clinic_id = $1");
  expect(attempts).toHaveLength(ids.length);
  expect(both.flatMap(({ done }) => done).filter(([event]) => event !== "job-done")).toEqual([]);
  const parts = await rows("select share_number, part from sentinel_part where clinic_id = $1 order by 1, 2");
  expect(parts).toEqual([
    { share_number: 0, part: 1 },
    { share_number: 1, part: 1 },
  ]);
});

test("a fact wakes the ladders on every node without waiting for the minute", async () => {
  await admitted("2026-03-01T09:00:00Z");
  const moment = "2026-03-02T01:00:00Z";
  const one = await node(moment);
  await until(async () => expect(one.done.some(([, { queue: of }]) => of === "escalate")).toBe(true));
  const platelets = {
    kind: "result-reported",
    collectedOn: "2026-03-01",
    analyte: "platelets",
    value: 9,
    unit: "10*9/L",
  };
  await inClinic(database.app, at(moment), (tx) => recordFacts(tx, "lw-0001", [platelets]));
  await until(async () =>
    expect((await steps()).filter(({ step_key }) => step_key.startsWith("lw-0001/signal/"))).not.toEqual([]),
  );
});

test("audit events are sealed within moments, by whichever node", async () => {
  await Promise.all([node("2026-03-02T01:00:00Z"), node("2026-03-02T01:00:00Z")]);
  for (let i = 0; i < 20; i += 1)
    await inClinic(database.app, at("2026-03-02T10:00:00Z"), (tx) =>
      recordEvent(tx, { action: "patient.read", object: `p${i}` }),
    );
  await until(async () => {
    const sealed = await rows(
      "select position::int from audit_event where clinic_id = $1 and position is not null order by 1",
    );
    expect(sealed.map(({ position }) => position)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  });
});

test("work that fails again and again is somebody's task, and nobody else's work waits for it", async () => {
  await inClinic(database.app, at("2026-03-02T09:00:00Z"), (tx) => addPolicy(tx, "roster", 1, "2026-01-01", { no: 1 }));
  const healthy = await addClinic(database);
  const one = await node("2026-03-02T01:00:00Z");
  await queue((boss) => boss.send("escalate", { clinic }, { singletonKey: "once", retryLimit: 0 }));
  await until(async () =>
    expect(await rows("select notice_key from notice where clinic_id = $1")).toEqual([
      { notice_key: "sentinel-alarm/job-failed/escalate" },
    ]),
  );
  await until(async () => {
    const ended = one.done.filter(([event, { clinic: of }]) => event === "job-done" && of === healthy);
    expect(ended).not.toEqual([]);
  });
  const { rows: outputs } = await database.owner.pool.query(
    "select output::text as text from pgboss.job where output is not null",
  );
  for (const { text } of outputs) expect(text).not.toMatch(/roster|Version/);
});

test("a node that is killed in the middle of its work leaves it to another, and it is done once", async () => {
  const moment = instant("2026-03-02T01:00:00Z");
  const add = {
    key: "staff/1",
    channel: "staff-message",
    recipient: nurse,
    patient: "",
    about: [],
    urgency: "24H",
  } as const;
  await inClinic(database.app, at(moment), (tx) => addDelivery(tx, add));
  const script = path.join(import.meta.dirname, "../testing/jobs-node-process.ts");
  const { host, database: name } = database.at("longwatch_app");
  const child = spawn(process.execPath, ["--conditions=@longwatch/source", script, host!, name!, String(moment)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  child.kill("SIGKILL");
  await once(child, "exit");
  const letters: Letter[] = [];
  await node("2026-03-02T01:05:00Z", {
    post: {
      origin: "https://clinic.test",
      send: async (letter) => {
        letters.push(letter);
        return { outcome: "delivered", detail: "250" };
      },
    },
  });
  await until(async () => expect(letters).toHaveLength(1));
  expect(letters[0]!.messageId).toBe(said.toString().trim());
  await until(async () =>
    expect(await rows("select outcome, attempt from delivery_attempt where clinic_id = $1")).toEqual([
      { outcome: "delivered", attempt: 2 },
    ]),
  );
});
