import type { Instant } from "@longwatch/core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addDelivery } from "../db/outbox.ts";
import { addVersion } from "../db/patient-headers.ts";
import { inClinic, theServer } from "../db/transaction.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type Behaviour, type MailServer, mailServer } from "../testing/mail-server.ts";
import { addMember, exampleRecord } from "../testing/people.ts";
import { instant } from "../testing/scope.ts";
import { admitPatient } from "../usecases/admit-patient.ts";
import { logContact } from "../usecases/contact.ts";
import { deliverDue } from "../usecases/deliver.ts";
import { mailPost } from "./mail.ts";

let database: TestDatabase;
let mail: MailServer;
let clinic: string;
let nurse: string;
const start = instant("2026-03-02T10:00:00Z");
const origin = "https://longwatch.clinic.test";

beforeAll(async () => {
  database = await testDatabase();
  mail = await mailServer();
});
afterAll(async () => {
  await mail.close();
  await database.close();
});
beforeEach(async () => {
  clinic = await addClinic(database);
  nurse = await addMember(database, clinic, ["nurse"]);
  mail.arrived.length = 0;
});

const at = (minutes = 0) => ({ clinic, actor: theServer, at: (start + minutes * 60_000) as Instant });
const toNurse = (key: string, urgency = "24H") =>
  ({ key, channel: "staff-message", recipient: nurse, patient: "", about: [], urgency }) as const;
const wait = (one: Parameters<typeof addDelivery>[1]) => inClinic(database.app, at(), (tx) => addDelivery(tx, one));
const post = () =>
  mailPost({ host: "127.0.0.1", port: mail.port, security: "none", from: "Longwatch <longwatch@clinic.test>" }, origin);
const deliver = (minutes = 0) => deliverDue(database.app, clinic, () => at(minutes).at, post());
const rows = async (statement: string) => (await database.owner.pool.query(statement, [clinic])).rows;
const attempts = () => rows("select * from delivery_attempt where clinic_id = $1 order by delivery_key, attempt");
const waiting = () => rows("select * from outbox where clinic_id = $1");
const notices = async () =>
  (await rows("select task_key from worklist_item where clinic_id = $1 and patient_id = ''")).map(
    (row) => row.task_key,
  );
const idsOf = () => mail.arrived.map(({ content }) => /^Message-ID:\s+(<\S+>)/im.exec(content)![1]!);

test("a message says that there is something, and where, and nothing else", async () => {
  await wait(toNurse("staff/1"));
  await deliver();
  expect(mail.arrived).toHaveLength(1);
  const { content } = mail.arrived[0]!;
  expect(content).toContain("Subject: Longwatch: something needs you now");
  expect(content).toContain(`${origin}/`);
  expect(content).toContain("Auto-Submitted: auto-generated");
  expect(await attempts()).toMatchObject([{ outcome: "delivered", attempt: 1, detail: "250" }]);
  expect(await waiting()).toEqual([]);
  await deliver(60);
  expect(mail.arrived).toHaveLength(1);
});

test.each<[Behaviour, string]>([
  ["greylist", "451"],
  ["cut-before", "later"],
])("%s: it is tried again later, and arrives once", async (how) => {
  mail.behave(how);
  await wait(toNurse("staff/1"));
  await deliver();
  expect(mail.arrived).toEqual([]);
  await deliver(0.5);
  expect(mail.arrived).toEqual([]);
  await deliver(1.5);
  expect(mail.arrived).toHaveLength(1);
  expect((await attempts()).map(({ outcome }) => outcome)).toEqual(["later", "delivered"]);
  expect(await notices()).toEqual([]);
});

test("taken, but the line was cut before we heard: it arrives twice under one id", async () => {
  mail.behave("cut-after");
  await wait(toNurse("staff/1"));
  await deliver();
  await deliver(2);
  expect(mail.arrived).toHaveLength(2);
  const [first, second] = idsOf();
  expect(first).toBe(second);
  expect(first).toMatch(/^<[0-9a-f]{40}@longwatch\.clinic\.test>$/);
});

