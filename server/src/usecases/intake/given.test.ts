import { randomBytes } from "node:crypto";
import { parseInstant } from "@longwatch/core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { documentsOf } from "../../db/documents.ts";
import { eraseRows } from "../../db/erasures.ts";
import { recordingMoments } from "../../db/fact-pages.ts";
import { addIdentifiers } from "../../db/identifiers.ts";
import { type ClinicTx, inClinic } from "../../db/transaction.ts";
import { addClinic, type TestDatabase, testDatabase } from "../../testing/database.ts";
import { exampleRecord } from "../../testing/people.ts";
import { nurseAt } from "../../testing/scope.ts";
import { admitPatient } from "../admit-patient.ts";
import { fileMessage, receiveMessage } from "../receive-message.ts";
import { rawRecord } from "../record.ts";
import { acceptMessages } from "./accept-messages.ts";
import { changeLaboratory } from "./change-laboratory.ts";
import { describeMessage } from "./describe-message.ts";
import { processInbox } from "./process-inbox.ts";
import { matchHeld, notThem, rejectHeld, showHeld } from "./quarantine.ts";

let database: TestDatabase;
let clinic: string;
const [ada, other] = ["lw-0001", "lw-2"];
const at = "2026-04-08T09:00:00Z";

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  clinic = await addClinic(database);
  await within(async (tx) => {
    const { patient, ...record } = exampleRecord("ada");
    await admitPatient(tx, { ...record, patient });
    await admitPatient(tx, {
      ...record,
      patient: { ...patient, id: other, identifiers: [{ system: "CLINIC", value: "M2" }] },
    });
    await addIdentifiers(tx, ada, [{ system: "CLINIC", value: "M1" }]);
  });
});

const within = <T>(work: (tx: ClinicTx) => Promise<T>) => inClinic(database.app, nurseAt(clinic, at), work);
const header = (type = "ORU^R01") => `MSH|^~\\&|LAB|MAIN|LW|C|20260408080000+0000||${type}|7|P|2.5.1`;
const person = (number: string, value: string, code = "777-3^Platelets^LN") => [
  `PID|1||${number}^^^CLINIC`,
  `OBR|1||F${number}|CBC|||20260407`,
  `OBX|1|NM|${code}||${value}|10*9/L|||||F`,
];
const receive = (...segments: readonly string[]) =>
  within((tx) =>
    receiveMessage(tx, { feed: "lab", mediaType: "application/hl7-v2", bytes: Buffer.from(segments.join("\r")) }),
  );
/** What holds of the counts that came in messages here. */
const counts = async (patient: string) =>
  (await within((tx) => rawRecord(tx, patient)))!.held.all.flatMap((fact) =>
    fact.kind === "result-reported" && "value" in fact && [301, 302, 303].includes(fact.value as number)
      ? [fact.value]
      : [],
  );
const match = (message: string, part: number, patient: string, remember = false) =>
  within((tx) => matchHeld(tx, { message, part }, { patient, remember, why: "Looked it up" }));
const state = async (message: string, part: number) =>
  (await within((tx) => showHeld(tx, { message, part })))?.held.state;

describe("a decision about a part", () => {
  it("holds when another part of the message is decided", async () => {
    const { message } = await receive(header(), ...person("X1", "301"), ...person("X2", "302"), ...person("X3", "303"));
    await match(message, 1, ada);
    await within((tx) => rejectHeld(tx, { message, part: 3 }, "Nobody of ours"));
    await match(message, 2, other);
    expect([await state(message, 1), await state(message, 2), await state(message, 3)]).toEqual([
      "filed",
      "filed",
      "rejected",
    ]);
    expect([await counts(ada), await counts(other)]).toEqual([[301], [302]]);
  });

  it("holds when a code of it is mapped later", async () => {
    const { message } = await receive(header(), ...person("X1", "301", "THRO^Thrombos^L"));
    await match(message, 1, ada);
    expect(await counts(ada)).toEqual([]);
    const mapped = { name: "Main", senders: ["LAB/MAIN"], codes: { THRO: "platelets" } };
    await within((tx) => changeLaboratory(tx, "main", mapped, 0));
    await processInbox(database.app, () => nurseAt(clinic, at));
    expect(await counts(ada)).toEqual([301]);
    expect(await state(message, 1)).toBe("filed");
  });

  it("that it concerns nobody keeps it out when its number is learned later", async () => {
    const { message } = await receive(header(), ...person("X1", "301"), ...person("X1", "302"));
    await within((tx) => rejectHeld(tx, { message, part: 2 }, "Spoilt"));
    await match(message, 1, ada, true);
    expect(await counts(ada)).toEqual([301]);
  });
});

