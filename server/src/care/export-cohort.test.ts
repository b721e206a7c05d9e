import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { parseDay, type RecordJson } from "@longwatch/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inClinic } from "../db/transaction.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { nurseAt } from "../testing/scope.ts";
import { temporaryFolder } from "../testing/temporary.ts";
import { admitPatient } from "../usecases/admit-patient.ts";
import { type ExportedCohort, exportCohort } from "./export-cohort.ts";

let database: TestDatabase;
let exported: ExportedCohort;
const folder = temporaryFolder();
const examples = path.join(import.meta.dirname, "../../../examples");
const records = readdirSync(examples)
  .filter((file) => /^[a-z]+\.json$/.test(file))
  .map((file) => JSON.parse(readFileSync(path.join(examples, file), "utf8")) as RecordJson);

beforeAll(async () => {
  database = await testDatabase();
  const clinic = await addClinic(database);
  const scope = nurseAt(clinic, "2026-11-21T10:00:00Z");
  for (const record of records) await inClinic(database.app, scope, (tx) => admitPatient(tx, record, "as-stated"));
  const export_ = (into: string, secret: Buffer) =>
    inClinic(database.app, scope, (tx) => exportCohort(tx, into, secret, parseDay("2026-11-21")!));
  exported = await export_(folder, Buffer.alloc(32, 1));
  await export_(path.join(folder, "again"), Buffer.alloc(32, 1));
  await export_(path.join(folder, "other"), Buffer.alloc(32, 2));
});
afterAll(() => database.close());

/** Runs a query of the documentation over the exported files. */
async function ask(sql: string): Promise<readonly (readonly unknown[])[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(sql.replaceAll("FOLDER", folder))).getRowsJson();
  connection.closeSync();
  instance.closeSync();
  return rows as readonly (readonly unknown[])[];
}

test("every person and every fact that holds is there, with days since the first infusion", async () => {
  expect(exported.people).toBe(records.length);
  expect(await ask("select count(*)::int, count(distinct person)::int from 'FOLDER/people.parquet'")).toEqual([
    [records.length, records.length],
  ]);
  expect(exported.rows.results).toBeGreaterThan(100);
  expect(await ask("select min(first_day), count(*)::int from 'FOLDER/courses.parquet' where course = 1")).toEqual([
    [0, records.length],
  ]);
});

test("the documented query counts those whose platelets fell below 100 and the day", async () => {
  const page = readFileSync(path.join(import.meta.dirname, "../../../docs/operations/cohort-export.md"), "utf8");
  const sql = /```sql\n([\s\S]*?)```/.exec(page)![1]!;
  const rows = await ask(sql.replaceAll("cohort/", "FOLDER/"));
  expect(rows.length).toBeGreaterThan(0);
});

test("nothing that names a person is in any file", async () => {
  const text = readdirSync(folder)
    .filter((file) => file.endsWith(".parquet"))
    .map((file) => file.replace(".parquet", ""));
  for (const table of text) {
    const content = JSON.stringify(await ask(`select * from 'FOLDER/${table}.parquet'`));
    for (const { patient } of records) {
      for (const secret of [
        patient.id,
        // A birth of which only the year is known is no more than the year that may leave.
        `${patient.bornOn ?? ""}`.length > 4 ? `${patient.bornOn}` : patient.id,
        ...(patient.identifiers ?? []).map(({ value }) => value),
      ]) {
        expect(content.includes(secret), `${table} holds ${secret}`).toBe(false);
      }
    }
  }
});

test("the same secret gives the same pseudonyms, another gives others", async () => {
  const people = (where: string) => ask(`select person from 'FOLDER/${where}people.parquet' order by person`);
  expect(await people("again/")).toEqual(await people(""));
  expect(await people("other/")).not.toEqual(await people(""));
});
