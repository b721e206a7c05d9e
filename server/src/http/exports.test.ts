import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { inClinic } from "../db/transaction.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";
import { exampleRecord } from "../testing/people.ts";
import { nurseAt } from "../testing/scope.ts";
import { temporaryFolder } from "../testing/temporary.ts";
import { admitPatient } from "../usecases/admit-patient.ts";

let database: TestDatabase;
let server: TestServer;
let clinic: string;
let researcher: TestPerson;
let administrator: TestPerson;
const folder = temporaryFolder();
const at = "2026-11-21T09:00:00Z";

beforeAll(async () => {
  database = await testDatabase();
  server = await testServer(database, at);
  clinic = await addClinic(database);
  await inClinic(database.app, nurseAt(clinic, at), async (tx) => {
    for (const name of ["ada", "bruno"]) await admitPatient(tx, exampleRecord(name), "as-stated");
  });
  researcher = await server.person(clinic, ["researcher"]);
  administrator = await server.person(clinic, ["administrator"]);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const ask = (who: TestPerson, query: string, which = "") =>
  server.as(who, { method: "GET", url: `/api/v1/clinics/${clinic}/export${which}?${query}` });

/** Unpacked by the system's own tar. */
function unpacked(name: string, body: Buffer): Readonly<Record<string, string>> {
  const into = path.join(folder, name);
  mkdirSync(into);
  writeFileSync(path.join(into, "a.tar.gz"), body);
  execFileSync("tar", ["xzf", "a.tar.gz"], { cwd: into });
  const inside = readdirSync(into).find((one) => one.startsWith("longwatch-"))!;
  return Object.fromEntries(
    readdirSync(path.join(into, inside)).map((file) => [file, readFileSync(path.join(into, inside, file), "utf8")]),
  );
}
const leftovers = () => readdirSync(os.tmpdir()).filter((one) => one.startsWith("longwatch-export-"));

describe("an export over the API", () => {
  test("is one archive that any tar opens, with pseudonyms, and leaves no file behind", async () => {
    const before = leftovers();
    const answer = await ask(researcher, "shape=omop&format=csv");
    expect(answer.statusCode, answer.body.slice(0, 200)).toBe(200);
    expect(answer.headers).toMatchObject({ "content-type": "application/gzip", "cache-control": "no-store" });
    const files = unpacked("omop", answer.rawPayload);
    expect(JSON.parse(files["manifest.json"]!)).toMatchObject({ people: 2, privacy: "pseudonymised" });
    expect(Object.values(files).join("")).not.toMatch(/lw-000[12]/);
    // It goes when the last byte has gone, which may be after the answer is here.
    await vi.waitFor(() => expect(leftovers().filter((one) => !before.includes(one))).toEqual([]));
  });

  test("has the same pseudonyms each time, by the server's own key", async () => {
    const people = async (name: string, query: string) =>
      unpacked(name, (await ask(researcher, query)).rawPayload)["people.csv"];
    expect(await people("one", "")).toBe(await people("two", "asOf=2026-11-21"));
  });

  test("with names is another permission, either way", async () => {
    const refused = { status: 403, type: "/problems#permission-missing" };
    expect((await ask(researcher, "", "/identified")).json()).toMatchObject(refused);
    expect((await ask(administrator, "")).json()).toMatchObject(refused);
    const named = await ask(administrator, "shape=registry", "/identified");
    expect(unpacked("named", named.rawPayload)["patients.csv"]).toContain("lw-0001");
  });

  test("refuses a day that does not exist, and what it does not know", async () => {
    expect((await ask(researcher, "asOf=2026-02-30")).json()).toMatchObject({ status: 400 });
    expect((await ask(researcher, "shape=sdtm&key=1")).json()).toMatchObject({ status: 400 });
  });

  test("stands in the history of each patient who is in it", async () => {
    const auditor = await server.person(clinic, ["researcher"]);
    const url = `/api/v1/clinics/${clinic}/patients/lw-0001/audit`;
    const { events } = (await server.as(auditor, { method: "GET", url })).json();
    expect(events.map(({ action }: { action: string }) => action)).toContain("export.make");
  });
});
