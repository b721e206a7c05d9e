import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { readAudit } from "../audit/read.ts";
import { inClinic } from "../db/transaction.ts";
import { addressOf } from "../postgres/start-postgres.ts";
import { roles } from "../testing/care.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { exampleRecord } from "../testing/people.ts";
import { nurseAt } from "../testing/scope.ts";
import { temporaryFolder } from "../testing/temporary.ts";
import { admitPatient } from "../usecases/admit-patient.ts";
import { runExport } from "./export/run-export.ts";

const folder = temporaryFolder();
const records = path.join(folder, "records");
const key = path.join(folder, "export.key");
const usual = { shape: "omop", format: "csv", asOf: "2026-11-21", json: true } as const;
const saysOf = ({ problems }: Awaited<ReturnType<typeof runExport>>) =>
  problems.flatMap(({ file, issues }) => issues.map(({ code, saw }) => `${file} ${code} ${saw}`));

beforeAll(() => {
  mkdirSync(records);
  for (const name of ["ada", "bruno"])
    cpSync(path.join(import.meta.dirname, `../../../examples/${name}.json`), path.join(records, `${name}.json`));
});

describe("from a folder of records", () => {
  test("makes a key on request and a folder that only its owner may read, with a manifest", async () => {
    const into = path.join(folder, "first");
    const made = await runExport(into, { ...usual, from: records, key, makeKey: true });
    expect(saysOf(made)).toEqual([]);
    expect(statSync(key).mode & 0o777).toBe(0o600);
    expect(statSync(key).size).toBe(32);
    expect(statSync(into).mode & 0o777).toBe(0o700);
    for (const file of readdirSync(into)) expect(statSync(path.join(into, file)).mode & 0o777).toBe(0o600);
    const manifest = JSON.parse(readFileSync(path.join(into, "manifest.json"), "utf8"));
    expect(manifest).toMatchObject({
      export: 1,
      shape: "omop",
      people: 2,
      asOf: "2026-11-21",
      privacy: "pseudonymised",
    });
    expect(JSON.parse(made.text)).toEqual(manifest);
    expect(JSON.stringify(manifest)).not.toContain(readFileSync(key).toString("hex"));
    // Nothing is left beside it.
    expect(readdirSync(folder).toSorted()).toEqual(["export.key", "first", "records"]);
  });

  test.each([
    ["no key", {}, "--key value-missing no key"],
    [
      "a key inside the export",
      { key: "INTO/a.key", makeKey: true },
      "--key value-not-allowed a key inside the export's folder",
    ],
    ["a key of another length", { key: "FOLDER/short.key" }, "--key value-not-allowed 5 bytes"],
    ["a key that is not there", { key: "FOLDER/none.key" }, "--key text-unreadable a file that cannot be read"],
    ["a new key over an old one", { key: "FOLDER/export.key", makeKey: true }, "--key file-exists a file of that name"],
    [
      "a key and names",
      { key: "FOLDER/export.key", identified: true },
      "--key value-not-allowed a key and --identified",
    ],
    ["a shape that is none", { key: "FOLDER/export.key", shape: "sdtm" }, '--shape value-not-allowed "sdtm"'],
    ["a format that is none", { key: "FOLDER/export.key", format: "xlsx" }, '--format value-not-allowed "xlsx"'],
    ["a day that is none", { key: "FOLDER/export.key", asOf: "2026-02-30" }, '--as-of date-impossible "2026-02-30"'],
    [
      "two sources",
      { key: "FOLDER/export.key", clinic: "x" },
      "--from value-not-allowed a folder of records and a database",
    ],
  ])("refuses %s, and leaves nothing", async (_, options, says) => {
    writeFileSync(path.join(folder, "short.key"), "short");
    const into = path.join(folder, "refused");
    const placed = Object.fromEntries(
      Object.entries(options).map(([name, value]) => [
        name,
        typeof value === "string" ? value.replace("INTO", into).replace("FOLDER", folder) : value,
      ]),
    );
    expect(saysOf(await runExport(into, { ...usual, from: records, ...placed }))).toEqual([says]);
    expect(existsSync(into)).toBe(false);
  });

  test("refuses a key that lies in the export by way of a link", async () => {
    const into = path.join(folder, "linked");
    mkdirSync(into);
    symlinkSync(into, path.join(folder, "elsewhere"));
    const made = await runExport(into, {
      ...usual,
      from: records,
      key: path.join(folder, "elsewhere/a.key"),
      makeKey: true,
    });
    expect(saysOf(made)).toEqual(["--key value-not-allowed a key inside the export's folder"]);
  });

  test("refuses a folder that is not empty, and takes one that is", async () => {
    const full = await runExport(records, { ...usual, from: records, key });
    expect(saysOf(full)).toEqual([`${records} file-exists a folder that is not empty`]);
    const empty = path.join(folder, "empty");
    mkdirSync(empty);
    expect(saysOf(await runExport(empty, { ...usual, from: records, key }))).toEqual([]);
    expect(statSync(empty).mode & 0o777).toBe(0o700);
  });

  test("refuses two files of one person, and a file that is no record, before anything is written", async () => {
    const wrong = path.join(folder, "wrong");
    mkdirSync(wrong);
    for (const name of ["a.json", "b.json"]) cpSync(path.join(records, "ada.json"), path.join(wrong, name));
    writeFileSync(path.join(wrong, "c.json"), "{}");
    const into = path.join(folder, "never");
    const says = saysOf(await runExport(into, { ...usual, from: wrong, key }));
    expect(says).toContain(`${wrong}/b.json value-not-allowed an id that another file of the folder has`);
    expect(says.some((one) => one.startsWith(`${wrong}/c.json`))).toBe(true);
    expect(existsSync(into)).toBe(false);
  });
});

