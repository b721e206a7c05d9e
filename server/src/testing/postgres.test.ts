import pg from "pg";
import { describe, expect, it } from "vitest";
import { testServer } from "./postgres.ts";

async function tablesIn(connection: pg.ClientConfig): Promise<string[]> {
  const client = new pg.Client(connection);
  await client.connect();
  const found = await client.query("select tablename from pg_tables where schemaname = 'public'");
  await client.end();
  return found.rows.map((row) => row.tablename as string);
}

const withTable = async (connection: pg.ClientConfig): Promise<void> => {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query("create table prepared ()");
  await client.end();
};

describe("the server that tests share", () => {
  it("is one, and every database of it is new", async () => {
    const [first, second] = [await testServer(), await testServer()];
    expect(first).toBe(second);
    const databases = await Promise.all([first.freshDatabase(), first.freshDatabase()]);
    expect(databases[0]?.database).not.toBe(databases[1]?.database);
    await withTable(databases[0] ?? {});
    expect(await tablesIn(databases[1] ?? {})).toEqual([]);
  });

  it("prepares what many tests begin with once, and copies it", async () => {
    const { databaseLike } = await testServer();
    let runs = 0;
    const prepare = async (connection: pg.ClientConfig): Promise<void> => {
      runs += 1;
      await withTable(connection);
    };
    const copies = await Promise.all([1, 2, 3].map(() => databaseLike("one table", prepare)));
    expect(runs).toBe(1);
    expect(new Set(copies.map((one) => one.database)).size).toBe(3);
    for (const copy of copies) expect(await tablesIn(copy)).toEqual(["prepared"]);
  });
});
