import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connect } from "../db/database.ts";
import { onClient } from "../db/on-client.ts";
import { appRole } from "../db/roles.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { nurseAt } from "../testing/scope.ts";
import { describeMessage } from "../usecases/intake/describe-message.ts";
import { openAcceptor } from "./acceptor.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const hello = (number: number): Buffer =>
  Buffer.from(
    [
      `MSH|^~\\&|LAB|MAIN|LW|C|20260408080000+0000||ORU^R01|${number}|P|2.5.1`,
      "PID|1||M2001^^^CLINIC^MR||LOVGREN^ADA||19880514|F",
      `OBR|1||F${number}|CBC|||20260407`,
      `OBX|1|NM|777-3^Platelets^LN||${number}|10*9/L|||||F`,
    ].join("\r"),
  );

// A plan that its connection made while the table was empty would read, for every message, all that the clinic has in an index.
it("a message is as cheap to keep when many are there as when there is none", async () => {
  const clinic = await addClinic(database);
  const app = connect(database.at(appRole), 1);
  const acceptor = openAcceptor(
    app,
    () => nurseAt(clinic, "2026-04-08T09:00:00Z"),
    () => {},
  );
  let number = 0;
  const accept = async (batches: number): Promise<void> => {
    for (let batch = 0; batch < batches; batch += 1) {
      const four = [1, 2, 3, 4].map((more) => hello(number + more));
      number += 4;
      await Promise.all(
        four.map((bytes) => acceptor.accept(describeMessage("lab", "x-application/hl7-v2+er7", bytes))),
      );
    }
    // What a connection has counted is seen by others when it says so.
    await sql`select pg_stat_force_next_flush()`.execute(app.query);
  };
  await accept(200);
  const before = await entriesRead("raw_message");
  await accept(100);
  const after = await entriesRead("raw_message");
  await app.close();
  expect((after - before) / 400).toBeLessThan(10);
});

/** Entries that were read in indexes of a table. */
const entriesRead = (table: string) =>
  onClient(database.at("postgres"), async (client) => {
    const text = "select sum(idx_tup_read)::int as entries from pg_stat_user_indexes where relname = $1";
    return (await client.query<{ entries: number }>(text, [table])).rows[0]!.entries;
  });
