import { Command } from "commander";
import { refuse } from "./configured.ts";

/** For whoever watches a server with a command: containers, and people in a hurry. */
export const healthCommand = (): Command =>
  new Command("health")
    .description("Whether a server is ready: ends with 0 where it is, with 2 where it is not.")
    .argument("[origin]", "where it is", "http://localhost:8080")
    .addHelpText("after", "\nExample:\n  longwatch health http://127.0.0.1:8080")
    .action(askHealth);

const patienceMs = 4000;

async function askHealth(origin: string): Promise<void> {
  const remedy = "Look at the server's log; without one, at whether it runs.";
  try {
    const answer = await fetch(new URL("/health/ready", origin), { signal: AbortSignal.timeout(patienceMs) });
    if (answer.ok) process.stdout.write(`${origin} is ready\n`);
    else refuse({ saw: `${origin}, which is not ready (${answer.status})`, remedy });
  } catch {
    refuse({ saw: `nobody who answers at ${origin}`, remedy });
  }
}
