import type { AssessmentJson } from "@longwatch/core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { inClinic } from "../db/transaction.ts";
import { worklistLines } from "../db/worklist.ts";
import { answerOf } from "../testing/answer.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { addMember, exampleRecord } from "../testing/people.ts";
import { instant } from "../testing/scope.ts";
import { actOnMany } from "./act-on-many.ts";
import { actOnNotice, actOnTask, type WrittenAct } from "./act-on-task.ts";
import { admitPatient } from "./admit-patient.ts";
import { listContacts, logContact } from "./contact.ts";
import { raise, refreshNotices, settle } from "./notices.ts";
import { sentinelAlarm } from "./sentinel-alarm.ts";
import { signOff } from "./sign-off.ts";
import { undoAct, undoNoticeAct } from "./undo-act.ts";

let database: TestDatabase;
let clinic: string;
let nurse: string;
let other: string;
const patient = "lw-0001";

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  clinic = await addClinic(database);
  nurse = await addMember(database, clinic, ["nurse"]);
  other = await addMember(database, clinic, ["nurse"]);
  await inClinic(database.app, by(nurse, "2026-11-19T09:00:00Z"), (tx) => admitPatient(tx, exampleRecord("ada")));
});

const by = (id: string, at = "2026-11-21T10:00:00Z") =>
  ({ clinic, actor: { kind: "account", id }, at: instant(at) }) as const;
const act = (written: WrittenAct, who = nurse, at?: string, expected?: number) =>
  inClinic(database.app, by(who, at), (tx) => actOnTask(tx, patient, written, expected));
const lines = (at?: string) => inClinic(database.app, by(nurse, at), (tx) => worklistLines(tx, {}, "", 100));
const late = "overdue/monitor.tsh";
const line = async (key = late, at?: string) => (await lines(at)).find((one) => one.key === key);

test("taken, taken over, handed over: whoever did it last has it", async () => {
  expect(await act({ task: late, action: "take" })).toMatchObject({ ok: true, value: { effect: "owned", version: 2 } });
  expect(await line()).toMatchObject({ owner: nurse });
  await act({ task: late, action: "take" }, other, "2026-11-21T11:00:00Z");
  expect(await line()).toMatchObject({ owner: other });
  await act({ task: late, action: "take" }, nurse, "2026-11-21T12:00:00Z");
  expect(await line()).toMatchObject({ owner: nurse });
  await act({ task: late, action: "assign", to: "role/physician" }, nurse, "2026-11-21T13:00:00Z");
  expect(await line()).toMatchObject({ owner: null, role: "physician" });
});

test.each<[string, WrittenAct, string]>([
  ["a task that is not open", { task: "overdue/monitor.cbc-x", action: "take" }, "task-unknown"],
  ["to somebody who is no member", { task: late, action: "assign", to: "a-stranger" }, "value-not-allowed"],
  ["without a reason", { task: late, action: "snooze", until: "2026-11-21" }, "value-missing"],
  [
    "evidence that is not on file",
    { task: late, action: "done", evidence: ["no-such-fact"] },
    "fact-reference-unknown",
  ],
])("refused, and nothing written: %s", async (_what, written, code) => {
  const before = await lines();
  expect(await act(written)).toMatchObject({ ok: false, issues: [{ code }] });
  expect(await lines()).toEqual(before);
});

test("who has seen another version is refused; a patient of nobody is nobody's", async () => {
  expect(await act({ task: late, action: "take" }, nurse, undefined, 7)).toMatchObject({
    ok: false,
    issues: [{ code: "record-changed" }],
  });
  const nobody = await inClinic(database.app, by(nurse), (tx) =>
    actOnTask(tx, "nobody", { task: late, action: "take" }),
  );
  expect(nobody).toBeUndefined();
});

test("said to be done is not believed, and a patient who was not reached puts it back", async () => {
  expect(await act({ task: late, action: "done" })).toMatchObject({ ok: true, value: { effect: "said-done" } });
  const said = async () => ((await line())!.content as { saidDoneBy?: string }).saidDoneBy;
  expect(await said()).toBe(nurse);
  const contact = (outcome: "not-reached" | "reached", at: string) =>
    inClinic(database.app, by(nurse, at), (tx) =>
      logContact(tx, patient, { channel: "telephone", outcome, about: late }),
    );
  expect(await contact("not-reached", "2026-11-21T11:00:00Z")).toMatchObject({ ok: true, value: { added: 2 } });
  expect(await said()).toBeUndefined();
  expect(await contact("not-reached", "2026-11-21T12:00:00Z")).toMatchObject({ ok: true, value: { added: 1 } });
  const contacts = await inClinic(database.app, by(nurse), (tx) => listContacts(tx, patient));
  expect(contacts.slice(0, 2)).toMatchObject([
    { contactedAt: "2026-11-21T12:00:00Z" },
    { contactedAt: "2026-11-21T11:00:00Z" },
  ]);
});

