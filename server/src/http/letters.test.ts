import { execFileSync } from "node:child_process";
import { inflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inClinic } from "../db/transaction.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";
import { exampleRecord } from "../testing/people.ts";
import { nurseAt } from "../testing/scope.ts";
import { admitPatient } from "../usecases/admit-patient.ts";

let database: TestDatabase;
let server: TestServer;
let clinic: string;
let nurse: TestPerson;
const at = "2026-11-21T09:00:00Z";

beforeAll(async () => {
  database = await testDatabase();
  server = await testServer(database, at);
  clinic = await addClinic(database, "Northside");
  await inClinic(database.app, nurseAt(clinic, at), (tx) => admitPatient(tx, exampleRecord("ada"), "as-stated"));
  nurse = await server.person(clinic, ["nurse"]);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const ask = (who: TestPerson, query: string) =>
  server.as(who, { method: "GET", url: `/api/v1/clinics/${clinic}/patients/lw-0001/letter?${query}` });

describe("a letter to the family doctor", () => {
  test("says as text why, what is due, the last results, warnings and signs, and who has not signed the rules", async () => {
    const answer = await ask(nurse, "format=text");
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.headers["content-type"]).toBe("text/plain; charset=utf-8");
    expect(answer.body).toContain("Clinic: Northside");
    expect(answer.body).toContain("As of: 2026-11-21");
    expect(answer.body).toMatch(/Course 2: 3 infusions, 2025-10-15 to 2025-10-17\./);
    expect(answer.body).toMatch(/Thyroid \(TSH\) +2026-10-17 +2026-10-24 +overdue/);
    expect(answer.body).toMatch(/Platelets +\d+ ×10⁹\/L/);
    expect(answer.body).toContain("- Bleeding and bruises");
    expect(answer.body.replaceAll(/\s+/g, " ")).toContain("not for clinical use");
    for (const line of answer.body.split("\n").filter((one) => !/ {2}/.test(one))) expect(line.length).toBeLessThan(90);
  });

  test("is complete in Spanish", async () => {
    const answer = await ask(nurse, "format=text&language=es");
    expect(answer.body).toContain("Estimado/a colega:");
    expect(answer.body).toContain("- Sangrado y moratones");
    expect(answer.body).not.toMatch(/Dear|What is due|Last results|With kind regards/);
  });

  test("is a PDF that another program reads, with the words of the letter", async () => {
    const answer = await ask(nurse, "format=pdf");
    expect(answer.headers["content-type"]).toBe("application/pdf");
    const pdf = answer.rawPayload;
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pdf.subarray(-6).toString()).toContain("%%EOF");
    expect(pageCount(pdf)).toBeLessThanOrEqual(2);
    const text = readBy("pdftotext", pdf);
    if (text === undefined) return;
    expect(text).toContain("Watch after alemtuzumab");
    expect(text).toContain("Thyroid (TSH)");
  });

  test("has a name, so it needs to be allowed to see one; it stands in the audit as both", async () => {
    const manager = await server.person(clinic, ["programme-manager"]);
    expect((await ask(manager, "")).statusCode).toBe(403);
    const auditor = await server.person(clinic, ["researcher"]);
    const url = `/api/v1/clinics/${clinic}/patients/lw-0001/audit`;
    const { events } = (await server.as(auditor, { method: "GET", url })).json();
    const actions = events.map(({ action }: { action: string }) => action);
    expect(actions).toEqual(expect.arrayContaining(["patient.read", "details.read"]));
  });
});

/** Page objects, in the open or in packed streams. */
function pageCount(pdf: Buffer): number {
  const open = pdf.toString("latin1");
  const packed = [...open.matchAll(/stream\r?\n/g)].map(({ index, 0: { length } }) => {
    try {
      return inflateSync(pdf.subarray(index + length)).toString("latin1");
    } catch {
      return "";
    }
  });
  return [open, ...packed].join("").match(/\/Type\s*\/Page\b/g)!.length;
}

/** By a program of the machine, where it is there. */
function readBy(program: string, pdf: Buffer): string | undefined {
  try {
    return execFileSync(program, ["-", "-"], { input: pdf, encoding: "utf8" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
