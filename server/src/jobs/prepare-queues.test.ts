import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, expect, test } from "vitest";
import { appRole, ownerRole } from "../db/roles.ts";
import { type TestDatabase, testDatabase } from "../testing/database.ts";
import { bossConnection, prepareQueues } from "./prepare-queues.ts";
import { queueNames, queueSchema } from "./queues.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await prepareQueues(database.at(ownerRole));
});
afterAll(() => database.close());

test("the server's role may do all that supervising the queues needs, and makes none", async () => {
  const errors: string[] = [];
  const boss = new PgBoss({
    ...bossConnection(database.at(appRole)),
    schema: queueSchema,
    max: 2,
    migrate: false,
    createSchema: false,
    schedule: false,
    supervise: false,
    reindex: false,
    monitorVacuum: false,
  });
  boss.on("error", ({ message }) => errors.push(message));
  await boss.start();
  try {
    await boss.supervise();
    for (const name of queueNames) await boss.supervise(name);
    await expect(boss.createQueue("another")).rejects.toThrow(/permission denied/);
  } finally {
    await boss.stop({ graceful: false });
  }
  expect(errors).toEqual([]);
});

test("preparing again changes nothing", async () => {
  await expect(prepareQueues(database.at(ownerRole))).resolves.toBeUndefined();
});
