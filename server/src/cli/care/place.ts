import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Issue } from "@longwatch/core";
import { ensureDatabase } from "../../databases/embedded.ts";
import type { ConnectTo } from "../../db/database.ts";
import { appRole, createRoles, ownerRole, sentinelRole } from "../../db/roles.ts";
import { type PostgresConnection, startPostgres } from "../../postgres/start-postgres.ts";

/** Where each role finds the database that a command cares for. */
export type Place = {
  readonly owner: ConnectTo;
  readonly sentinel: ConnectTo;
  readonly app: ConnectTo;
  /** Ends what was started for the command, and nothing else. */
  readonly close: () => Promise<void>;
};
export type PlaceFound = { readonly ok: true; readonly value: Place } | { readonly ok: false; readonly issue: Issue };

const name = "longwatch";

/**
 * The database of a data folder, or the server that DATABASE_OWNER_URL names. A folder whose server runs is joined, one whose server
 * does not is started for as long as the command takes.
 */
export async function findPlace(
  data: string | undefined,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<PlaceFound> {
  if (data !== undefined) return embedded(data);
  const owner = environment["DATABASE_OWNER_URL"];
  if (owner === undefined || owner === "")
    return refused(
      "value-missing",
      "neither --data nor DATABASE_OWNER_URL",
      "Say which database: the data folder of the embedded one, or the owner's address of a server.",
    );
  const as = (url: string | undefined): ConnectTo => ({ connectionString: url || owner });
  return {
    ok: true,
    value: {
      owner: as(owner),
      sentinel: as(environment["DATABASE_SENTINEL_URL"]),
      app: as(environment["DATABASE_URL"]),
      close: async () => {},
    },
  };
}

async function embedded(folder: string): Promise<PlaceFound> {
  const started = await startPostgres({ folder });
  if (started.ok) {
    const { connection, stop } = started.value;
    try {
      await ensureDatabase(connection);
      await createRoles({ ...connection, database: name });
    } catch (error) {
      await stop();
      throw error;
    }
    return { ok: true, value: { ...rolesAt(connection), close: stop } };
  }
  const running = started.refusal.code === "folder-in-use" ? await runningIn(folder) : undefined;
  if (running !== undefined) return { ok: true, value: { ...rolesAt(running), close: async () => {} } };
  return refused("database-unfit", started.refusal.saw, started.refusal.remedy);
}

const rolesAt = (connection: PostgresConnection) => {
  const at = (user: string): ConnectTo => ({ ...connection, user, database: name });
  return { owner: at(ownerRole), sentinel: at(sentinelRole), app: at(appRole) };
};

/** The running server's own note says where its socket is: line 4 its port, line 5 the folder. */
async function runningIn(folder: string): Promise<PostgresConnection | undefined> {
  const note = await readFile(path.join(folder, "cluster", "postmaster.pid"), "utf8").catch(() => "");
  const [, , , port, host] = note.split("\n");
  return host === undefined || host === "" ? undefined : { host, port: Number(port), user: ownerRole, database: name };
}

const refused = (code: Issue["code"], saw: string, remedy: string): PlaceFound => ({
  ok: false,
  issue: { code, severity: "error", at: "--data", saw, remedy },
});
