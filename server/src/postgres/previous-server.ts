import { rm } from "node:fs/promises";
import path from "node:path";
import { pause, postmasterOf, processesIn, signalTo } from "./processes.ts";
import { refuse } from "./refusal.ts";

const stepMs = 100;
/** Steps after which an orphan is asked to stop, told to stop, and given up. Usually it is stopping already. */
const askAfter = 20;
const tellAfter = 70;
const giveUpAfter = 150;

/**
 * Clears up after a server whose app has died: waits while it shuts down, stops it where nobody told it to, and removes a
 * process file that nobody can remove any more. Call it only with the folder's lock in hand: then no living app owns
 * what is found. Refuses where something goes on working in the cluster.
 */
export async function clearPreviousServer(cluster: string): Promise<void> {
  for (let step = 0; step <= giveUpAfter; step += 1) {
    const living = await processesIn(cluster);
    // Without a list of processes PostgreSQL's own check has to do.
    if (living === undefined) return;
    if (living.length === 0) {
      // PostgreSQL would believe a dead process that nobody collects, or a number given to somebody else.
      await rm(path.join(cluster, "postmaster.pid"), { force: true });
      return;
    }
    const postmaster = await postmasterOf(cluster);
    if (postmaster !== undefined && living.includes(postmaster)) {
      if (step === askAfter) signalTo(postmaster, "SIGINT");
      if (step === tellAfter) signalTo(postmaster, "SIGQUIT");
    }
    if (step === giveUpAfter) {
      refuse(
        "folder-in-use",
        `Processes ${living.join(", ")} still work in ${cluster}, and do not stop.`,
        "Find out what they are (ps), stop them, and start again. Do not remove postmaster.pid by hand.",
      );
    }
    await pause(stepMs);
  }
}
