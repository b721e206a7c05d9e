import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../testing/database.ts";
import { preparing } from "./preparing.ts";
import { appRole } from "./roles.ts";

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client(database.at(appRole));
  await client.connect();
  preparing(client as unknown as pg.PoolClient);
});
afterAll(async () => {
  await client.end();
  await database.close();
});

const prepared = async (): Promise<readonly string[]> =>
  (await client.query("select statement from pg_prepared_statements order by 1")).rows.map(
    ({ statement }) => statement,
  );

test("a statement with parameters is prepared once and answers each time; one without is not", async () => {
  for (const n of [1, 2, 3]) expect((await client.query("select $1::int as n", [n])).rows).toEqual([{ n }]);
  await client.query("select 4");
  await client.query("select 5", []);
  expect(await prepared()).toEqual(["select $1::int as n"]);
});

test("one that failed can be asked again, and a callback is called", async () => {
  const text = "select 1 / $1::int as n";
  await expect(client.query(text, [0])).rejects.toThrow("division by zero");
  expect((await client.query(text, [1])).rows).toEqual([{ n: 1 }]);
  await expect(client.query("select nothing($1)", [1])).rejects.toThrow("does not exist");
  await expect(client.query("select nothing($1)", [1])).rejects.toThrow("does not exist");
  const rows = await new Promise((resolve) => client.query(text, [1], (_, result) => resolve(result.rows)));
  expect(rows).toEqual([{ n: 1 }]);
});

test("of statements without end only so many are kept", async () => {
  for (let i = 0; i < 250; i += 1)
    expect((await client.query(`select $1::int + ${i} as n`, [1])).rows).toEqual([{ n: i + 1 }]);
  const count = (await prepared()).length;
  expect(count).toBeGreaterThan(150);
  expect(count).toBeLessThanOrEqual(200);
});
