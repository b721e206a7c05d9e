import { randomUUID } from "node:crypto";
import { type ConnectTo, connect, type Database } from "../db/database.ts";
import { migrate } from "../db/migrate.ts";
import { onClient } from "../db/on-client.ts";
import { appRole, createRoles, ownerRole, sentinelRole } from "../db/roles.ts";
import { testServer } from "./postgres.ts";

/** A fresh database of its own, migrated, seen as each of the three roles. */
export type TestDatabase = {
  readonly at: (role: string) => ConnectTo;
  readonly owner: Database;
  readonly app: Database;
  readonly sentinel: Database;
  readonly close: () => Promise<void>;
};

/** Adds a clinic, as its owner would at set-up, and answers its id. */
export async function addClinic({ owner }: Pick<TestDatabase, "owner">, name = "Test clinic"): Promise<string> {
  const clinic_id = randomUUID();
  await owner.query
    .insertInto("clinic")
    .values({ clinic_id, name, zone: "Europe/London", created_at: new Date(0) })
    .execute();
  return clinic_id;
}

/** A new database on the tests' server, made in a few milliseconds from one that was migrated once. */
export async function testDatabase(): Promise<TestDatabase> {
  const { databaseLike } = await testServer();
  const server = await databaseLike("migrated", async (connection) => {
    await createRoles(connection);
    await migrate({ ...connection, user: ownerRole });
  });
  const at = (role: string): ConnectTo => ({ ...server, user: role });
  // What roles may do with a database does not travel with a copy of it.
  await createRoles(server);
  const [owner, app, sentinel] = [ownerRole, appRole, sentinelRole].map((role) => connect(at(role), 8));
  return {
    at,
    owner: owner!,
    app: app!,
    sentinel: sentinel!,
    close: async () => {
      await Promise.all([owner!.close(), app!.close(), sentinel!.close()]);
      const admin = { ...server, user: "postgres", database: "postgres" };
      await onClient(admin, (client) => client.query(`drop database ${server.database} with (force)`));
    },
  };
}
