import pg from "pg";
import { describe, expect, test } from "vitest";
import { createRoles, ownerRole, sentinelRole } from "./db/roles.ts";
import { openDatabases } from "./open-databases.ts";
import { addressOf, type PostgresConnection } from "./postgres/start-postgres.ts";
import { testServer } from "./testing/postgres.ts";
import { temporaryFolder } from "./testing/temporary.ts";

const embedded = (dataFolder: string) => ({ dataFolder, database: { kind: "embedded" }, connections: 4 }) as const;

/** Addresses of a database with our roles, as an administrator has prepared it. */
async function prepared(): Promise<(user: string) => string> {
  const connection = await (await testServer()).freshDatabase();
  await createRoles(connection);
  return (user) => addressOf({ ...connection, user });
}
const server = (app: string, owner?: string) =>
  ({
    dataFolder: "unused",
    database: { kind: "server", app, ...(owner === undefined ? {} : { owner }) },
    connections: 4,
  }) as const;

const refusal = async (config: Parameters<typeof openDatabases>[0]) => {
  const result = await openDatabases(config);
  if (result.ok) await result.value.close();
  return result.ok ? undefined : result.refusal;
};

describe("the embedded database", () => {
  test("is made, migrated, and opened as three roles of which none is free; the second time it is as it was", async () => {
    const data = temporaryFolder();
    const first = await openDatabases(embedded(data));
    if (!first.ok) throw new Error(first.refusal.saw);
    const { app, owner, sentinel, migrated, close } = first.value;
    expect(migrated.length).toBeGreaterThan(0);
    const names = await Promise.all([app, owner!, sentinel].map(({ pool }) => pool.query("select current_user as is")));
    expect(names.map(({ rows }) => rows[0].is)).toEqual(["longwatch_app", ownerRole, sentinelRole]);
    await owner!.pool.query("insert into clinic values (gen_random_uuid(), 'A', 'UTC', now())");
    await close();
    await close();

    const second = await openDatabases(embedded(data));
    if (!second.ok) throw new Error(second.refusal.saw);
    expect(second.value.migrated).toEqual([]);
    expect((await second.value.app.pool.query("select name from clinic")).rows).toEqual([{ name: "A" }]);
    await second.value.close();
  });

  test("is refused to a second one on the same folder, which leaves the first alone", async () => {
    const data = temporaryFolder();
    const first = await openDatabases(embedded(data));
    if (!first.ok) throw new Error(first.refusal.saw);
    expect(await refusal(embedded(data))).toMatchObject({ saw: expect.stringContaining("Another Longwatch") });
    expect((await first.value.app.pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    await first.value.close();
  });
});

describe("a PostgreSQL server", () => {
  test("is migrated where the owner's address is known, and then served without it", async () => {
    const as = await prepared();
    expect(await refusal(server(as("longwatch_app")))).toMatchObject({ saw: "an empty database" });
    expect(await refusal(server(as("longwatch_app"), as(ownerRole)))).toBeUndefined();
    expect(await refusal(server(as("longwatch_app")))).toBeUndefined();
  });

  test("is refused where its schema is newer, or was made by other files", async () => {
    const as = await prepared();
    await refusal(server(as("longwatch_app"), as(ownerRole)));
    await asOwner(as(ownerRole), "insert into migration values (9999, 'future', 'x')");
    expect(await refusal(server(as("longwatch_app")))).toMatchObject({ saw: expect.stringContaining("9999") });
    await asOwner(as(ownerRole), "delete from migration where number = 9999; update migration set sha256 = 'x'");
    expect(await refusal(server(as("longwatch_app"), as(ownerRole)))).toMatchObject({
      saw: expect.stringContaining("another file"),
    });
  });

  test("is refused to a role that row-level security does not bind", async () => {
    const as = await prepared();
    await refusal(server(as("longwatch_app"), as(ownerRole)));
    expect(await refusal(server(as("postgres")))).toMatchObject({ saw: expect.stringContaining("superuser") });
    expect(await refusal(server(as(ownerRole)))).toMatchObject({ saw: expect.stringContaining("owns tables") });
  });

  test("that cannot be used is refused in words, without its address or password", async () => {
    const connection: PostgresConnection = await (await testServer()).freshDatabase();
    const nobody = "postgresql://longwatch_app:geheim@127.0.0.1:1/longwatch";
    const refusals = await Promise.all([
      refusal(server(nobody)),
      refusal(server("postgresql://longwatch_app:geheim@no-such-host.invalid/longwatch")),
      refusal(server(addressOf({ ...connection, database: "no_such_database" }))),
      refusal(server(addressOf({ ...connection, user: "no_such_role" }))),
    ]);
    expect(refusals.map((one) => one?.saw.split(",")[0])).toEqual([
      "nobody listening",
      "a name that leads to no server",
      "a server without that database",
      "a role that the server does not let in",
    ]);
    expect(JSON.stringify(refusals)).not.toMatch(/geheim|no-such-host|no_such/);
  });
});

async function asOwner(address: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: address, options: "-c search_path=longwatch" });
  await client.connect();
  await client.query(text);
  await client.end();
}
