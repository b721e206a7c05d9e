import path from "node:path";
import { Command } from "commander";
import { now } from "../clock.ts";
import { isLoopback } from "../config/values.ts";
import { type ConfigFlags, configured, refuse, told } from "./configured.ts";

type Flags = ConfigFlags & { readonly fresh?: boolean };

const help = `
Everybody in it is invented, and whoever reaches it signs in with one click: it
listens on this machine only.

Example:
  longwatch demo --fresh`;

export const demoCommand = (): Command =>
  new Command("demo")
    .description("A server with a clinic of 200 people who do not exist, in the first two years of their watch.")
    .option("--data <folder>", "where its data lie (default: .demo)")
    .option("--listen <host:port>", "where to listen (default 127.0.0.1:8080)")
    .option("--fresh", "throw away what an earlier demo has kept, and begin again today")
    .addHelpText("after", help)
    .action(runDemo);

async function runDemo({ data, listen, fresh = false }: Flags): Promise<void> {
  // Each thread that has hashed a password keeps the memory it took. One will do for whoever is here.
  process.env["UV_THREADPOOL_SIZE"] ??= "1";
  const config = configured({ ...(listen === undefined ? {} : { listen }) });
  if (config === undefined) return;
  if (!isLoopback(config.listen.host) || config.database.kind === "server")
    return refuse({
      saw: "a demo that others could reach, or on a PostgreSQL server",
      remedy: "Leave DATABASE_URL out and let the demo listen on 127.0.0.1: anybody who reaches it may sign in.",
    });
  const [{ startDemo }, { untilStopped }] = await Promise.all([
    import("../demo/demo.ts"),
    import("./until-stopped.ts"),
  ]);
  const folder = path.resolve(data ?? ".demo");
  const { served, signIns, madeOn } = await startDemo(config, { clock: now, folder, isFresh: fresh, told });
  if (!served.ok) return refuse(served.refusal);
  const { origin } = served.value;
  const rows = signIns.map(({ role, address }) => `  ${role.padEnd(18)} ${address}`);
  told(
    [
      "",
      `Longwatch is ready: ${origin}`,
      `Sign in with one click: ${origin}/demo`,
      "or on the sign-in page with an address, its password and the code that /demo shows:",
      ...rows,
      `  password           ${signIns[0]?.password}`,
      `These people do not exist. Their records end on ${madeOn}; --fresh begins again today. Ctrl-C ends it.`,
    ].join("\n"),
  );
  await untilStopped(served.value);
}
