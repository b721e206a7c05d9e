import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addVersion } from "../db/patient-headers.ts";
import { inClinic, theServer } from "../db/transaction.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { addMember, exampleRecord } from "../testing/people.ts";
import { instant, nurseAt } from "../testing/scope.ts";
import { actOnTask } from "./act-on-task.ts";
import { admitPatient } from "./admit-patient.ts";
import { deliverDue, type Sent } from "./deliver.ts";
import { escalate } from "./escalate.ts";
import type { Letter } from "./letter.ts";
import { recordFacts } from "./record-facts.ts";
import { turnDay } from "./turn-day.ts";

let database: TestDatabase;
let clinic: string;
let nurse: string;
const ada = exampleRecord("ada");
const at = (moment: string) => ({ clinic, actor: theServer, at: instant(moment) });

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  clinic = await addClinic(database);
  nurse = await addMember(database, clinic, ["nurse"]);
  await addMember(database, clinic, ["neurologist"]);
  await addMember(database, clinic, ["programme-manager"]);
  await addMember(database, clinic, ["administrator"]);
  await inClinic(database.app, at("2026-03-02T09:00:00Z"), (tx) => admitPatient(tx, ada));
});

const run = (moment: string, canSend = true) => inClinic(database.app, at(moment), (tx) => escalate(tx, canSend));
const turned = async (moment: string) => {
  await turnDay(database.app, at(moment));
  return run(moment);
};
const rows = async (statement: string) => (await database.owner.pool.query(statement, [clinic])).rows;
const steps = () => rows("select * from escalation where clinic_id = $1 order by step_key");
const outbox = () => rows("select * from outbox where clinic_id = $1 order by delivery_key");
const attempts = () => rows("select * from delivery_attempt where clinic_id = $1 order by attempted_at, attempt");

/** A low platelet count: a warning that must be acted on within a day. */
const bleeding = {
  kind: "result-reported",
  collectedOn: "2026-03-02",
  analyte: "platelets",
  value: 15,
  unit: "10*9/L",
};
const record = (moment: string, ...facts: object[]) =>
  inClinic(database.app, nurseAt(clinic, moment), (tx) => recordFacts(tx, "lw-0001", facts));

test("an urgent warning is told at once, at any hour, and once", async () => {
  await record("2026-03-02T23:30:00Z", bleeding);
  const first = await run("2026-03-02T23:30:01Z");
  expect(first.messages).toBeGreaterThan(0);
  const told = (await steps()).filter(({ outcome }) => outcome === "sent");
  expect(told.length).toBeGreaterThan(0);
  const before = await outbox();
  expect(before.every(({ recipient, patient_id }) => recipient !== "lw-0001" && patient_id === "")).toBe(true);
  expect(await run("2026-03-02T23:30:02Z")).toMatchObject({ steps: 0, messages: 0 });
  expect(await outbox()).toEqual(before);
});

test("two nodes that run at once tell everybody once", async () => {
  await record("2026-03-02T10:30:00Z", bleeding);
  const runs = await Promise.all(Array.from({ length: 6 }, () => run("2026-03-02T10:31:00Z")));
  expect(runs.filter(({ steps }) => steps > 0)).toHaveLength(1);
  const keys = (await steps()).map(({ step_key }) => step_key);
  expect(new Set(keys).size).toBe(keys.length);
  const recipients = (await outbox()).map(({ recipient }) => recipient);
  expect(new Set(recipients).size).toBe(recipients.length);
});

test("a clock that is set back tells nothing again and forgets nothing", async () => {
  await record("2026-03-02T10:30:00Z", bleeding);
  await run("2026-03-02T10:31:00Z");
  const before = await steps();
  expect(await run("2026-03-01T10:31:00Z")).toMatchObject({ steps: 0 });
  expect(await run("2026-03-02T10:31:30Z")).toMatchObject({ steps: 0 });
  expect(await steps()).toEqual(before);
});

