import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";

let database: TestDatabase;
let server: TestServer;
let clinic: string;
let nurse: TestPerson;

beforeAll(async () => {
  database = await testDatabase();
  server = await testServer(database, "2026-11-21T09:00:00Z");
  clinic = await addClinic(database);
  nurse = await server.person(clinic, ["nurse", "integrator"]);
  const message = [
    "MSH|^~\\&|LAB/A|MAIN|LW|C|20261120080000+0000||ORU^R01|m1|P|2.5.1",
    "PID|1||X9^^^ELSEWHERE||Lovgren^Eda||19880514|F",
    "OBR|1||F1|CBC|||20261119080000+0000",
    "OBX|1|NM|777-3^Platelets^LN||180|10*9/L|||||F|||20261119080000+0000",
    "OBX|2|NM|TH/RO^Thrombozyten^L||190||||||F|||20261119080000+0000",
  ].join("\r");
  const sent = await server.as(nurse, {
    method: "POST",
    url: at("/messages/from/lab"),
    payload: message,
    headers: { "content-type": "application/hl7-v2" },
  });
  expect(sent.statusCode, sent.body).toBe(202);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const at = (address: string): string => `/api/v1/clinics/${clinic}${address}`;
const told = async <T>(address: string): Promise<readonly [en: T, es: T]> => {
  const answers = ["en", "es"].map((language) =>
    server.as(nurse, { method: "GET", url: at(address), headers: { "accept-language": language } }),
  );
  const [en, es] = await Promise.all(answers);
  expect([en!.statusCode, es!.statusCode], es!.body).toEqual([200, 200]);
  return [en!.json<T>(), es!.json<T>()];
};
type Names = Readonly<Record<string, string>>;

describe("what waits at the door is told in words of the reader's language", () => {
  test("why it waits, and what is in it", async () => {
    const [en, es] = await told<{ held: { message: string; part: number; codes: string[] }[]; names: Names }>(
      "/quarantine",
    );
    const { message, part, codes } = en.held[0]!;
    expect(codes).toContain("patient-mismatch");
    for (const code of codes) expect([en.names[code], es.names[code]]).not.toContain(undefined);
    expect([en.names["patient-mismatch"], es.names["patient-mismatch"]]).toEqual([
      "number, name and birth date do not agree",
      "el número, el nombre y la fecha de nacimiento no concuerdan",
    ]);
    const [, held] = await told<{
      facts: { analyte: string; kind: string }[];
      issues: { code: string }[];
      names: Names;
    }>(`/quarantine/${message}/${part}`);
    const keys = [
      ...held.facts.flatMap(({ analyte, kind }) => [analyte, kind]),
      ...held.issues.map(({ code }) => code),
    ];
    for (const key of keys) expect([key, held.names[key] ?? key]).not.toEqual([key, key]);
    expect(held.names).toMatchObject({ platelets: "Plaquetas", "result-reported": "resultado" });
  });

  test("what a code may mean", async () => {
    const [en, es] = await told<{ analytes: { key: string; name: string }[] }>("/unmapped-codes");
    const nameOf = ({ analytes }: typeof en): string | undefined =>
      analytes.find(({ key }) => key === "platelets")?.name;
    expect([nameOf(en), nameOf(es)]).toEqual(["Platelets", "Plaquetas"]);
  });

  test("and its line on the list names no code and no id", async () => {
    const lists = await told<{ lines: { kind: string; text: string; about: string; concerns: object[] }[] }>(
      "/worklist",
    );
    const [en, es] = lists.map(({ lines }) => lines.find(({ kind }) => kind === "unread-message")!);
    expect(en!.text).toContain("number, name and birth date do not agree");
    expect(es!.text).toContain("el número, el nombre y la fecha de nacimiento no concuerdan");
    for (const { text, about, concerns } of [en!, es!]) {
      expect([text.includes(about), concerns]).toEqual([false, []]);
      expect(about).toMatch(/^[\da-f-]{36}$/);
    }
  });
});