describe("a part that is filed already", () => {
  it("moves to whom a person names, and back: it is never of two", async () => {
    const { message } = await receive(header(), ...person("X1", "301"));
    await match(message, 1, ada);
    await match(message, 1, other);
    expect([await counts(ada), await counts(other)]).toEqual([[], [301]]);
    await match(message, 1, ada);
    expect([await counts(ada), await counts(other)]).toEqual([[301], []]);
    await match(message, 1, other);
    expect([await counts(ada), await counts(other)]).toEqual([[], [301]]);
  });

  it("is moved alone, where the patient has another part of the message", async () => {
    const { message } = await receive(header(), ...person("X1", "301"), ...person("X2", "302"));
    await match(message, 1, ada);
    await match(message, 2, ada);
    await match(message, 2, other);
    expect([await counts(ada), await counts(other)]).toEqual([[301], [302]]);
  });

  it("is refused to somebody else where the whole message is filed for them", async () => {
    const { message } = await receive(header(), ...person("M1", "301"), ...person("X2", "302"));
    expect(await within((tx) => fileMessage(tx, message, other))).toMatchObject({ conflict: expect.any(String) });
    expect([await counts(ada), await counts(other)]).toEqual([[301], []]);
  });

  it("stays with its patient when its number has become another's", async () => {
    const { message } = await receive(header(), ...person("M1", "301"));
    await database.owner.pool.query(
      "update longwatch.patient_identifier set patient_id = $2 where clinic_id = $1 and value = 'M1'",
      [clinic, other],
    );
    await within((tx) => fileMessage(tx, message));
    expect([await counts(ada), await counts(other)]).toEqual([[301], []]);
  });
});

it("a document goes with its part", async () => {
  const pdf = Buffer.from("%PDF-1.7\n%%EOF").toString("base64");
  const attached = `OBX|2|ED|PDF^Report||^application^pdf^Base64^${pdf}||||||F`;
  const { message } = await receive(header(), ...person("X1", "301"), attached);
  const listed = () =>
    within(async (tx) => [
      (await documentsOf(tx, ada, { most: 10 })).documents.length,
      (await documentsOf(tx, other, { most: 10 })).documents.length,
    ]);
  await match(message, 1, ada);
  expect(await listed()).toEqual([1, 0]);
  await match(message, 1, other);
  expect(await listed()).toEqual([0, 1]);
  await match(message, 1, ada);
  expect(await listed()).toEqual([1, 0]);
});

it("a document is listed as whose it was known to be at a moment, and says whose it is no longer", async () => {
  const pdf = Buffer.from("%PDF-1.7\n%%EOF").toString("base64");
  const attached = `OBX|2|ED|PDF^Report||^application^pdf^Base64^${pdf}||||||F`;
  const { message } = await receive(header(), ...person("X1", "301"), attached);
  const later = <T>(minutes: number, work: (tx: ClinicTx) => Promise<T>) =>
    inClinic(database.app, nurseAt(clinic, `2026-04-08T09:0${minutes}:00Z`), work);
  const matched = (minutes: number, patient: string) =>
    later(minutes, (tx) => matchHeld(tx, { message, part: 1 }, { patient, remember: false, why: "Looked it up" }));
  await matched(1, ada);
  await matched(3, other);
  const knownAt = (minutes: number, patient: string) =>
    later(9, async (tx) => {
      const moment = parseInstant(`2026-04-08T09:0${minutes}:00Z`);
      const { documents } = await documentsOf(tx, patient, { most: 10, knownAt: moment });
      return documents.map(({ isTheirs, facts }) => [isTheirs, facts.length]);
    });
  expect([await knownAt(0, ada), await knownAt(0, other)]).toEqual([[], []]);
  expect([await knownAt(2, ada), await knownAt(2, other)]).toEqual([[[false, 1]], []]);
  expect([await knownAt(3, ada), await knownAt(3, other)]).toEqual([[], [[true, 1]]]);
  const moments = await later(9, (tx) => recordingMoments(tx, ada));
  expect(moments.slice(-2).map(({ at: moment, documents }) => [moment, documents])).toEqual([
    ["2026-04-08T09:01:00Z", 1],
    ["2026-04-08T09:03:00Z", 1],
  ]);
});

