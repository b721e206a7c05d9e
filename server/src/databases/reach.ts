import pg from "pg";
import type { ConnectTo } from "../db/database.ts";
import { refuse } from "./refusal.ts";

/** The oldest PostgreSQL that our SQL was tried on. */
const oldest = 15;

/**
 * Comes to a database once, so that what hinders it is said at the start and in words.
 *
 * @param called the setting that names it
 */
export async function reach(to: ConnectTo, called: string): Promise<void> {
  const client = new pg.Client({ ...to, connectionTimeoutMillis: 10_000, application_name: "longwatch start" });
  // Losing the server while we look is an error of the query; without a listener it would end the process.
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number; encoding: string }>(
      "select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding",
    );
    judge(rows[0]!, called);
  } catch (error) {
    if (!(error instanceof Error) || error.name === "NotOpened") throw error;
    const { saw, remedy } = inWords(error, called);
    refuse(saw, remedy);
  } finally {
    await client.end().catch(() => {});
  }
}

function judge({ version, encoding }: { version: number; encoding: string }, called: string): void {
  const major = Math.floor(version / 10_000);
  if (major < oldest)
    refuse(`PostgreSQL ${major} at ${called}`, `Use PostgreSQL ${oldest} or newer; the embedded one is 18.`);
  if (encoding !== "UTF8")
    refuse(`a database in ${encoding} at ${called}`, "Create the database again with encoding 'UTF8'.");
}

/** What PostgreSQL and the network say, by their codes. Their sentences are left out: they could quote the address. */
function inWords(error: Error & { code?: string }, called: string): { saw: string; remedy: string } {
  const code = error.code ?? "no answer within 10 seconds";
  const seen = (what: string, remedy: string) => ({ saw: `${what}, at ${called} (${code})`, remedy });
  switch (code) {
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return seen("a name that leads to no server", "Correct the host, or see that names can be looked up here.");
    case "ECONNREFUSED":
    case "ENOENT":
      return seen("nobody listening", "Start the PostgreSQL server, or correct host and port.");
    case "ETIMEDOUT":
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return seen("no way to the server", "Look at the network between here and the server.");
    case "28P01":
    case "28000":
      return seen(
        "a role that the server does not let in",
        "Correct role and password; `longwatch migrate --print-roles` prints what an administrator runs once.",
      );
    case "3D000":
      return seen("a server without that database", "Have an administrator create the database first.");
    case "57P03":
    case "53300":
      return seen("a server that takes no more connections now", "Try again when it has started, or raise its limit.");
    default:
      return seen(
        "a database that cannot be used",
        "See what the PostgreSQL server's log says of it; for TLS, look at sslmode and the certificate.",
      );
  }
}
