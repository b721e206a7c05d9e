import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { AssessmentJson, RecordJson } from "@longwatch/core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type ClinicTx, inClinic } from "../db/transaction.ts";
import { receivedOffers, sentOffers } from "../db/transfers.ts";
import { answerOf } from "../testing/answer.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { nurseAt } from "../testing/scope.ts";
import { acceptTransfer } from "./accept-transfer.ts";
import { admitPatient } from "./admit-patient.ts";
import { offerTransfer, refuseTransfer, withdrawTransfer } from "./offer-transfer.ts";
import { recordJson } from "./record.ts";
import { recordFacts } from "./record-facts.ts";
import { noticeUnansweredTransfers } from "./unanswered-transfers.ts";

let database: TestDatabase;
let here: string;
let there: string;
const folder = path.join(import.meta.dirname, "../../../examples");
const records = readdirSync(folder)
  .filter((file) => /^[a-z]+\.json$/.test(file))
  .map((file) => JSON.parse(readFileSync(path.join(folder, file), "utf8")) as RecordJson);
const ada = records.find(({ patient }) => patient.id === "lw-0001")!;
const noon = "2026-11-21T12:00:00Z";

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  here = await addClinic(database, "Here");
  there = await addClinic(database, "There");
});

const run = <T>(clinic: string, work: (tx: ClinicTx) => Promise<T>, moment = noon): Promise<T> =>
  inClinic(database.app, nurseAt(clinic, moment), work);
const admit = (clinic: string, record: RecordJson) =>
  run(clinic, (tx) => admitPatient(tx, record, "as-stated"), "2026-11-20T09:00:00Z");
async function value<T>(
  result: Promise<{ ok: true; value: T } | { ok: false; issues: unknown } | undefined>,
): Promise<T> {
  const got = await result;
  if (got?.ok !== true) throw new Error(JSON.stringify(got));
  return got.value;
}
const offer = (patient = ada.patient.id, from = here, to = there) =>
  value(run(from, (tx) => offerTransfer(tx, patient, to, "moves house")));
const accept = (id: string, clinic = there, moment = noon) =>
  value(run(clinic, (tx) => acceptTransfer(tx, id, "IE"), moment));
const answer = async (clinic: string, patient: string, moment = noon): Promise<AssessmentJson> =>
  (await run(clinic, (tx) => answerOf(tx, patient), moment))!;
const record = (clinic: string, patient: string) => run(clinic, (tx) => recordJson(tx, patient));
const refused = { ok: false, issues: [{ code: "transfer-refused" }] };

test("the receiver sees an offer and nothing of the patient; the sender goes on watching", async () => {
  await admit(here, ada);
  const before = await answer(here, ada.patient.id);
  const id = await offer();
  const seen = await run(there, receivedOffers);
  expect(seen).toMatchObject([{ offer: id, from: here, why: "moves house", answer: undefined }]);
  expect(JSON.stringify(seen)).not.toContain(ada.patient.id);
  expect(await record(there, ada.patient.id)).toBeUndefined();
  expect(await answer(here, ada.patient.id)).toEqual(before);
});

test.each(records.map((one) => [one.patient.id, one] as const))(
  "%s: after acceptance the receiver's answer is the sender's of before",
  async (patient, one) => {
    await admit(here, one);
    const before = await answer(here, patient);
    const stays = {
      ...one.patient,
      jurisdiction: one.facts.findLast((fact) => fact.kind === "care-moved")?.jurisdiction ?? one.patient.jurisdiction,
    };
    const id = await offer(patient);
    await value(run(there, (tx) => acceptTransfer(tx, id, stays.jurisdiction)));
    const after = await answer(there, patient);
    expect(after.obligations).toEqual(before.obligations);
    expect(after.coverage).toEqual(before.coverage);
    expect(after.signals).toEqual(before.signals);
    expect(after.tasks).toEqual(before.tasks);
    expect(after.courses).toEqual(before.courses);
    expect(after.followUp).toEqual(before.followUp);
  },
);

