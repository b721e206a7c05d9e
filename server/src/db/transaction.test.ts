import type { Instant } from "@longwatch/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { inClinic, type Scope, theServer } from "./transaction.ts";

let database: TestDatabase;
let here: string;
let there: string;
const at = Date.parse("2026-11-21T10:00:00Z") as Instant;
const scope = (clinic: string): Scope => ({ clinic, actor: theServer, at });

beforeAll(async () => {
  database = await testDatabase();
  here = await addClinic(database, "Here");
  there = await addClinic(database, "There");
});
afterAll(() => database.close());

const patient = (clinic_id: string) => ({
  clinic_id,
  patient_id: "p1",
  record_version: 1,
  last_recorded_at: new Date(at),
  created_at: new Date(at),
});

test("a transaction sees its clinic's rows and no other", async () => {
  for (const clinic of [here, there]) {
    await inClinic(database.app, scope(clinic), ({ query }) =>
      query.insertInto("patient").values(patient(clinic)).execute(),
    );
  }
  const seen = await inClinic(database.app, scope(here), ({ query }) =>
    query.selectFrom("patient").selectAll().execute(),
  );
  expect(seen.map(({ clinic_id }) => clinic_id)).toEqual([here]);
});

test("a row for another clinic is refused by the database", async () => {
  const write = inClinic(database.app, scope(here), ({ query }) =>
    query
      .insertInto("patient")
      .values({ ...patient(there), patient_id: "p2" })
      .execute(),
  );
  await expect(write).rejects.toThrow(/row-level security/);
});

test("outside such a transaction nothing is seen", async () => {
  expect(await database.app.query.selectFrom("patient").selectAll().execute()).toEqual([]);
});

test("the clinic does not stay set on the connection", async () => {
  await inClinic(database.app, scope(here), ({ query }) => query.selectFrom("patient").selectAll().execute());
  const { rows } = await database.app.pool.query(
    "select nullif(current_setting('longwatch.clinic', true), '') as clinic",
  );
  expect(rows).toEqual([{ clinic: null }]);
});
