import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addIdentifiers } from "../db/identifiers.ts";
import { inClinic } from "../db/transaction.ts";
import { worklistLines } from "../db/worklist.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { exampleRecord } from "../testing/people.ts";
import { nurseAt } from "../testing/scope.ts";
import { admitPatient } from "./admit-patient.ts";
import { checkFeeds, expectFeed, forgetFeed } from "./feeds.ts";
import { dismissMessage, fileMessage, receiveMessage } from "./receive-message.ts";
import { recordJson } from "./record.ts";

let database: TestDatabase;
let clinic: string;
const patient = "lw-0001";
const final = readFileSync(path.join(import.meta.dirname, "../../../docs/tutorial/april-final.hl7"));

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  clinic = await addClinic(database);
  await within("2026-04-01T09:00:00Z", (tx) => admitPatient(tx, exampleRecord("ada")));
});

const within = <T>(at: string, work: Parameters<typeof inClinic<T>>[2]) =>
  inClinic(database.app, nurseAt(clinic, at), work);
const known = () =>
  within("2026-04-01T10:00:00Z", (tx) => addIdentifiers(tx, patient, [{ system: "CLINIC", value: "M2001" }]));
const message = (bytes: Uint8Array, feed = "lab") => ({ feed, mediaType: "x-application/hl7-v2+er7", bytes });
const receive = (bytes: Uint8Array = final, at = "2026-04-08T09:00:00Z") =>
  within(at, (tx) => receiveMessage(tx, message(bytes)));
const kept = async () =>
  (await database.owner.pool.query("select * from raw_message where clinic_id = $1", [clinic])).rows;
const notices = async () =>
  (await within("2026-04-09T09:00:00Z", (tx) => worklistLines(tx, { patient: "" }, "", 100))).map(({ key }) => key);
const platelets = async () =>
  (await within("2026-04-09T09:00:00Z", (tx) => recordJson(tx, patient)))!.facts.filter(
    (fact) => fact.kind === "result-reported" && fact.resultKey === "GENLAB/GENERAL|26-118|777-3||1",
  );

test("a message becomes facts of its patient, and stays as it came", async () => {
  await known();
  const received = await receive();
  expect(received).toMatchObject({ isRepeated: false, recorded: [{ patient, added: 1 }], unmatched: 0 });
  expect(await platelets()).toMatchObject([{ value: 134, recordedAt: "2026-04-08T09:00:00Z" }]);
  const [raw] = await kept();
  expect(raw.content.equals(final)).toBe(true);
  const { rows } = await database.owner.pool.query(
    "select message_id from fact where message_id is not null and clinic_id = $1",
    [clinic],
  );
  expect(rows).toEqual([{ message_id: received.message }]);
  expect(await notices()).toEqual([]);
});

test("the same message twice, at once or later, is once", async () => {
  await known();
  const all = await Promise.all(Array.from({ length: 6 }, () => receive()));
  expect(all.filter(({ isRepeated }) => !isRepeated)).toHaveLength(1);
  expect(await receive(final, "2026-04-20T09:00:00Z")).toMatchObject({ isRepeated: true, recorded: [] });
  expect(await kept()).toHaveLength(1);
  expect(await platelets()).toHaveLength(1);
});

test("the same control id with other line ends is kept twice and counts once", async () => {
  await known();
  await receive();
  const other = Buffer.from(final.toString("latin1").replaceAll(/\r\n|\r|\n/g, "\r\n\r\n"), "latin1");
  expect(other.equals(final)).toBe(false);
  expect(await receive(other, "2026-04-08T10:00:00Z")).toMatchObject({ isRepeated: true });
  expect(await kept()).toHaveLength(2);
  expect(await platelets()).toHaveLength(1);
});

test("whose it is nobody knows: it is kept and waits for a person, who files it", async () => {
  const received = await receive();
  const key = `unread-message/${received.message}`;
  expect(received).toMatchObject({ recorded: [], unmatched: 1 });
  expect(await notices()).toEqual([key]);
  const line = (await within("2026-04-09T09:00:00Z", (tx) => worklistLines(tx, { patient: "" }, "", 1)))[0]!;
  expect(JSON.stringify(line)).not.toMatch(/M2001|134/);
  const again = await within("2026-04-09T10:00:00Z", (tx) => fileMessage(tx, received.message));
  expect(again).toMatchObject({ unmatched: 1 });
  const filed = await within("2026-04-09T11:00:00Z", (tx) => fileMessage(tx, received.message, patient));
  expect(filed).toMatchObject({ recorded: [{ patient, added: 1 }], unmatched: 0 });
  expect(await notices()).toEqual([]);
  expect(await platelets()).toHaveLength(1);
});

test("what cannot be read is kept and somebody's task, until it is filed or dismissed with a reason", async () => {
  const received = await receive(Buffer.from("what is this?"));
  expect(received.issues.length).toBeGreaterThan(0);
  expect(await notices()).toEqual([`unread-message/${received.message}`]);
  expect(await within("2026-04-09T10:00:00Z", (tx) => dismissMessage(tx, received.message, "a test of the line"))).toBe(
    true,
  );
  expect(await notices()).toEqual([]);
  expect(await within("2026-04-09T10:00:00Z", (tx) => dismissMessage(tx, received.message, "again"))).toBe(false);
  expect(await kept()).toHaveLength(1);
  expect(await within("2026-04-09T10:00:00Z", (tx) => fileMessage(tx, clinic))).toBeUndefined();
});

test("a transaction that is undone keeps nothing, so that the sender sends again", async () => {
  await known();
  const undone = within("2026-04-08T09:00:00Z", async (tx) => {
    await receiveMessage(tx, message(final));
    throw new Error("cut");
  });
  await expect(undone).rejects.toThrow("cut");
  expect([await kept(), await platelets()]).toEqual([[], []]);
  expect(await receive()).toMatchObject({ isRepeated: false, recorded: [{ added: 1 }] });
});

test("a feed that falls silent is told once, and its next message ends it", async () => {
  await known();
  await within("2026-04-11T10:00:00Z", (tx) => expectFeed(tx, "lab", 24));
  const check = (at: string) => within(at, checkFeeds);
  expect(await check("2026-04-12T10:00:00Z")).toEqual([]);
  expect(await check("2026-04-12T10:00:01Z")).toEqual(["lab"]);
  await check("2026-04-13T10:00:00Z");
  expect(await notices()).toEqual(["silent-feed/lab"]);
  await receive(final, "2026-04-13T11:00:00Z");
  expect(await notices()).toEqual([]);
  expect(await check("2026-04-14T11:00:00Z")).toEqual([]);
  expect(await check("2026-04-14T11:00:01Z")).toEqual(["lab"]);
  expect(await notices()).toEqual(["silent-feed/lab"]);
  await within("2026-04-14T12:00:00Z", (tx) => expectFeed(tx, "lab", 48));
  expect(await notices()).toEqual([]);
  await check("2026-04-16T12:00:00Z");
  await within("2026-04-16T12:00:00Z", (tx) => forgetFeed(tx, "lab"));
  expect(await notices()).toEqual([]);
});

test("a feed's name is no place for anything else", async () => {
  expect(await within("2026-04-01T10:00:00Z", (tx) => expectFeed(tx, "Ada's results", 0))).toMatchObject({
    ok: false,
    issues: [{ at: "/feed" }, { at: "/everyHours" }],
  });
});