describe("from a clinic", () => {
  let database: TestDatabase;
  let clinic: string;
  beforeAll(async () => {
    database = await testDatabase();
    clinic = await addClinic(database);
    await inClinic(database.app, nurseAt(clinic, "2026-11-20T09:00:00Z"), async (tx) => {
      for (const name of ["ada", "bruno"]) await admitPatient(tx, exampleRecord(name), "as-stated");
    });
    const urlOf = (role: string): string => addressOf(database.at(role) as Parameters<typeof addressOf>[0]);
    vi.stubEnv("DATABASE_OWNER_URL", urlOf(roles.owner));
    vi.stubEnv("DATABASE_URL", urlOf(roles.app));
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await database.close();
  });

  test("is made of what the clinic knows, and stands in the audit with everybody who is in it", async () => {
    const into = path.join(folder, "clinic");
    const made = await runExport(into, { ...usual, key, json: false });
    expect(saysOf(made)).toEqual([]);
    expect(made.text).toContain("2 people, shape omop, pseudonymised.");
    const { events } = await inClinic(database.app, nurseAt(clinic, "2026-11-21T09:00:00Z"), (tx) =>
      readAudit(tx, {}, 50),
    );
    const traces = events.filter(({ action }) => action === "export.make");
    expect(traces).toHaveLength(1);
    const { detail } = traces[0]!;
    expect(detail).toMatchObject({ shape: "omop", format: "csv", people: 2, patients: ["lw-0001", "lw-0002"] });
    const { tables } = JSON.parse(readFileSync(path.join(into, "manifest.json"), "utf8"));
    expect(detail["tables"]).toContain(`person:2:${tables[0].sha256}`);
  });

  test("has other pseudonyms than a folder of the same people: two clinics share none", async () => {
    const person = (name: string) => readFileSync(path.join(folder, name, "person.csv"), "utf8");
    const names = (text: string) => text.match(/[0-9a-f]{24}/g)!;
    expect(names(person("clinic")).filter((one) => names(person("first")).includes(one))).toEqual([]);
  });

  test("asks which clinic, where there are several", async () => {
    const other = await addClinic(database, "Other");
    const into = path.join(folder, "several");
    expect(saysOf(await runExport(into, { ...usual, key }))).toEqual(["--clinic value-not-allowed 2 clinics"]);
    const empty = await runExport(into, { ...usual, key, clinic: other });
    expect(saysOf(empty)).toEqual([]);
    expect(JSON.parse(empty.text)).toMatchObject({ people: 0 });
  });
});
