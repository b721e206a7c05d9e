import type { Issue } from "@longwatch/core";
import type { Database } from "../../db/database.ts";
import { schemaState } from "../../db/migrate.ts";

/** Why a database holds nothing that this program can care for: no schema, an older one, or a newer. */
export async function unfit({ pool }: Pick<Database, "pool">): Promise<Issue | undefined> {
  const state = await schemaState((sql) => pool.query(sql));
  if (state.is === "current") return undefined;
  const refusal =
    state.is === "refused"
      ? state.refusal
      : state.is === "empty"
        ? { saw: "a database without a clinic's memory", remedy: "Name the database that the server uses." }
        : {
            saw: `a schema of version ${state.version}, where ${state.newest} is known`,
            remedy:
              "Start the server of this release once, which brings it up to date; or use the release that made it.",
          };
  return { code: "database-unfit", severity: "error", at: "/", ...refusal };
}