test("a warning that came before the clock was set back is told at once, not when the clock gets there again", async () => {
  await record("2026-03-02T20:30:00Z", bleeding);
  expect((await run("2026-03-02T10:00:00Z")).messages).toBeGreaterThan(0);
});

test("after a missed week the highest rung is said and those below it are written down as skipped", async () => {
  await record("2026-03-02T10:30:00Z", bleeding);
  await turned("2026-03-11T10:00:00Z");
  const of = (await steps()).filter(({ step_key }) => step_key.includes("signal"));
  const outcomes = new Set(of.map(({ rung, outcome }) => `${rung} ${outcome}`));
  expect(outcomes).toContain("programme sent");
  expect(outcomes).toContain("told skipped");
  expect(await run("2026-03-11T10:00:01Z")).toMatchObject({ steps: 0 });
});

test("what is rolled back told nobody", async () => {
  await record("2026-03-02T10:30:00Z", bleeding);
  const undone = inClinic(database.app, at("2026-03-02T10:31:00Z"), async (tx) => {
    expect((await escalate(tx, true)).messages).toBeGreaterThan(0);
    throw new Error("the node died");
  });
  await expect(undone).rejects.toThrow("the node died");
  expect([await steps(), await outbox()]).toEqual([[], []]);
});

test("acknowledged and nothing done: it comes back and is said again", async () => {
  await record("2026-03-02T10:30:00Z", bleeding);
  await run("2026-03-02T10:31:00Z");
  const [line] = await rows(
    "select task_key from worklist_item where clinic_id = $1 and kind = 'signal' order by sort_key limit 1",
  );
  const scope = { ...at("2026-03-02T10:35:00Z"), actor: { kind: "account", id: nurse } as const };
  const taken = await inClinic(database.app, scope, (tx) =>
    actOnTask(tx, "lw-0001", { task: line.task_key, action: "take" }),
  );
  expect(taken).toMatchObject({ ok: true, value: { effect: "owned" } });
  await turned("2026-03-04T12:00:00Z");
  const returned = (await steps()).filter(({ rung }) => rung.startsWith("returned"));
  expect(returned.length).toBeGreaterThan(0);
});

test("where nobody has the role that is meant, somebody who works there is told all the same", async () => {
  const small = await addClinic(database);
  const only = await addMember(database, small, ["nurse"]);
  const inSmall = { clinic: small, actor: theServer, at: instant("2026-03-02T09:00:00Z") };
  await inClinic(database.app, inSmall, (tx) => admitPatient(tx, ada));
  await inClinic(database.app, inSmall, (tx) => recordFacts(tx, "lw-0001", [bleeding]));
  const late = { ...inSmall, at: instant("2026-03-11T10:00:00Z") };
  await inClinic(database.app, late, (tx) => escalate(tx, true));
  const { rows: sent } = await database.owner.pool.query("select recipient from outbox where clinic_id = $1", [small]);
  expect(sent).toEqual([{ recipient: only }]);
});

test("a role that nobody has is somebody's task until somebody has it", async () => {
  const lonely = await addClinic(database);
  const inLonely = { clinic: lonely, actor: theServer, at: instant("2026-03-02T09:00:00Z") };
  await inClinic(database.app, inLonely, (tx) => admitPatient(tx, ada));
  await inClinic(database.app, { ...inLonely, at: instant("2026-03-02T10:00:00Z") }, (tx) => escalate(tx, true));
  const notices = async () =>
    (
      await database.owner.pool.query(
        "select task_key from worklist_item where clinic_id = $1 and patient_id = '' order by 1",
        [lonely],
      )
    ).rows.map(({ task_key }) => task_key);
  expect(await notices()).toContain("nobody-on-duty/physician");
  await addMember(database, lonely, ["neurologist"]);
  await inClinic(database.app, { ...inLonely, at: instant("2026-03-02T11:00:00Z") }, (tx) => escalate(tx, true));
  expect(await notices()).not.toContain("nobody-on-duty/physician");
});

