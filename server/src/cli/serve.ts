import { Command } from "commander";
import { now } from "../clock.ts";
import { type ConfigFlags, configured, refuse, told } from "./configured.ts";

const help = `
Every setting: docs/reference/configuration.md. Ctrl-C or SIGTERM ends it, and
nothing that was acknowledged is lost.

Example:
  longwatch serve --data /var/lib/longwatch`;

export const serveCommand = (): Command =>
  new Command("serve")
    .description("The clinic server: facts kept for ever, a worklist that is right every morning.")
    .option("--data <folder>", "LONGWATCH_DATA: the folder of the database and the key")
    .option("--listen <host:port>", "LONGWATCH_LISTEN: where to listen (default 127.0.0.1:8080)")
    .addHelpText("after", help)
    .action(runServer);

async function runServer(flags: ConfigFlags): Promise<void> {
  const config = configured(flags);
  if (config === undefined) return;
  const [{ serve }, { untilStopped }] = await Promise.all([import("../serve.ts"), import("./until-stopped.ts")]);
  const served = await serve(config, { clock: now, told });
  if (!served.ok) return refuse(served.refusal);
  const { origin, setUpLink } = served.value;
  // Listens before anybody is told: whoever ends it the moment it is ready ends it in order.
  const over = untilStopped(served.value);
  told(`Longwatch is ready: ${origin}`);
  if (setUpLink !== undefined) told(`Nobody has an account yet. Set up the clinic, once, here:\n  ${setUpLink}`);
  await over;
}