test("every row arrives as it was, with its moment and author; the sender's ends with the receiver's signature", async () => {
  await admit(here, ada);
  await run(
    here,
    (tx) =>
      recordFacts(tx, ada.patient.id, [
        { kind: "contact-made", contactedAt: "2026-11-21T09:00:00Z", channel: "telephone", outcome: "reached" },
      ]),
    "2026-11-21T09:30:00Z",
  );
  const rows = async (clinic: string) =>
    (
      await database.owner.pool.query(
        "select fact_id, kind, occurred_on, recorded_at, recorded_by, record_version, content::text from fact where clinic_id = $1 order by recorded_at, fact_id",
        [clinic],
      )
    ).rows;
  const before = await rows(here);
  await accept(await offer());
  const after = await rows(there);
  expect(after.slice(0, -1)).toEqual(before);
  expect(JSON.parse(after.at(-1).content)).toMatchObject({
    kind: "care-moved",
    jurisdiction: "IE",
    clinic: there,
    movedOn: "2026-11-21",
  });
  const ended = (await rows(here)).slice(before.length).map((row) => JSON.parse(row.content));
  expect(ended).toMatchObject([{ kind: "follow-up-ended", reason: "handed-over", endedOn: "2026-11-21" }]);
  expect(ended[0].acceptedBy).toContain(there);
  expect((await answer(here, ada.patient.id)).followUp.state).toBe("handed-over");
  const events = await database.owner.pool.query(
    "select clinic_id, action from audit_event where clinic_id = any($1) order by action",
    [[here, there]],
  );
  expect(
    events.rows.map(({ clinic_id, action }) => [clinic_id === here ? "here" : "there", action]).toSorted(),
  ).toEqual([
    ["here", "transfer.accept"],
    ["here", "transfer.offer"],
    ["there", "transfer.accept"],
  ]);
});

test("raw messages come along with where they came from, but for those of others too", async () => {
  await admit(here, ada);
  await admit(here, records.find(({ patient }) => patient.id !== ada.patient.id)!);
  const other = records.find(({ patient }) => patient.id !== ada.patient.id)!.patient.id;
  const ids = { own: crypto.randomUUID(), both: crypto.randomUUID() };
  for (const [name, message_id] of Object.entries(ids)) {
    await run(here, ({ query, at }) =>
      query
        .insertInto("raw_message")
        .values({
          clinic_id: here,
          message_id,
          feed: "lab",
          received_at: new Date(at),
          received_by: "svc",
          media_type: "text/plain",
          digest: name,
          content: Buffer.from(name),
        })
        .execute(),
    );
  }
  const call = (n: number) => ({
    kind: "contact-made",
    contactedAt: `2026-11-20T1${n}:00:00Z`,
    channel: "telephone",
    outcome: "reached",
  });
  await run(here, (tx) => recordFacts(tx, ada.patient.id, [call(1)], { message: ids.own }));
  await run(here, (tx) => recordFacts(tx, ada.patient.id, [call(2)], { message: ids.both }));
  await run(here, (tx) => recordFacts(tx, other, [call(3)], { message: ids.both }));
  await accept(await offer());
  const { rows } = await database.owner.pool.query(
    "select message_id, feed, content from raw_message where clinic_id = $1",
    [there],
  );
  expect(rows).toEqual([{ message_id: ids.own, feed: `transfer/${here}/lab`, content: Buffer.from("own") }]);
  expect((await run(there, receivedOffers))[0]!.answer?.content).toMatchObject({ messages: 1, messagesKept: 1 });
});

test("an offer is answered once, whoever comes first", async () => {
  await admit(here, ada);
  const id = await offer();
  const outcomes = await Promise.all([
    run(there, (tx) => acceptTransfer(tx, id, "IE")),
    run(there, (tx) => refuseTransfer(tx, id, "full")),
    run(here, (tx) => withdrawTransfer(tx, id, "stays")),
    run(there, (tx) => acceptTransfer(tx, id, "IE")),
  ]);
  expect(outcomes.filter((one) => one?.ok === true)).toHaveLength(1);
  for (const one of outcomes.filter((each) => each?.ok !== true)) expect(one).toMatchObject(refused);
  const answers = [await run(here, sentOffers), await run(there, receivedOffers)].map(
    (list) => list[0]!.answer?.answer,
  );
  expect(answers[0]).toBe(answers[1]);
});

test.each(["refused", "withdrawn"])("%s: nothing has moved, and the sender may offer again", async (how) => {
  await admit(here, ada);
  const before = await record(here, ada.patient.id);
  const id = await offer();
  expect(await run(here, (tx) => offerTransfer(tx, ada.patient.id, there, "again"))).toMatchObject(refused);
  if (how === "refused") await value(run(there, (tx) => refuseTransfer(tx, id, "no place")));
  else await value(run(here, (tx) => withdrawTransfer(tx, id, "stays")));
  expect(await record(there, ada.patient.id)).toBeUndefined();
  expect(await record(here, ada.patient.id)).toEqual(before);
  expect(await run(there, (tx) => acceptTransfer(tx, id, "IE"))).toMatchObject(refused);
  await accept(await offer());
});

