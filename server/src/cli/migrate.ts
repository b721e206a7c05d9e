import { readFileSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { sqlFolder } from "../server-folder.ts";
import { type ConfigFlags, configured, refuse, told } from "./configured.ts";

type Flags = ConfigFlags & { readonly printRoles?: boolean };

export const migrateCommand = (): Command =>
  new Command("migrate")
    .description("Brings the database's schema up to date, as its owner. `serve` does the same where it may.")
    .option("--data <folder>", "LONGWATCH_DATA: the folder of the embedded database")
    .option("--print-roles", "print the SQL that an administrator of a PostgreSQL server runs once")
    .addHelpText("after", "\nExample:\n  longwatch migrate --print-roles | psql --dbname=longwatch")
    .action(runMigrations);

async function runMigrations(flags: Flags): Promise<void> {
  if (flags.printRoles) {
    process.stdout.write(readFileSync(path.join(sqlFolder(), "roles.sql"), "utf8") + grants);
    return;
  }
  const config = configured(flags);
  if (config === undefined) return;
  if (config.database.kind === "server" && config.database.owner === undefined)
    return refuse({
      saw: "DATABASE_URL without DATABASE_OWNER_URL",
      remedy: "Set DATABASE_OWNER_URL: only the owner changes a schema.",
    });
  const { openDatabases } = await import("../open-databases.ts");
  const opened = await openDatabases(config);
  if (!opened.ok) return refuse(opened.refusal);
  const { migrated, close } = opened.value;
  told(migrated.length === 0 ? "The schema is up to date." : `Ran migrations ${migrated.join(", ")}.`);
  await close();
}

/** What createRoles does after roles.sql, for the database in which it is run. */
const grants = `
do $$
begin
  execute format('grant create, connect on database %I to longwatch_owner', current_database());
  execute format('grant connect on database %I to longwatch_app, longwatch_sentinel', current_database());
end
$$;
-- Then give each role a password: alter role longwatch_owner password '…'; in psql better with \\password, which logs nothing.
`;
