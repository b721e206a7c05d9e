import { randomUUID } from "node:crypto";
import { caches } from "../db/copy.ts";
import { type ConnectTo, connect, type Database } from "../db/database.ts";
import { onClient } from "../db/on-client.ts";
import { appRole, createRoles, ownerRole, sentinelRole } from "../db/roles.ts";
import type { TestDatabase } from "./database.ts";

/** A database with roles and without a schema: a place to restore into. */
export type EmptyDatabase = {
  readonly to: ConnectTo;
  readonly as: (role: string) => Database;
  readonly close: () => Promise<void>;
};

export async function emptyDatabase(beside: TestDatabase): Promise<EmptyDatabase> {
  const name = `t_${randomUUID().replaceAll("-", "")}`;
  const admin = { ...beside.at("postgres"), database: "postgres" };
  await onClient(admin, (client) => client.query(`create database ${name}`));
  const at = (role: string): ConnectTo => ({ ...beside.at(role), database: name });
  await createRoles(at("postgres"));
  const open: Database[] = [];
  return {
    to: at(ownerRole),
    as: (role) => {
      const database = connect(at(role), 4);
      open.push(database);
      return database;
    },
    close: async () => {
      await Promise.all(open.map((one) => one.close()));
      await onClient(admin, (client) => client.query(`drop database ${name} with (force)`));
    },
  };
}

export const roles = { owner: ownerRole, app: appRole, sentinel: sentinelRole };

/** Every row of every table but the caches, as text: two databases are the same where these are. */
export async function allRows({ pool }: Pick<Database, "pool">): Promise<Readonly<Record<string, readonly string[]>>> {
  const { rows } = await pool.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = to_regnamespace('longwatch') and relkind = 'r' order by 1",
  );
  const all: Record<string, readonly string[]> = {};
  for (const { name } of rows) {
    if (name === "migration" || caches.has(name)) continue;
    const content = await pool.query<{ row: string }>(
      `select t::text as row from longwatch."${name}" t order by t::text collate "C"`,
    );
    all[name] = content.rows.map(({ row }) => row);
  }
  return all;
}