it("a document of one part goes with that part, and what came with it is what still holds", async () => {
  const pdf = (words: string) => Buffer.from(`%PDF-1.7\n${words}\n%%EOF`).toString("base64");
  const attached = (words: string) => `OBX|2|ED|PDF^Report||^application^pdf^Base64^${pdf(words)}||||||F`;
  const parts = [...person("X1", "301"), attached("one"), ...person("X2", "302"), attached("two")];
  const { message } = await receive(header(), ...parts);
  const listed = async (patient: string) =>
    (await within((tx) => documentsOf(tx, patient, { most: 10 }))).documents.map(({ part, facts }) => [
      part,
      facts.length,
    ]);
  await match(message, 1, ada);
  await match(message, 2, ada);
  expect([await listed(ada), await listed(other)]).toEqual([
    expect.arrayContaining([
      [1, 2],
      [2, 2],
    ]),
    [],
  ]);
  await match(message, 2, other);
  expect([await listed(ada), await listed(other)]).toEqual([[[1, 1]], [[2, 1]]]);
});

it("documents are listed page by page", async () => {
  const pdf = Buffer.from("%PDF-1.7\n%%EOF").toString("base64");
  for (const day of ["20260301", "20260302", "20260303"])
    await receive(
      header().replace("|7|", `|${day}|`),
      ...person("M1", "301").map((line) => line.replace("20260407", day)),
      `OBX|2|ED|PDF^Report||^application^pdf^Base64^${pdf}||||||F`,
    );
  const days: (string | undefined)[][] = [];
  for (let after: string | undefined; days.length < 9; ) {
    const page = await within((tx) => documentsOf(tx, ada, { most: 2, after }));
    days.push(page.documents.map(({ on }) => on));
    after = page.next;
    if (after === undefined) break;
  }
  expect(days).toEqual([["2026-03-03", "2026-03-02"], ["2026-03-01"]]);
});

it("a number of nine thousand characters can be decided about like any other", async () => {
  const { message } = await receive(header(), ...person(randomBytes(4500).toString("hex"), "301"));
  await within((tx) => notThem(tx, { message, part: 1 }, other, "Somebody else"));
  await match(message, 1, ada);
  expect(await counts(ada)).toEqual([301]);
});

describe("what a laboratory sends again", () => {
  const unknown = () => receive(header(), ...person("X1", "301"));

  it("after it was rejected is looked at again", async () => {
    const { message } = await unknown();
    await within((tx) => rejectHeld(tx, { message, part: 1 }, "Nobody of ours"));
    expect(await receive(header().replace("|7|", "|8|"), ...person("X1", "301"))).toMatchObject({
      isRepeated: true,
      unmatched: 1,
    });
    const shown = (await within((tx) => showHeld(tx, { message, part: 1 })))!;
    expect([shown.held.state, shown.acts.at(-1)?.action]).toEqual(["open", "reopened"]);
  });

  it("while it waits is read again, also from a line that is answered at once", async () => {
    await unknown();
    await within((tx) => addIdentifiers(tx, ada, [{ system: "CLINIC", value: "X1" }]));
    const again = describeMessage(
      "lab",
      "application/hl7-v2",
      Buffer.from([header().replace("|7|", "|8|"), ...person("X1", "301")].join("\r")),
    );
    expect(await within((tx) => acceptMessages(tx, [again]))).toBe(1);
    await processInbox(database.app, () => nurseAt(clinic, at));
    expect(await counts(ada)).toEqual([301]);
  });

  it("once it was filed is nothing new", async () => {
    await receive(header(), ...person("M1", "301"));
    const again = describeMessage(
      "lab",
      "application/hl7-v2",
      Buffer.from([header().replace("|7|", "|8|"), ...person("M1", "301")].join("\r")),
    );
    expect(await within((tx) => acceptMessages(tx, [again]))).toBe(0);
  });
});

