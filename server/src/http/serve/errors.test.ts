import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../testing/database.ts";
import { isUnavailable } from "./errors.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** What a transaction meets whose connection went while nothing was being asked of it, or in the middle of a question. */
const lost = (question: "later" | "now") =>
  database.app.query
    .transaction()
    .execute(async (query) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(query);
      const asked = question === "now" ? sql`select pg_sleep(10)`.execute(query) : undefined;
      const end = database.app.pool.query("select pg_terminate_backend($1)", [rows[0]!.pid]);
      await Promise.all([asked, end]);
      await new Promise((resolve) => setTimeout(resolve, 200));
      await sql`select 1`.execute(query);
    })
    .catch((error: Error) => error);

test.each(["later", "now"] as const)("a connection that was lost is no fault of ours: %s", async (question) => {
  const error = await lost(question);
  expect(error).toBeInstanceOf(Error);
  expect(isUnavailable(error as Error)).toBe(true);
});

test("a database that only reads, as a replica before its promotion does, is to be tried again", async () => {
  const error = await database.app.query
    .transaction()
    .setAccessMode("read only")
    .execute((query) => sql`delete from worklist_item`.execute(query))
    .catch((one: Error) => one);
  expect(isUnavailable(error as Error)).toBe(true);
});

test("what the database refuses is not", async () => {
  const error = await database.app.pool.query("select 1 / 0").catch((one: Error) => one);
  expect(isUnavailable(error as Error)).toBe(false);
});