const reach = (details: object) =>
  inClinic(database.app, at("2026-03-02T09:30:00Z"), (tx) =>
    addVersion(tx, "patient_details", { patient: "lw-0001", version: 1, lastRecordedAt: tx.at }, details),
  );

/** Her thyroid test was due on 17 October; from the 22nd she is reminded, and through the 24th. */
const reminderDay = "2026-10-22";
const about = "monitor.tsh/2/4";
const reminded = async (): Promise<void> => void (await turned(`${reminderDay}T11:00:00Z`));

test("a patient with an address is reminded in office hours, in neutral words of their language", async () => {
  await reach({ name: "A name", email: "ada@home.test", language: "es" });
  await turned(`${reminderDay}T05:00:00Z`);
  const waiting = async () => (await outbox()).filter(({ channel }) => channel === "patient-reminder");
  expect(await waiting()).toEqual([]);
  await reminded();
  expect(await waiting()).toMatchObject([{ recipient: "lw-0001", about: [about] }]);
  const letters: Letter[] = [];
  const send = async (letter: Letter): Promise<Sent> => {
    letters.push(letter);
    return { outcome: "delivered", detail: "250" };
  };
  await deliverDue(database.app, clinic, () => instant(`${reminderDay}T11:01:00Z`), {
    send,
    origin: "https://clinic.test",
  });
  const own = letters.filter(({ to }) => to === "ada@home.test");
  expect(own[0]!.subject).toBe("Un recordatorio de su clínica");
  for (const { subject, text } of letters) {
    expect(`${subject} ${text}`).not.toMatch(
      /\b(ada|lw-0001|name|alemtuzumab|platelets?|blood|tests?|sclerosis|análisis)\b/i,
    );
  }
  expect(await outbox()).toEqual([]);
});

test.each([
  ["has no address", {}],
  ["wants no reminders", { email: "ada@home.test", remindBy: "none" }],
])("who %s is not written to, and nobody is alarmed", async (_, details) => {
  await reach(details);
  await reminded();
  const reminders = (await steps()).filter(({ rung }) => rung === "patient-reminder");
  expect(reminders).toMatchObject([{ outcome: "nobody", about }]);
  expect(await attempts()).toEqual([]);
});

test("a reminder that waits is withdrawn in the transaction that records the result", async () => {
  await reach({ email: "ada@home.test" });
  await reminded();
  const waiting = async () => (await outbox()).filter(({ channel }) => channel === "patient-reminder");
  expect(await waiting()).toHaveLength(1);
  const tsh = { kind: "result-reported", analyte: "tsh", value: 1.2, unit: "m[IU]/L", refLow: 0.4, refHigh: 4 };
  await record(`${reminderDay}T12:00:00Z`, { ...tsh, collectedOn: reminderDay });
  expect(await waiting()).toEqual([]);
  expect((await attempts()).filter(({ outcome }) => outcome === "withdrawn")).toMatchObject([
    { recipient: "lw-0001", detail: "done-meanwhile" },
  ]);
  await run(`${reminderDay}T13:00:00Z`);
  expect(await waiting()).toEqual([]);
});

test("one message reminds of several tests, and waits until the last of them is done", async () => {
  await reach({ email: "ada@home.test" });
  await turned("2026-12-22T11:00:00Z");
  const waiting = async () => (await outbox()).filter(({ channel }) => channel === "patient-reminder");
  const [one, ...others] = await waiting();
  expect(others).toEqual([]);
  expect(one.about.length).toBeGreaterThan(2);
  const creatinine = { kind: "result-reported", analyte: "creatinine", value: 70, unit: "umol/L" };
  await record("2026-12-22T12:00:00Z", { ...creatinine, collectedOn: "2026-12-22" });
  expect(await waiting()).toHaveLength(1);
});

test("without a mail server every step is marked and nothing waits", async () => {
  await record("2026-03-02T10:30:00Z", bleeding);
  expect(await run("2026-03-02T10:31:00Z", false)).toMatchObject({ messages: 0 });
  expect((await steps()).map(({ outcome }) => outcome)).toContain("marked");
  expect(await outbox()).toEqual([]);
});
