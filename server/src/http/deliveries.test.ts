import type { DeliveryListJson, MailSetUpJson, TestMessageSentJson } from "@longwatch/api";
import type { Instant } from "@longwatch/core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addDelivery, type Delivery } from "../db/outbox.ts";
import { addVersion } from "../db/patient-headers.ts";
import { inClinic, theServer } from "../db/transaction.ts";
import { mailPost } from "../jobs/mail.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";
import { type MailServer, mailServer } from "../testing/mail-server.ts";
import { exampleRecord } from "../testing/people.ts";
import { instant } from "../testing/scope.ts";
import { admitPatient } from "../usecases/admit-patient.ts";
import { deliverDue } from "../usecases/deliver.ts";

const start = instant("2026-11-21T09:00:00Z");
const origin = "http://localhost:8080";
const from = "Longwatch <longwatch@clinic.test>";
let database: TestDatabase;
let mail: MailServer;
let server: TestServer;
let without: TestServer;
let clinic: string;
let nurse: TestPerson;
let administrator: TestPerson;

const post = () => mailPost({ host: "127.0.0.1", port: mail.port, security: "none", from }, origin);
beforeAll(async () => {
  database = await testDatabase();
  mail = await mailServer();
  server = await testServer(database, "2026-11-21T09:00:00Z", {}, { mail: { post: post(), from } });
  without = await testServer(database, "2026-11-21T09:00:00Z");
});
afterAll(async () => {
  await server.close();
  await without.close();
  await mail.close();
  await database.close();
});
beforeEach(async () => {
  server.clock.at = start;
  clinic = await addClinic(database);
  nurse = await server.person(clinic, ["nurse"], "Nora Nurse");
  administrator = await server.person(clinic, ["administrator"], "Alma Admin");
  mail.arrived.length = 0;
});

const scope = (minutes: number) => ({ clinic, actor: theServer, at: (start + minutes * 60_000) as Instant });
const wait = (one: Partial<Delivery> & Pick<Delivery, "key">, minutes = 0) =>
  inClinic(database.app, scope(minutes), (tx) =>
    addDelivery(tx, {
      channel: "staff-message",
      recipient: nurse.account,
      patient: "",
      about: [],
      urgency: "24H",
      ...one,
    }),
  );
const deliver = (minutes: number) => deliverDue(database.app, clinic, () => scope(minutes).at, post());
const url = (address: string): string => `/api/v1/clinics/${clinic}/deliveries${address}`;
const list = async (query = "", who = nurse): Promise<DeliveryListJson> => {
  const answer = await server.as(who, { method: "GET", url: url(query) });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<DeliveryListJson>();
};
const tests = async (who: TestPerson, at = server) =>
  at.as(who, { method: "POST", url: url("/tests"), headers: { "accept-language": "es" } });
const withAda = async (): Promise<void> => {
  await inClinic(database.app, scope(0), async (tx) => {
    await admitPatient(tx, exampleRecord("ada"));
    const details = { familyName: "Lind", givenName: "Ada", email: "ada@private.test" };
    await addVersion(tx, "patient_details", { patient: "lw-0001", version: 1, lastRecordedAt: tx.at }, details);
  });
};
const reminder = { channel: "patient-reminder", recipient: "lw-0001", patient: "lw-0001", urgency: "ROUTINE" } as const;

test("a message is told from its making to its end: what it was, to whom, how often tried, and why it did not arrive", async () => {
  mail.behave("greylist", "take", "refuse");
  await wait({ key: "staff/1" });
  await deliver(1);
  await wait({ key: "staff/2", urgency: "7D" }, 2);
  const [second, first] = (await list()).deliveries;
  expect(first).toMatchObject({
    to: { kind: "member", account: nurse.account, name: "Nora Nurse" },
    kind: "needs-you-now",
    state: "again",
    tries: 1,
    madeAt: "2026-11-21T09:00:00Z",
    lastTryAt: "2026-11-21T09:01:00Z",
    nextTryAt: "2026-11-21T09:02:00Z",
    endedAt: null,
    why: "not-now",
    code: "451",
  });
  expect(second).toMatchObject({ kind: "for-you", state: "waiting", tries: 0, lastTryAt: null, why: null, code: null });
  await deliver(3);
  const after = await list();
  expect(after.counts).toEqual({ waiting: 0, again: 0, sent: 1, undelivered: 1, withdrawn: 0 });
  const [sent] = (await list("?state=sent")).deliveries;
  expect(sent).toMatchObject({
    kind: "needs-you-now",
    state: "sent",
    tries: 2,
    madeAt: "2026-11-21T09:00:00Z",
    lastTryAt: "2026-11-21T09:03:00Z",
    endedAt: "2026-11-21T09:03:00Z",
    nextTryAt: null,
    why: null,
    code: null,
  });
  const [refused] = (await list("?state=undelivered")).deliveries;
  expect(refused).toMatchObject({
    kind: "for-you",
    state: "undelivered",
    tries: 1,
    why: "address-refused",
    code: "550",
  });
});

