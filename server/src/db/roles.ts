import { readFileSync } from "node:fs";
import path from "node:path";
import { sqlFolder } from "../server-folder.ts";
import type { ConnectTo, Database } from "./database.ts";
import type { SchemaRefusal } from "./migrate.ts";
import { onClient } from "./on-client.ts";

export const ownerRole = "longwatch_owner";
export const appRole = "longwatch_app";
export const sentinelRole = "longwatch_sentinel";

/** Makes the three roles and gives the owner the database's schemas; as the administrator of a server. */
export async function createRoles(admin: ConnectTo): Promise<void> {
  await onClient(admin, async (client) => {
    await client.query(readFileSync(path.join(sqlFolder(), "roles.sql"), "utf8"));
    const { rows } = await client.query<{ name: string }>("select quote_ident(current_database()) as name");
    await client.query(`grant create, connect on database ${rows[0]!.name} to ${ownerRole}`);
    await client.query(`grant connect on database ${rows[0]!.name} to ${appRole}, ${sentinelRole}`);
  });
}

/**
 * Why a role may not serve: row-level security would not hold for it. Asked at every start.
 *
 * @returns undefined where the role is bound by every policy
 */
export async function bypasses(database: Pick<Database, "pool">): Promise<SchemaRefusal | undefined> {
  const { rows } = await database.pool.query<{ role: string; free: boolean; owns: boolean; joins: boolean }>(
    `select current_user as role,
            (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as free,
            exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where n.nspname = 'longwatch' and pg_has_role(current_user, c.relowner, 'member')) as owns,
            exists (select from pg_roles r where (r.rolsuper or r.rolbypassrls) and pg_has_role(current_user, r.oid, 'member')) as joins`,
  );
  const { role, free, owns, joins } = rows[0]!;
  if (!free && !owns && !joins) return undefined;
  const why = free ? "is a superuser or bypasses row-level security" : owns ? "owns tables" : "may become a superuser";
  return {
    saw: `the database role "${role}", which ${why}`,
    remedy: `Connect as ${appRole}, made by roles.sql: it can see one clinic at a time and nothing else.`,
  };
}
