import { afterAll, beforeAll, expect, test } from "vitest";
import { claimKey, keepAnswer } from "../db/idempotency.ts";
import { inClinic } from "../db/transaction.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { instant, nurseAt } from "../testing/scope.ts";
import { sweep } from "./handlers.ts";

let database: TestDatabase;
let clinic: string;
beforeAll(async () => {
  database = await testDatabase();
  clinic = await addClinic(database);
});
afterAll(() => database.close());

const claim = (moment: string, digest = "one", key = "k") =>
  inClinic(database.app, nurseAt(clinic, moment), async (tx) => {
    const claimed = await claimKey(tx, key, digest);
    if (claimed.is === "first") await keepAnswer(tx, key, { status: 201, headers: {}, body: digest });
    return claimed;
  });

test("a key stands for one request for a day, and is free after it", async () => {
  expect(await claim("2026-11-20T09:00:00Z")).toEqual({ is: "first" });
  expect(await claim("2026-11-21T09:00:00Z")).toMatchObject({ is: "again", answer: { status: 201, body: "one" } });
  expect(await claim("2026-11-21T09:00:00Z", "two")).toEqual({ is: "another" });
  expect(await claim("2026-11-21T09:00:01Z", "two")).toEqual({ is: "first" });
  expect(await claim("2026-11-21T10:00:00Z", "two")).toMatchObject({ is: "again", answer: { body: "two" } });
});

test("of two who claim a key at once one is first, and the other hears its answer", async () => {
  const both = await Promise.all([1, 2].map(() => claim("2026-11-21T09:00:00Z", "same", "at-once")));
  expect(both.map(({ is }) => is).toSorted()).toEqual(["again", "first"]);
});

test("the sweep removes keys that nobody can come back with, and no others", async () => {
  await claim("2026-11-18T09:00:00Z", "old", "old");
  await claim("2026-11-21T09:00:00Z", "new", "new");
  await sweep({ database: database.app, clock: () => instant("2026-11-21T09:00:00Z") });
  const { rows } = await database.owner.pool.query("select idempotency_key from idempotency where clinic_id = $1", [
    clinic,
  ]);
  const keys = rows.map(({ idempotency_key }) => idempotency_key);
  expect(keys).toContain("new");
  expect(keys).not.toContain("old");
});
