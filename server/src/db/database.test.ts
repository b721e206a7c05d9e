import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../testing/database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** What Node does with an error that nobody listens for: it ends the process. */
async function uncaughtIn(work: () => Promise<void>): Promise<readonly string[]> {
  const before = process.listeners("uncaughtException");
  const caught: string[] = [];
  process.removeAllListeners("uncaughtException");
  process.on("uncaughtException", (error) => void caught.push(error.message));
  try {
    await work();
  } finally {
    process.removeAllListeners("uncaughtException");
    for (const listener of before) process.on("uncaughtException", listener);
  }
  return caught;
}

test("a server that goes in the middle of a transaction is an error of the transaction, not the end of the process", async () => {
  const caught = await uncaughtIn(async () => {
    const lost = database.app.query.transaction().execute(async (query) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(query);
      // The same role may end its own.
      await database.app.pool.query("select pg_terminate_backend($1)", [rows[0]!.pid]);
      // Nothing is being asked of the connection when it goes.
      await new Promise((resolve) => setTimeout(resolve, 200));
      await query.selectFrom("clinic").select("name").execute();
    });
    await expect(lost).rejects.toThrow(/terminat|not queryable|Connection/);
  });
  expect(caught).toEqual([]);
  expect((await database.app.pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
});
