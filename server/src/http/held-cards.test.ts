import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type ClinicTx, inClinic } from "../db/transaction.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type HooksClient, hookKeys, hooksClient } from "../testing/hooks-client.ts";
import { type TestServer, testServer } from "../testing/http.ts";
import { exampleRecord } from "../testing/people.ts";
import { nurseAt } from "../testing/scope.ts";
import { admitPatient } from "../usecases/admit-patient.ts";
import { changeDetails } from "../usecases/change-details.ts";
import { changeLaboratory } from "../usecases/intake/change-laboratory.ts";
import { processInbox } from "../usecases/intake/process-inbox.ts";
import { askAboutHeld, matchHeld, notThem, rejectHeld } from "../usecases/intake/quarantine.ts";
import { receiveMessage } from "../usecases/receive-message.ts";

/** A record system asks over a real socket about somebody of whom something waits in quarantine. */
const origin = "http://localhost:8080";
const issuer = "https://ehr.example.org";
const at = "2026-11-21T09:00:00Z";
const ada = "lw-0001";
let database: TestDatabase;
let server: TestServer;
let address: string;
let clinic: string;
let client: HooksClient;

beforeAll(async () => {
  database = await testDatabase();
  server = await testServer(database, at, { origin });
  address = await server.app.listen({ port: 0, host: "127.0.0.1" });
});
afterAll(async () => {
  await server.close();
  await database.close();
});
beforeEach(async () => {
  clinic = await addClinic(database);
  const keys = await hookKeys();
  const base = `/api/v1/clinics/${clinic}`;
  const payload = {
    use: "decision-support",
    label: "Ward",
    issuer,
    keys: { jwks: { keys: [keys.publicKey] } },
    patients: { by: "own-id" },
  };
  const administrator = await server.person(clinic, ["administrator"]);
  expect((await server.as(administrator, { method: "POST", url: `${base}/clients`, payload })).statusCode).toBe(201);
  const seconds = () => Math.floor(server.clock.at / 1000);
  client = hooksClient(`${address}${base}/cds-services`, `${origin}${base}/cds-services`, issuer, keys, seconds);
  await within(async (tx) => {
    await admitPatient(tx, exampleRecord("ada"));
    await changeDetails(tx, ada, { familyName: "Lövgren", givenName: "Ada" }, undefined);
    await admitPatient(tx, exampleRecord("bruno"));
  });
});

const within = <T>(work: (tx: ClinicTx) => Promise<T>): Promise<T> => inClinic(database.app, nurseAt(clinic, at), work);
/** Ada was born on 14 May 1988; nobody has this number. */
const perhapsAda = "PID|1||X7777^^^ELSEWHERE^MR||LOVGREN^ADA||19880514|F";
const receive = async (pid: string, obx: string): Promise<string> => {
  const bytes = Buffer.from(
    ["MSH|^~\\&|LAB|MAIN|LW|C|20261120080000+0000||ORU^R01|7|P|2.5.1", pid, "OBR|1||F7|CBC|||20261119", obx].join("\r"),
  );
  return (await within((tx) => receiveMessage(tx, { feed: "lab", mediaType: "application/hl7-v2", bytes }))).message;
};
const heldCards = async (patientId = ada, hook: "patient-view" | "order-sign" = "patient-view", more: object = {}) => {
  const cards = await client.call(hook, { patientId, ...more });
  return cards.filter(({ source }) => source.topic?.code === "held-back");
};
const lowCount = "OBX|1|NM|777-3^Platelets^LN||12|||||||F";

test("results that may be hers: as urgent as the worst that they could be, without a value, a number or a name", async () => {
  await receive(perhapsAda, lowCount);
  const [card, ...others] = await heldCards();
  expect(others).toEqual([]);
  expect(card).toMatchObject({
    indicator: "critical",
    summary: "Results that may be this patient's are held back: act at once",
  });
  expect(card!.detail).toContain("came on 2026-11-21");
  expect(JSON.stringify(card)).not.toMatch(/X7777|LOVGREN|Lövgren|777-3|Platelets|\b12\b/);
  expect(card!.links).toEqual([
    { label: "See what waits in Longwatch", url: `${origin}/clinics/${clinic}/worklist`, type: "absolute" },
  ]);
  expect(await heldCards("lw-0002")).toEqual([]);
  const elsewhere = await addClinic(database);
  const seen = await inClinic(database.app, nurseAt(elsewhere, at), (tx) =>
    tx.query.selectFrom("held_about").selectAll().execute(),
  );
  expect(seen).toEqual([]);
});

test("results of hers with a code that nobody has mapped, until it is", async () => {
  const record = exampleRecord("ada") as { patient: { identifiers: readonly { system: string; value: string }[] } };
  const { system, value } = record.patient.identifiers[0]!;
  await receive(
    `PID|1||${value}^^^${system}||LOVGREN^ADA||19880514|F`,
    "OBX|1|NM|THRO^Thrombozyten^L||212|10*9/L|||||F",
  );
  const [card] = await heldCards();
  expect(card!.summary).toMatch(/^Results of this patient are held back: /);
  expect(card!.detail).toContain("Nobody has said what 1 code in it means.");
  const agreed = { name: "General", senders: ["LAB/MAIN"], codes: { THRO: "platelets" } };
  await within((tx) => changeLaboratory(tx, "general", agreed, 0));
  await processInbox(database.app, () => nurseAt(clinic, at));
  expect(await heldCards()).toEqual([]);
});

test("results that may be hers stay told of when it is certain that they are, and a code in them is not known", async () => {
  const message = await receive(perhapsAda, "OBX|1|NM|THRO^Thrombozyten^L||212|10*9/L|||||F");
  expect((await heldCards())[0]!.summary).toMatch(/^Results that may be this patient's are held back: /);
  await within((tx) => matchHeld(tx, { message, part: 1 }, { patient: ada, remember: false }));
  expect((await heldCards())[0]!.summary).toMatch(/^Results of this patient are held back: /);
});

test.each<[string, (tx: ClinicTx, message: string) => Promise<unknown>, number]>([
  ["it is not hers", (tx, message) => notThem(tx, { message, part: 1 }, ada, "Another person."), 0],
  ["it is nobody's here", (tx, message) => rejectHeld(tx, { message, part: 1 }, "Moved away."), 0],
  ["it is hers", (tx, message) => matchHeld(tx, { message, part: 1 }, { patient: ada, remember: false }), 0],
  ["the laboratory was asked", (tx, message) => askAboutHeld(tx, { message, part: 1 }, "Whose?"), 1],
])("when a person says that %s", async (_, say, left) => {
  const message = await receive(perhapsAda, "OBX|1|NM|777-3^Platelets^LN||212|10*9/L|||||F");
  expect(await heldCards()).toHaveLength(1);
  await within((tx) => say(tx, message));
  expect(await heldCards()).toHaveLength(left);
});

test("beside an order of which something is said, and beside no other", async () => {
  await receive(perhapsAda, lowCount);
  const order = (text: string) => ({
    draftOrders: {
      resourceType: "Bundle",
      type: "collection",
      entry: [
        {
          resource: {
            resourceType: "MedicationRequest",
            id: "o1",
            status: "draft",
            intent: "order",
            medicationCodeableConcept: { text },
          },
        },
      ],
    },
  });
  expect(await heldCards(ada, "order-sign", order("Lemtrada"))).toHaveLength(1);
  expect(await heldCards(ada, "order-sign", order("Paracetamol"))).toEqual([]);
});
