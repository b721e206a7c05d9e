import { afterAll, beforeAll, expect, test } from "vitest";
import { after, morning, type TestAccess, testAccess } from "../testing/access.ts";
import { begin, finish, look } from "./ceremony.ts";

let access: TestAccess;
beforeAll(async () => {
  access = await testAccess();
});
afterAll(() => access.databases.close());

test("what was begun can be looked at until it is finished, once, for its purpose and in its time", async () => {
  const ceremony = await begin(access, "totp", { secret: "x" }, morning);
  expect(await look(access, "passkey-sign-in", ceremony, morning)).toBeUndefined();
  expect(await look(access, "totp", `${ceremony}x`, morning)).toBeUndefined();
  expect(await look(access, "totp", ceremony, after(15))).toBeUndefined();
  expect(await look(access, "totp", ceremony, after(14.9))).toEqual({ secret: "x" });
  expect(await finish(access, "totp", ceremony, morning)).toEqual({ secret: "x" });
  expect(await finish(access, "totp", ceremony, morning)).toBeUndefined();
});

test("what has ended is removed by the next ceremony, and nothing that still holds", async () => {
  const { pool } = access.databases.owner;
  const count = async (): Promise<number> =>
    Number((await pool.query<{ rows: string }>("select count(*) as rows from challenge")).rows[0]!.rows);
  await pool.query("delete from challenge");
  await pool.query(
    `insert into challenge values ('old', 'totp', '', now() - interval '1 hour'), ('new', 'totp', '', now() + interval '1 hour')`,
  );
  await access.database.pool.query("select remove_ended('2999-01-01')");
  expect(await count()).toBe(1);
  await access.database.pool.query("select remove_ended('1999-01-01')");
  expect(await count()).toBe(1);
});