it("reading a message again is no sign of life of its feed", async () => {
  const heard = async () =>
    (
      await database.owner.pool.query(
        "select analyte, results from longwatch.feed_day where clinic_id = $1 order by 1",
        [clinic],
      )
    ).rows;
  const { message } = await receive(header(), ...person("X1", "301"));
  const first = await heard();
  expect(first).toContainEqual({ analyte: "", results: 1 });
  await match(message, 1, ada);
  await within((tx) => fileMessage(tx, message));
  expect(await heard()).toEqual(first);
});

describe("whom a person has said that it is not", () => {
  const numbers = (...all: readonly string[]) => [
    `PID|1||${all.map((one) => `${one}^^^CLINIC`).join("~")}||LOVGREN||19880514`,
    ...person("X", "301").slice(1),
  ];
  const proposed = async (message: string) => (await within((tx) => showHeld(tx, { message, part: 1 })))!.proposals;

  it.each([
    ["of numbers of different people", numbers("M1", "M2"), [other]],
    ["of a number under another birth date", numbers("M1").map((line) => line.replace("19880514", "19700101")), []],
  ])("%s is not proposed again", async (_, segments, left) => {
    const { message } = await receive(header(), ...segments);
    expect(await proposed(message)).toContain(ada);
    await within((tx) => notThem(tx, { message, part: 1 }, ada, "Somebody else"));
    expect(await proposed(message)).toEqual(left);
  });

  it("is not given the next message that says the same of them, but their own", async () => {
    const unit = (segments: readonly string[]) => segments.map((line) => line.replace("10*9/L", ""));
    const { message } = await receive(header(), ...unit(numbers("M1")));
    await within((tx) => notThem(tx, { message, part: 1 }, ada, "Her cousin"));
    expect(await receive(header().replace("|7|", "|8|"), ...numbers("M1"))).toMatchObject({ unmatched: 1 });
    expect(await receive(header().replace("|7|", "|9|"), ...person("M1", "302"))).toMatchObject({ unmatched: 0 });
    expect(await counts(ada)).toEqual([302]);
  });
});

it("a code of nine thousand characters is held like any other, and mapped", async () => {
  const code = randomBytes(4500).toString("hex");
  const { message } = await receive(header(), ...person("M1", "301", `${code}^Thrombos^L`));
  expect(await state(message, 1)).toBe("open");
  const mapped = { name: "Main", senders: ["LAB/MAIN"], codes: { [code]: "platelets" } };
  expect(await within((tx) => changeLaboratory(tx, "main", mapped, 0))).toMatchObject({ value: { readAgain: 1 } });
  await processInbox(database.app, () => nurseAt(clinic, at));
  expect(await counts(ada)).toEqual([301]);
});

it("messages that made no fact of a patient go with the patient", async () => {
  await receive(header("ADT^A08"), "EVN|A08", "PID|1||M1^^^CLINIC||LOVGREN^ADA");
  // A part that says nothing new, beside one that does.
  await receive(header(), ...person("M1", "301"));
  await receive(header().replace("|7|", "|8|"), ...person("M1", "301"), "NTE|1||again");
  const left = () =>
    database.owner.pool
      .query("select 1 from raw_message where clinic_id = $1", [clinic])
      .then(({ rows }) => rows.length);
  expect(await left()).toBe(3);
  await inClinic(database.owner, nurseAt(clinic, at), (tx) => eraseRows(tx.query, clinic, ada));
  expect(await left()).toBe(0);
});