test("whoever decided by another owner than it has is told so, and overwrites nothing", async () => {
  await act({ task: late, action: "take", seenOwner: null });
  expect(await act({ task: late, action: "take", seenOwner: null }, other)).toMatchObject({
    ok: false,
    issues: [{ code: "record-changed", at: "/task" }],
  });
  expect(await line()).toMatchObject({ owner: nurse });
  expect(await act({ task: late, action: "take", seenOwner: nurse }, other)).toMatchObject({ ok: true });
});

const afternoon = "2026-11-21T15:00:00Z";
test.each<[string, readonly WrittenAct[], WrittenAct]>([
  ["taken from nobody", [], { task: late, action: "take" }],
  ["taken over", [{ task: late, action: "take" }], { task: late, action: "take" }],
  ["handed to a role", [{ task: late, action: "take" }], { task: late, action: "assign", to: "role/physician" }],
  ["said to be done", [{ task: late, action: "take" }], { task: late, action: "done" }],
  [
    "set aside after it was said to be done",
    [{ task: late, action: "done" }],
    { task: late, action: "snooze", until: "2026-11-21", reason: "in the ward" },
  ],
  [
    "put back on the list",
    [{ task: late, action: "snooze", until: "2026-11-21", reason: "in the ward" }],
    { task: late, action: "reopen" },
  ],
])("undone, the line is as it was: %s", async (_what, before, written) => {
  for (const one of before) await act(one);
  const was = await line(late, afternoon);
  const acted = await act(written, other, "2026-11-21T11:00:00Z");
  if (!acted?.ok) throw new Error("refused");
  expect(await line(late, afternoon)).not.toEqual(was);
  const undo = (who: string, id = acted.value.act) =>
    inClinic(database.app, by(who, "2026-11-21T12:00:00Z"), (tx) => undoAct(tx, patient, id));
  expect(await undo(nurse)).toMatchObject({ ok: false, issues: [{ code: "fact-reference-unknown" }] });
  expect(await undo(other, "no-such-act")).toMatchObject({ ok: false });
  expect(await undo(other)).toMatchObject({ ok: true });
  expect(await line(late, afternoon)).toEqual(was);
  expect(await undo(other)).toMatchObject({ ok: true });
  expect(await line(late, afternoon)).toEqual(was);
});

test("one act on many lines: each is judged by itself, and the answers come in their order", async () => {
  await inClinic(database.app, by(nurse), (tx) => raise(tx, sentinelAlarm("audit-chain", "audit")));
  const notice = (await lines()).find((one) => one.patient === "")!.key;
  const named = [
    { patient, task: late },
    { patient: "nobody", task: late },
    { patient: null, task: notice },
    { patient, task: "overdue/no-such-rule" },
    { patient, task: late, seenOwner: other },
  ];
  const taken = await inClinic(database.app, by(nurse), (tx) => actOnMany(tx, named, { action: "take" }));
  expect(taken.map(({ result }) => (result.ok ? result.value.effect : result.issues[0]!.code))).toEqual([
    "owned",
    "task-unknown",
    "owned",
    "task-unknown",
    "record-changed",
  ]);
  expect(taken.map(({ task }) => task)).toEqual(named.map(({ task }) => task));
  const later = { action: "snooze", until: "2026-11-22", reason: "tomorrow" } as const;
  const aside = await inClinic(database.app, by(nurse), (tx) =>
    actOnMany(tx, [{ patient: null, task: notice }], later),
  );
  expect(aside[0]!.result).toMatchObject({ ok: false, issues: [{ code: "snooze-not-allowed" }] });
});

test("a contact that ended as none of the outcomes is refused", async () => {
  const made = inClinic(database.app, by(nurse), (tx) =>
    logContact(tx, patient, { channel: "pigeon", outcome: "perhaps" } as never),
  );
  expect(await made).toMatchObject({ ok: false, issues: [{ at: "/channel" }, { at: "/outcome" }] });
});

const answer = async (): Promise<AssessmentJson> =>
  (await inClinic(database.app, by(nurse), (tx) => answerOf(tx, patient)))!;

test("a waiver is signed by name for a test that is there", async () => {
  const obligation = (await answer()).obligations.find(({ status }) => status === "overdue")!.key;
  const waive = (key: string, version: number) =>
    inClinic(database.app, by(nurse), (tx) =>
      signOff(tx, patient, { kind: "obligation-waived", obligation: key, reason: "done elsewhere" }, version),
    );
  expect(await waive("monitor.tsh/9/9", 1)).toMatchObject({ ok: false, issues: [{ code: "subject-unknown" }] });
  expect(await waive(obligation, 3)).toMatchObject({ ok: false, issues: [{ code: "record-changed" }] });
  expect(await waive(obligation, 1)).toMatchObject({ ok: true, value: { version: 2 } });
  expect((await answer()).obligations.find(({ key }) => key === obligation)).toMatchObject({ status: "waived" });
});

