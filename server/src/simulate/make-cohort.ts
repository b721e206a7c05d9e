import path from "node:path";
import { InvariantError } from "@longwatch/core";
import { presetSource } from "@longwatch/synthetic";
import { writeAtomically } from "../files/write-atomically.ts";
import { digestOf } from "../protocols/digest.ts";
import { inOrder } from "./batches.ts";
import type { CohortPlan } from "./cohort.ts";
import { type Manifest, manifestOf, tally } from "./manifest.ts";
import type { Progress } from "./progress.ts";
import { runBatch } from "./run-batch.ts";
import { simulatorOf } from "./simulator.ts";
import { jsonText } from "./texts.ts";
import { startThread } from "./worker.ts";

/** Makes and writes everybody, `cohort.json` last: a folder without it is of a run that did not end. */
export async function makeCohort(
  plan: CohortPlan,
  jobs: number,
  longwatch: string,
  progress: Progress,
): Promise<Manifest> {
  const sums = tally();
  const threads = jobs === 1 ? [] : Array.from({ length: jobs }, () => startThread(plan));
  const runners = jobs === 1 ? [inThisThread(plan)] : threads.map(({ run }) => run);
  try {
    await inOrder(plan.people, runners, (share, { to }) => {
      sums.take(share);
      progress.done(to);
    });
  } finally {
    progress.end();
    await Promise.all(threads.map(({ end }) => end()));
  }
  const manifest = manifestOf(plan, presetWritten(plan.preset), longwatch, sums.total());
  writeAtomically(path.join(plan.folder, "cohort.json"), jsonText(manifest));
  return manifest;
}

function inThisThread(plan: CohortPlan): Parameters<typeof inOrder>[1][number] {
  const simulate = simulatorOf(plan);
  return async (batch) => runBatch(plan, simulate, batch);
}

function presetWritten(name: string): Manifest["preset"] {
  const source = presetSource(name);
  if (source === undefined) throw new InvariantError(`no preset ${name}`);
  return { name, version: String(source["version"]), digest: digestOf(source) };
}
