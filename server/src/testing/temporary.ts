import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { pause, processesIn, signalTo } from "../postgres/processes.ts";
import { type PostgresOptions, type RunningPostgres, startPostgres } from "../postgres/start-postgres.ts";

/** A new folder that goes away after the test file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "lw-"));
  // As an operator would make it: other users may enter, not read.
  chmodSync(folder, 0o711);
  afterwards.push(async () => {
    // The database of a killed app may still be writing its last words; one that a failed test forgot is ended.
    for (let step = 0; ; step += 1) {
      const living = (await processesIn(path.join(folder, "cluster")).catch(() => undefined)) ?? [];
      if (living.length === 0) break;
      if (step > 100) for (const one of living) signalTo(one, "SIGKILL");
      await pause(20);
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return folder;
}

/** Starts a server that the test expects to start, and stops it after the test file. */
export async function started(options: PostgresOptions): Promise<RunningPostgres> {
  const outcome = await startPostgres(options);
  if (!outcome.ok) throw new Error(`${outcome.refusal.saw} ${outcome.refusal.remedy}`);
  afterwards.push(outcome.value.stop);
  return outcome.value;
}

/** Done after the test file, the latest first. */
export const afterwards: (() => Promise<unknown>)[] = [];

afterAll(async () => {
  for (const step of afterwards.toReversed()) await step();
});