test("an act on a warning keeps what was seen", async () => {
  const platelets = {
    kind: "result-reported",
    collectedOn: "2026-11-20",
    analyte: "platelets",
    value: 15,
    unit: "10*9/L",
  };
  const { recordFacts } = await import("./record-facts.ts");
  await inClinic(database.app, by(nurse), (tx) => recordFacts(tx, patient, [platelets]));
  const signal = (await answer()).signals.find(({ state }) => state === "open")!;
  const signed = await inClinic(database.app, by(nurse, "2026-11-21T11:00:00Z"), (tx) =>
    signOff(tx, patient, { kind: "signal-acted", signal: signal.key, action: "acknowledged" }, 2),
  );
  expect(signed).toMatchObject({ ok: true });
  const after = (await answer()).signals.find(({ key }) => key === signal.key)!;
  expect(after.state).toBe("acknowledged");
});

const alarm = sentinelAlarm("day-not-turned", "worklist");
const inNotice = <T>(at: string, work: Parameters<typeof inClinic<T>>[2], who = nurse) =>
  inClinic(database.app, by(who, at), work);

test("a notice is raised once, taken, ended by word, and open again when it happens again", async () => {
  const raised = (at: string) => inNotice(at, (tx) => raise(tx, alarm));
  expect(await raised("2026-11-21T10:00:00Z")).toBe(true);
  expect(await raised("2026-11-21T10:01:00Z")).toBe(false);
  const notice = (written: Omit<WrittenAct, "task">, at: string) =>
    inNotice(at, (tx) => actOnNotice(tx, { task: alarm.key, ...written }));
  expect(await notice({ action: "take" }, "2026-11-21T10:02:00Z")).toMatchObject({
    ok: true,
    value: { effect: "owned" },
  });
  expect(await line(alarm.key)).toMatchObject({ owner: nurse, patient: "", urgency: "24H" });
  expect(await notice({ action: "done", reason: "restarted" }, "2026-11-21T10:03:00Z")).toMatchObject({
    value: { effect: "closed" },
  });
  expect(await line(alarm.key)).toBeUndefined();
  expect(await notice({ action: "take" }, "2026-11-21T10:04:00Z")).toMatchObject({
    ok: false,
    issues: [{ code: "task-unknown" }],
  });
  expect(await raised("2026-11-22T10:00:00Z")).toBe(true);
  expect(await line(alarm.key)).toMatchObject({ owner: null, openedOn: "2026-11-22" });
});

test("of two who act on one notice the second is told, and overwrites nothing", async () => {
  await inNotice("2026-11-21T10:00:00Z", (tx) => raise(tx, alarm));
  const take = (who: string, seenOwner: string | null) =>
    inClinic(database.app, by(who, "2026-11-21T10:01:00Z"), (tx) =>
      actOnNotice(tx, { task: alarm.key, action: "take", seenOwner }),
    );
  expect(await take(nurse, null)).toMatchObject({ ok: true });
  expect(await take(other, null)).toMatchObject({ ok: false, issues: [{ code: "record-changed", at: "/task" }] });
  expect(await line(alarm.key)).toMatchObject({ owner: nurse });
  expect(await take(other, nurse)).toMatchObject({ ok: true });
});

const onNotice = (written: Omit<WrittenAct, "task">, minute: number, who = nurse) =>
  inClinic(database.app, by(who, `2026-11-21T11:0${minute}:00Z`), (tx) =>
    actOnNotice(tx, { task: alarm.key, ...written }),
  );
const undoOnNotice = (id: string, who = nurse, at = "2026-11-21T12:00:00Z") =>
  inClinic(database.app, by(who, at), (tx) => undoNoticeAct(tx, alarm.key, id));
const idOf = (acted: Awaited<ReturnType<typeof onNotice>>): string => {
  if (!acted.ok) throw new Error("refused");
  return acted.value.act;
};

test.each<[string, Omit<WrittenAct, "task">]>([
  ["taken over", { action: "take" }],
  ["handed to a role", { action: "assign", to: "role/physician" }],
  ["said to be done, which ended it", { action: "done", reason: "restarted" }],
])("undone, a notice is as it was: %s", async (_what, written) => {
  await inNotice("2026-11-21T10:00:00Z", (tx) => raise(tx, alarm));
  await onNotice({ action: "take" }, 0);
  const was = await line(alarm.key);
  const id = idOf(await onNotice(written, 1, other));
  expect(await line(alarm.key)).not.toEqual(was);
  expect(await undoOnNotice(id)).toMatchObject({ ok: false, issues: [{ code: "fact-reference-unknown" }] });
  expect(await undoOnNotice(id, other)).toEqual({ ok: true, value: true });
  expect(await line(alarm.key)).toEqual(was);
  expect(await undoOnNotice(id, other)).toEqual({ ok: true, value: false });
  expect(await line(alarm.key)).toEqual(was);
});