test("an address that is refused is somebody's task at once, and ends with the next message that arrives", async () => {
  mail.behave("refuse");
  await wait(toNurse("staff/1"));
  await deliver();
  const key = `undelivered-message/staff-message/${nurse}`;
  expect(await notices()).toEqual([key]);
  expect(await waiting()).toEqual([]);
  expect(await attempts()).toMatchObject([{ outcome: "refused", detail: "550" }]);
  await wait(toNurse("staff/2"));
  await deliver(5);
  expect(await notices()).toEqual([]);
});

test("what is urgent and fails is told after three attempts, tried on, and given up in the end", async () => {
  const closed = mailPost({ host: "127.0.0.1", port: 1, security: "none", from: "x@clinic.test" }, origin);
  await wait(toNurse("staff/1"));
  const told: number[] = [];
  for (let minutes = 0, tries = 0; tries < 10; minutes += 61, tries += 1) {
    await deliverDue(database.app, clinic, () => at(minutes).at, closed);
    told.push((await notices()).length);
  }
  expect(told).toEqual([0, 0, 1, 1, 1, 1, 1, 1, 1, 1]);
  expect((await attempts()).map(({ outcome }) => outcome)).toEqual([...Array(9).fill("later"), "given-up"]);
  expect(await waiting()).toEqual([]);
});

test("two nodes send a message once; one that died leaves it to the other", async () => {
  for (let i = 0; i < 25; i += 1) await wait(toNurse(`staff/${i}`));
  await Promise.all([deliver(), deliver(), deliver()]);
  expect(mail.arrived).toHaveLength(25);
  expect(new Set(idsOf()).size).toBe(25);
  await wait(toNurse("staff/last"));
  const dies = { origin, send: () => Promise.reject(new Error("killed")) };
  await expect(deliverDue(database.app, clinic, () => at().at, dies)).rejects.toThrow("killed");
  await deliver(1);
  expect(mail.arrived).toHaveLength(25);
  await deliver(4);
  expect(mail.arrived).toHaveLength(26);
});

test("who is no member any more gets nothing", async () => {
  await wait(toNurse("staff/1"));
  await database.owner.pool.query("delete from membership where clinic_id = $1", [clinic]);
  await deliver();
  expect(mail.arrived).toEqual([]);
  expect(await attempts()).toMatchObject([{ outcome: "withdrawn", detail: "no-member" }]);
  expect(await notices()).toEqual([]);
});

test("who wants no reminders by e-mail is not written to, also where one waits already", async () => {
  await inClinic(database.app, at(), async (tx) => {
    await admitPatient(tx, exampleRecord("ada"));
    const details = { email: "a@b.test", remindBy: "none" };
    await addVersion(tx, "patient_details", { patient: "lw-0001", version: 1, lastRecordedAt: tx.at }, details);
  });
  const about = ["monitor.tsh/2/4"];
  await wait({
    key: "reminder/1",
    channel: "patient-reminder",
    recipient: "lw-0001",
    patient: "lw-0001",
    about,
    urgency: "ROUTINE",
  });
  await deliver();
  expect(mail.arrived).toEqual([]);
  expect(await attempts()).toMatchObject([{ outcome: "withdrawn", detail: "not-wanted" }]);
  expect(await notices()).not.toContain("undelivered-message/patient-reminder/lw-0001");
});

test("a patient who cannot be written to is to be rung, until somebody has reached them", async () => {
  await inClinic(database.app, at(), async (tx) => {
    await admitPatient(tx, exampleRecord("ada"));
    await addVersion(
      tx,
      "patient_details",
      { patient: "lw-0001", version: 1, lastRecordedAt: tx.at },
      { email: "a@b.test" },
    );
    const about = ["monitor.tsh/2/4"];
    await addDelivery(tx, {
      key: "reminder/lw-0001/1",
      channel: "patient-reminder",
      recipient: "lw-0001",
      patient: "lw-0001",
      about,
      urgency: "ROUTINE",
    });
  });
  mail.behave("refuse");
  await deliver();
  const key = "undelivered-message/patient-reminder/lw-0001";
  expect(await notices()).toContain(key);
  const ring = (minutes: number, outcome: "not-reached" | "reached") =>
    inClinic(database.app, at(minutes), (tx) => logContact(tx, "lw-0001", { channel: "telephone", outcome }));
  await ring(10, "not-reached");
  expect(await notices()).toContain(key);
  await ring(20, "reached");
  expect(await notices()).not.toContain(key);
});
