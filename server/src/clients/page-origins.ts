import type { Instant } from "@longwatch/core";
import * as z from "zod";
import { clientsOf } from "../db/clients.ts";
import type { Database } from "../db/database.ts";
import { inClinic, theServer } from "../db/transaction.ts";

const app = z.object({ redirectUris: z.array(z.string()), keys: z.unknown().optional() });

/**
 * Origins whose pages may call a clinic from a browser: where its public apps are sent back to. An app with keys has a server, which needs no
 * such leave.
 */
export async function pageOrigins(database: Database, clinic: string, at: Instant): Promise<ReadonlySet<string>> {
  const clients = await inClinic(database, { clinic, actor: theServer, at }, clientsOf);
  return new Set(
    clients
      .filter(({ use, endedAt }) => use === "app" && endedAt === null)
      .map(({ content }) => app.parse(content))
      .filter(({ keys }) => keys === undefined)
      .flatMap(({ redirectUris }) => redirectUris.flatMap((one) => URL.parse(one)?.origin ?? [])),
  );
}
