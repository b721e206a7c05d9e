import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { theServer } from "../db/transaction.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";
import { processInbox } from "../usecases/intake/process-inbox.ts";

let database: TestDatabase;
let server: TestServer;
let clinic: string;
let nurse: TestPerson;
const example = JSON.parse(readFileSync(path.join(import.meta.dirname, "../../../examples/ada.json"), "utf8")) as {
  patient: object;
};

beforeAll(async () => {
  database = await testDatabase();
  server = await testServer(database, "2026-11-21T09:00:00Z");
  clinic = await addClinic(database);
  nurse = await server.person(clinic, ["nurse", "integrator"]);
  const details = { familyName: "Lövgren", givenName: "Ada" };
  const identifiers = [{ system: "CLINIC", value: "M2001" }];
  const record = { ...example, patient: { ...example.patient, bornOn: "1988-05-14", identifiers } };
  const admitted = await post("/patients", { record, details });
  expect(admitted.statusCode, admitted.body).toBe(201);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const at = (address: string): string => `/api/v1/clinics/${clinic}${address}`;
const post = (address: string, payload: object | string, headers = {}) =>
  server.as(nurse, { method: "POST", url: at(address), payload, headers });
const get = async <T>(address: string, who = nurse): Promise<T> =>
  (await server.as(who, { method: "GET", url: at(address) })).json<T>();
const send = (number: string, pid: string, code: string) =>
  post(
    "/messages/from/lab",
    [
      `MSH|^~\\&|LAB/A|MAIN|LW|C|20261120080000+0000||ORU^R01|${number}|P|2.5.1`,
      pid,
      "OBR|1||F1|CBC|||20261119080000+0000",
      `OBX|1|NM|${code}||180|10*9/L|||||F|||20261119080000+0000`,
    ].join("\r"),
    { "content-type": "application/hl7-v2" },
  );
type Codes = {
  codes: { sender: string; code: string; proposal: string | null; waiting: number; laboratory: string | null }[];
};

test("a code with a slash in it is mapped by one act, and what waited is read again and filed", async () => {
  const sent = await send("m1", "PID|1||M2001^^^CLINIC||Lövgren^Ada||19880514", "TH/RO^Thrombozyten^L");
  expect(sent.statusCode, sent.body).toBe(202);
  const { codes } = await get<Codes>("/unmapped-codes");
  expect(codes).toMatchObject([{ code: "TH/RO", waiting: 1, laboratory: null }]);
  const { sender, code } = codes[0]!;
  const mapped = await post("/unmapped-codes", { sender, code, analyte: "platelets" });
  expect(mapped.json()).toMatchObject({ version: 1, readAgain: 1 });
  const at = server.services.clock();
  await processInbox(database.app, () => ({ clinic, actor: theServer, at }));
  expect((await get<Codes>("/unmapped-codes")).codes).toEqual([]);
  const { held } = await get<{ held: object[] }>("/quarantine");
  expect(held).toEqual([]);
  const otherwise = await post("/unmapped-codes", { sender, code, analyte: "wbc" });
  expect(otherwise.json()).toMatchObject({ type: "/problems#record-changed" });
  const nothing = await post("/unmapped-codes", { sender, code: "Y", analyte: "no-such-thing" });
  expect(nothing.statusCode).toBe(422);
});

test("a proposal says what agrees and what differs; to who sees no names only whether it does", async () => {
  const sent = await send("m2", "PID|1||X9^^^ELSEWHERE||Lovgren^Eda||19880514|F", "777-3^Platelets^LN");
  expect(sent.statusCode, sent.body).toBe(202);
  const { held } = await get<{ held: { message: string; part: number }[] }>("/quarantine");
  const part = await get<{
    proposals: { compared: { what: string; is: string; message: string | null }[]; numbers: { isTheirs: boolean }[] }[];
  }>(`/quarantine/${held[0]!.message}/${held[0]!.part}`);
  expect(part.proposals[0]?.compared.map(({ what, is }) => [what, is])).toEqual([
    ["familyName", "same"],
    ["givenName", "other"],
    ["bornOn", "same"],
    ["sex", "same"],
  ]);
  expect(part.proposals[0]?.numbers).toEqual([{ system: "ELSEWHERE", value: "X9", isTheirs: false }]);
});