test("nobody but the two clinics can answer, and a patient is not given away twice", async () => {
  await admit(here, ada);
  const third = await addClinic(database, "Third");
  const id = await offer();
  expect(await run(third, (tx) => acceptTransfer(tx, id, "IE"))).toBeUndefined();
  expect(await run(third, (tx) => withdrawTransfer(tx, id, "x"))).toBeUndefined();
  expect(await run(here, (tx) => acceptTransfer(tx, id, "IE"))).toBeUndefined();
  await accept(id);
  expect(await run(here, (tx) => offerTransfer(tx, ada.patient.id, third, "x"))).toMatchObject(refused);
});

test("an acceptance that fails half-way has moved nothing, on neither side", async () => {
  await admit(here, ada);
  const id = await offer();
  const before = await record(here, ada.patient.id);
  const failing = run(there, async (tx) => {
    await acceptTransfer(tx, id, "IE");
    throw new Error("the disk is full");
  });
  await expect(failing).rejects.toThrow("the disk is full");
  expect(await record(there, ada.patient.id)).toBeUndefined();
  expect(await record(here, ada.patient.id)).toEqual(before);
  await accept(id);
});

test("two people whose ids are alike stay two people", async () => {
  await admit(here, ada);
  const other = { ...records.find(({ patient }) => patient.id !== ada.patient.id)! };
  await admit(there, { ...other, patient: { ...other.patient, id: ada.patient.id, identifiers: [] } });
  const before = await record(there, ada.patient.id);
  const { patient } = await accept(await offer());
  expect(patient).not.toBe(ada.patient.id);
  expect(await record(there, ada.patient.id)).toEqual(before);
  expect((await record(there, patient))!.patient).toEqual({ ...ada.patient, id: patient });
});

test("a person whom the receiver knows under another id is looked at first", async () => {
  const identifiers = [{ system: "nhs", value: "999 000 0001" }];
  await admit(here, { ...ada, patient: { ...ada.patient, identifiers } });
  await admit(there, { ...records[1]!, patient: { ...records[1]!.patient, id: "other", identifiers } });
  const id = await offer();
  expect(await run(there, (tx) => acceptTransfer(tx, id, "IE"))).toMatchObject({
    ok: false,
    issues: [{ code: "patient-known" }],
  });
  expect((await answer(here, ada.patient.id)).followUp.state).not.toBe("handed-over");
});

test.each(["under the same id", "under another id"])(
  "a patient who comes back %s is the same patient, watched again",
  async (how) => {
    await admit(here, ada);
    if (how === "under another id")
      await admit(there, { ...records[1]!, patient: { ...records[1]!.patient, id: ada.patient.id, identifiers: [] } });
    const { patient } = await accept(await offer());
    expect(patient === ada.patient.id).toBe(how === "under the same id");
    await run(
      there,
      (tx) =>
        recordFacts(tx, patient, [
          { kind: "contact-made", contactedAt: "2026-12-01T09:00:00Z", channel: "telephone", outcome: "reached" },
        ]),
      "2026-12-01T10:00:00Z",
    );
    const back = await value(
      run(there, (tx) => offerTransfer(tx, patient, here, "moves back"), "2026-12-02T09:00:00Z"),
    );
    const returned = await accept(back, here, "2026-12-02T10:00:00Z");
    expect(returned.patient).toBe(ada.patient.id);
    const after = await answer(here, ada.patient.id, "2026-12-02T12:00:00Z");
    expect(after.followUp.state).toBe("active");
    expect((await record(here, ada.patient.id))!.facts.filter(({ kind }) => kind === "contact-made").length).toBe(
      ada.facts.filter(({ kind }) => kind === "contact-made").length + 1,
    );
    expect((await answer(there, patient, "2026-12-02T12:00:00Z")).followUp.state).toBe("handed-over");
  },
);

test("an offer without an answer is a notice at both from the seventh day on, once, and its answer closes it", async () => {
  await admit(here, ada);
  const id = await offer();
  const both = async (moment: string) => [
    await run(here, noticeUnansweredTransfers, moment),
    await run(there, noticeUnansweredTransfers, moment),
  ];
  expect(await both("2026-11-28T11:59:59Z")).toEqual([0, 0]);
  expect(await both("2026-11-28T12:00:00Z")).toEqual([1, 1]);
  expect(await both("2026-12-28T12:00:00Z")).toEqual([0, 0]);
  await value(run(there, (tx) => refuseTransfer(tx, id, "no place"), "2026-12-29T09:00:00Z"));
  const { rows } = await database.owner.pool.query("select action from notice_act where clinic_id = any($1)", [
    [here, there],
  ]);
  expect(rows).toEqual([{ action: "gone" }, { action: "gone" }]);
});
