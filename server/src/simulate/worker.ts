import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import type { Batch } from "./batches.ts";
import type { CohortPlan, Share } from "./cohort.ts";
import { runBatch } from "./run-batch.ts";
import { simulatorOf } from "./simulator.ts";
import { type Answer, type Thread, threadOf } from "./thread.ts";

/**
 * Threads, not processes: whatever ends the command ends them too, so no orphan goes on writing. The thread starts from the
 * file in which this module lies (its source, or the part of the bundle), so the bundle needs no second entry.
 */
type Given = { readonly longwatchSimulate: CohortPlan };

const isOurs = (data: unknown): data is Given =>
  typeof data === "object" && data !== null && "longwatchSimulate" in data;

if (!isMainThread && parentPort !== null && isOurs(workerData)) answer(parentPort, workerData.longwatchSimulate);

function answer(port: NonNullable<typeof parentPort>, plan: CohortPlan): void {
  const simulate = simulatorOf(plan);
  port.on("message", (batch: Batch) => port.postMessage(tried(() => runBatch(plan, simulate, batch))));
}

function tried(run: () => Share): Answer {
  try {
    return { share: run() };
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    return { fault: { message, ...(code === undefined ? {} : { code }) } };
  }
}

export function startThread(plan: CohortPlan): Thread {
  const isSource = import.meta.url.endsWith(".ts");
  return threadOf(
    new Worker(new URL(import.meta.url), {
      workerData: { longwatchSimulate: plan } satisfies Given,
      ...(isSource ? { execArgv: ["--conditions=@longwatch/source"] } : {}),
    }),
  );
}
