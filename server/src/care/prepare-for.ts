import type { Issue } from "@longwatch/core";
import { firstNotEmpty, onOneConnection, tablesToCopy } from "../db/copy.ts";
import type { ConnectTo, Database } from "../db/database.ts";
import { judge, migrate, schemaState } from "../db/migrate.ts";
import { readMigrations } from "../db/migrations.ts";
import type { Preface } from "./archive/manifest.ts";

/**
 * Gives an empty database exactly the schema of a backup. One that holds rows is left alone.
 *
 * @returns why it cannot be used
 */
export async function prepareFor(owner: Database, to: ConnectTo, { schema }: Preface): Promise<Issue | undefined> {
  const known = judge(schema.migrations, readMigrations());
  if (known.is === "refused")
    return { code: "backup-unknown", severity: "error", at: "/backup.json", ...known.refusal };
  const state = await schemaState((sql) => owner.pool.query(sql));
  if (state.is === "refused") return { code: "database-unfit", severity: "error", at: "/", ...state.refusal };
  if (state.is !== "empty") {
    const taken = await onOneConnection(owner, "begin", async (client) => {
      const found = await firstNotEmpty(client, await tablesToCopy(client));
      // Made for another release, and never used: it is made again.
      if (found === undefined && state.version !== schema.version) await client.query("drop schema longwatch cascade");
      return found;
    });
    if (taken !== undefined) return notEmpty(taken);
  }
  const ran = await migrate(to, schema.version);
  return "saw" in ran ? { code: "database-unfit", severity: "error", at: "/", ...ran } : undefined;
}

export const notEmpty = (table: string): Issue => ({
  code: "database-not-empty",
  severity: "error",
  at: "/",
  saw: `rows in the table ${table}`,
  remedy:
    "Give a database without content. Nothing is ever restored over another; to replace one, make a new one beside it.",
});