test("what ended more than thirty days ago is listed, and counted no more", async () => {
  await wait({ key: "staff/1" });
  await deliver(1);
  server.clock.at = (start + 31 * 86_400_000) as Instant;
  nurse = { ...nurse, token: (await server.person(clinic, ["nurse"])).token };
  const { counts, countedSince, deliveries } = await list();
  expect([counts.sent, countedSince, deliveries.length]).toEqual([0, "2026-11-22T09:00:00Z", 1]);
});

test("who is a patient is shown to whoever may see patients; the address to nobody", async () => {
  await withAda();
  await wait({ ...reminder, key: "reminder/lw-0001/1", about: ["monitor.tsh/2/4"] });
  await deliver(1);
  const seen = await list();
  expect(seen.deliveries[0]).toMatchObject({
    to: { kind: "patient", patient: "lw-0001", called: "Lind, Ada" },
    kind: "reminder",
    state: "sent",
  });
  const hidden = await list("", administrator);
  expect(hidden.deliveries[0]).toMatchObject({
    to: { kind: "patient", patient: null, called: null },
    kind: "reminder",
  });
  expect(JSON.stringify([seen, hidden])).not.toContain("private.test");
  expect(JSON.stringify(hidden)).not.toMatch(/lw-0001|Lind|tsh/);
  const { rows } = await database.owner.pool.query<{ actor_id: string; detail: { patients: string[] } }>(
    "select actor_id, detail from audit_event where clinic_id = $1 and action = 'delivery.read' order by at, actor_id",
    [clinic],
  );
  const told = rows.map(({ actor_id, detail }) => [actor_id, detail.patients]);
  expect(told).toEqual(expect.arrayContaining([[nurse.account, ["lw-0001"]]]));
  expect(told).toEqual(expect.arrayContaining([[administrator.account, []]]));
});

test("a reminder that is not needed any more is withdrawn, and was never tried", async () => {
  await withAda();
  await wait({ ...reminder, key: "reminder/lw-0001/1", about: ["nothing.of/hers"] });
  await server.as(nurse, {
    method: "POST",
    url: `/api/v1/clinics/${clinic}/patients/lw-0001/facts`,
    payload: { facts: [{ kind: "step-done", doneOn: "2026-11-01", step: "counselling" }] },
  });
  const { deliveries, counts } = await list();
  expect(deliveries).toMatchObject([{ state: "withdrawn", tries: 0, lastTryAt: null, why: "done-meanwhile" }]);
  expect(deliveries[0]!.madeAt).toBe("2026-11-21T09:00:00Z");
  expect(counts.withdrawn).toBe(1);
});

test("of a message that an earlier release sent it says what is not known", async () => {
  await wait({ key: "staff/1" });
  await deliver(1);
  await database.owner.pool.query("alter table delivery_attempt disable trigger user");
  await database.owner.pool.query("update delivery_attempt set urgency = null, added_at = null where clinic_id = $1", [
    clinic,
  ]);
  await database.owner.pool.query("alter table delivery_attempt enable trigger user");
  expect((await list()).deliveries).toMatchObject([{ kind: null, madeAt: null, state: "sent", tries: 1 }]);
});

test("pages follow one another without gaps; a cursor of another list is none", async () => {
  for (let i = 0; i < 7; i += 1) await wait({ key: `staff/${i}` }, i % 2);
  await deliver(5);
  await wait({ key: "staff/8" }, 6);
  const all: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: DeliveryListJson = await list(`?limit=3${cursor === "" ? "" : `&cursor=${cursor}`}`);
    all.push(...page.deliveries.map(({ delivery }) => delivery));
    cursor = page.next;
  }
  expect(new Set(all).size).toBe(8);
  expect(all).toHaveLength(8);
  const { next } = await list("?limit=3");
  const other = await server.as(nurse, { method: "GET", url: url(`?state=sent&cursor=${next}`) });
  expect(other.json()).toMatchObject({ type: "/problems#request-invalid" });
});

