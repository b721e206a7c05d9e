import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../testing/database.ts";
import { judge, migrate, schemaState } from "./migrate.ts";
import { readMigrations } from "./migrations.ts";
import { bypasses, ownerRole } from "./roles.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const one = { number: 1, name: "first", text: "select 1" };
const two = { number: 2, name: "second", text: "select 2" };
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const ran = (...files: readonly (typeof one)[]) => files.map(({ number, text }) => ({ number, sha256: sha256(text) }));

test.each([
  ["nothing has run", [], [one, two], { is: "empty", version: 0, newest: 2 }],
  ["some has run", ran(one), [one, two], { is: "older", version: 1, newest: 2 }],
  ["all has run", ran(one, two), [one, two], { is: "current", version: 2, newest: 2 }],
])("%s", (_, before, files, state) => {
  expect(judge(before, files)).toEqual(state);
});

test("a schema that is newer than the program is refused", () => {
  expect(judge(ran(one, two), [one])).toMatchObject({
    is: "refused",
    refusal: { saw: "a schema of version 2, and this program knows 1" },
  });
});

test("a migration that was made by another file is refused", () => {
  expect(judge(ran({ ...one, text: "select 9" }), [one])).toMatchObject({ is: "refused" });
});

test("a migrated database is current, and migrating again does nothing", async () => {
  expect(await schemaState((sql) => database.app.pool.query(sql))).toMatchObject({
    is: "current",
    version: readMigrations().length,
  });
  expect(await migrate(database.at(ownerRole))).toEqual([]);
});

test("two nodes that migrate at once do it once", async () => {
  await database.owner.pool.query("drop schema longwatch cascade");
  const runs = await Promise.all([migrate(database.at(ownerRole)), migrate(database.at(ownerRole))]);
  expect(runs.map((run) => ("length" in run ? run.length : -1)).toSorted()).toEqual([0, readMigrations().length]);
});

test("a database from the future is left alone", async () => {
  await database.owner.pool.query("insert into migration (number, name, sha256) values (9999, 'later', '')");
  expect(await migrate(database.at(ownerRole))).toMatchObject({ saw: expect.stringContaining("9999") });
  await database.owner.pool.query("delete from migration where number = 9999");
});

test("only a role that is bound by every policy may serve", async () => {
  expect(await bypasses(database.app)).toBeUndefined();
  expect(await bypasses(database.owner)).toMatchObject({ saw: expect.stringContaining("owns tables") });
});