test("what somebody did about a notice is not taken back after its reason has gone, or come again", async () => {
  await inNotice("2026-11-21T10:00:00Z", (tx) => raise(tx, alarm));
  const taken = idOf(await onNotice({ action: "take" }, 1));
  const ended = idOf(await onNotice({ action: "done" }, 2));
  await inNotice("2026-11-21T11:05:00Z", (tx) => raise(tx, alarm));
  const now = await line(alarm.key);
  expect(now).toMatchObject({ owner: null });
  for (const id of [taken, ended]) expect(await undoOnNotice(id)).toMatchObject({ ok: false });
  expect(await line(alarm.key)).toEqual(now);
  const again = idOf(await onNotice({ action: "take" }, 6));
  await inNotice("2026-11-21T11:07:00Z", (tx) => settle(tx, alarm.key));
  expect(await undoOnNotice(again)).toMatchObject({ ok: false });
  expect(await line(alarm.key)).toBeUndefined();
});

test("nobody takes back that it is done once its reason has gone", async () => {
  await inNotice("2026-11-21T10:00:00Z", (tx) => raise(tx, alarm));
  const ended = idOf(await onNotice({ action: "done" }, 1));
  expect(await inNotice("2026-11-21T11:02:00Z", (tx) => settle(tx, alarm.key))).toBe(false);
  expect(await undoOnNotice(ended)).toMatchObject({ ok: false });
  expect(await line(alarm.key)).toBeUndefined();
  expect(await inNotice("2026-11-21T12:03:00Z", (tx) => raise(tx, alarm))).toBe(true);
});

test("a notice whose end was taken back is open: it is not raised twice, and goes when its reason does", async () => {
  await inNotice("2026-11-21T10:00:00Z", (tx) => raise(tx, alarm));
  await undoOnNotice(idOf(await onNotice({ action: "done" }, 1)));
  expect(await inNotice("2026-11-21T12:01:00Z", (tx) => raise(tx, alarm))).toBe(false);
  expect(await inNotice("2026-11-21T12:02:00Z", (tx) => settle(tx, alarm.key))).toBe(true);
  expect(await line(alarm.key)).toBeUndefined();
});

test("what ends when its reason goes is not ended by word", async () => {
  const silent = {
    key: "silent-feed/lab",
    kind: "silent-feed",
    role: "nurse",
    urgency: "24H",
    about: "lab",
    content: { everyHours: 24 },
  } as const;
  await inNotice("2026-11-21T10:00:00Z", (tx) => raise(tx, silent));
  const said = await inNotice("2026-11-21T10:01:00Z", (tx) => actOnNotice(tx, { task: silent.key, action: "done" }));
  expect(said).toMatchObject({ value: { effect: "said-done" } });
  expect(await line(silent.key)).toBeDefined();
  expect(await inNotice("2026-11-21T10:02:00Z", (tx) => settle(tx, silent.key))).toBe(true);
  expect(await inNotice("2026-11-21T10:02:00Z", (tx) => settle(tx, silent.key))).toBe(false);
  expect(await line(silent.key)).toBeUndefined();
});

test("notices raised at once by many are one, and their lines can be made anew", async () => {
  const raised = await Promise.all(
    Array.from({ length: 8 }, (_, i) => inNotice(`2026-11-21T10:0${i}:00Z`, (tx) => raise(tx, alarm))),
  );
  expect(raised.filter(Boolean)).toHaveLength(1);
  const before = await lines();
  await database.owner.pool.query("delete from worklist_item where clinic_id = $1 and patient_id = ''", [clinic]);
  await inNotice("2026-11-21T11:00:00Z", refreshNotices);
  expect(await lines()).toEqual(before);
});

test("a clock that is set back does not make an ended notice open", async () => {
  await inNotice("2026-11-21T10:00:00Z", (tx) => raise(tx, alarm));
  await inNotice("2026-11-20T10:00:00Z", (tx) => settle(tx, alarm.key));
  expect(await line(alarm.key)).toBeUndefined();
  await inNotice("2026-11-19T10:00:00Z", (tx) => raise(tx, alarm));
  expect(await line(alarm.key)).toBeDefined();
  await inNotice("2026-11-18T10:00:00Z", (tx) => settle(tx, alarm.key));
  expect(await line(alarm.key)).toBeUndefined();
});