test("no cursor tells who a patient is, and its pages follow one another through messages of one moment", async () => {
  await withAda();
  for (let i = 0; i < 5; i += 1) await wait({ ...reminder, key: `reminder/lw-0001/${i}` });
  const all: string[] = [];
  let next: string | null = "";
  while (next !== null) {
    const page: DeliveryListJson = await list(`?limit=2${next === "" ? "" : `&cursor=${next}`}`, administrator);
    all.push(...page.deliveries.map(({ delivery }) => delivery));
    next = page.next;
    expect(Buffer.from(next ?? "", "base64url").toString("utf8")).not.toMatch(/lw-0001|reminder/);
  }
  expect(all).toHaveLength(5);
  expect(new Set(all)).toEqual(new Set((await list()).deliveries.map(({ delivery }) => delivery)));
});

test("every text is shown as it is sent, and as whom", async () => {
  await wait({ key: "staff/1" });
  await deliver(1);
  const setUp = (await server.as(administrator, { method: "GET", url: url("/set-up") })).json<MailSetUpJson>();
  expect(setUp.from).toBe(from);
  expect(setUp.texts.map(({ kind, languages }) => `${kind} ${languages.join("+")}`)).toEqual([
    "for-you en+es",
    "needs-you-now en+es",
    "reminder en",
    "reminder es",
  ]);
  const { subject, text } = setUp.texts[1]!;
  const { content } = mail.arrived[0]!;
  expect(content.replaceAll(/\r\n[ \t]/g, " ")).toContain(`Subject: ${subject}\r\n`);
  expect(plain(content.slice(content.indexOf("\r\n\r\n") + 4))).toBe(text);
  const nobody = (await without.as(administrator, { method: "GET", url: url("/set-up") })).json<MailSetUpJson>();
  expect([nobody.from, nobody.texts]).toEqual([null, setUp.texts]);
});

test("a test message goes to oneself, in one's language, and what the mail server said is told", async () => {
  mail.behave("take", "refuse");
  const taken = (await tests(administrator)).json<TestMessageSentJson>();
  const to = `${administrator.account}@example.org`;
  expect(taken).toEqual({ outcome: "taken", to, why: null, code: null });
  expect(mail.arrived.map((one) => one.to)).toEqual([[to]]);
  expect(mail.arrived[0]!.content).toContain("Subject: Longwatch: un mensaje de prueba");
  expect((await tests(administrator)).json()).toMatchObject({
    outcome: "refused",
    why: "address-refused",
    code: "550",
  });
  expect((await tests(administrator, without)).json()).toEqual({
    outcome: "no-mail-server",
    to,
    why: null,
    code: null,
  });
  const { rows } = await database.owner.pool.query(
    "select object from audit_event where clinic_id = $1 and action = 'delivery.test'",
    [clinic],
  );
  expect(rows).toEqual(Array(3).fill({ object: administrator.account }));
});

test("a mail server that cannot be reached is said so", async () => {
  const closed = mailPost({ host: "127.0.0.1", port: 1, security: "none", from }, origin);
  const broken = await testServer(database, "2026-11-21T09:00:00Z", {}, { mail: { post: closed, from } });
  expect((await tests(nurse, broken)).json()).toMatchObject({ outcome: "not-now", why: "unreachable" });
  await broken.close();
});

test("test messages are few: after three one in five minutes, for each person", async () => {
  const outcomes: number[] = [];
  for (let i = 0; i < 5; i += 1) outcomes.push((await tests(nurse)).statusCode);
  expect(outcomes).toEqual([200, 200, 200, 429, 429]);
  expect(mail.arrived).toHaveLength(3);
  expect((await tests(administrator)).statusCode).toBe(200);
  server.clock.at = (start + 5 * 60_000) as Instant;
  expect([(await tests(nurse)).statusCode, (await tests(nurse)).statusCode]).toEqual([200, 429]);
});

/** Text as it was before it was written as quoted-printable. */
const plain = (sent: string): string =>
  Buffer.from(
    sent
      .replaceAll("=\r\n", "")
      .replaceAll(/=([\dA-F]{2})/g, (_, byte: string) => String.fromCharCode(Number.parseInt(byte, 16)))
      .replaceAll("\r\n", "\n"),
    "latin1",
  ).toString("utf8");
