import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { explore } from "../core/src/testing/model/explore.ts";
import { longPlans, type Plan } from "../core/src/testing/model/plans.ts";
import { type Walked, walk } from "../core/src/testing/model/walk.ts";
import { startStates } from "../core/src/testing/model/world.ts";

/**
 * The model check: `npm run model [sequences]`. Every order of events to the depth of each plan from each start, and a million
 * random sequences. Prints what it saw; ends with 1 when anything is wrong.
 */
const sequences = Number(process.argv[2] ?? "1000000");
const longest = 8;

type Work = { readonly plan: Plan; readonly start: string } | { readonly seed: number; readonly sequences: number };
type Seen = { readonly states: number; readonly transitions: number; readonly worklists: number };

if (isMainThread) await main();
else {
  const work = workerData as Work;
  parentPort!.postMessage(
    "seed" in work
      ? walk(work.seed, work.sequences, longest)
      : explore(startStates()[work.start]!, work.plan.families, work.plan.depth),
  );
}

async function main(): Promise<void> {
  const startedAt = performance.now();
  const wrong: string[] = [];
  let all = { states: 0, transitions: 0 };
  for (const plan of longPlans) {
    const seen = await Promise.all(
      inPairs(Object.keys(startStates()).map((start) => () => runIn<Seen & { wrong: string[] }>({ plan, start }))),
    );
    wrong.push(...said(seen));
    const sum = (of: keyof Seen): number => seen.reduce((total, one) => total + one[of], 0);
    all = { states: all.states + sum("states"), transitions: all.transitions + sum("transitions") };
    console.log(`${plan.name}, depth ${plan.depth}: ${sum("states")} states, ${sum("transitions")} transitions`);
  }
  console.log(`every order: ${all.states} states, ${all.transitions} transitions`);
  const share = 10_000;
  const parts = Array.from({ length: Math.ceil(sequences / share) }, (_, i) => ({
    seed: 1000 + i,
    sequences: Math.min(share, sequences - i * share),
  }));
  let done = 0;
  const walked = await Promise.all(
    inPairs(
      parts.map((part) => async () => {
        const one = await runIn<Walked>(part);
        wrong.push(...said([one]));
        done += one.sequences;
        if (done % (10 * share) === 0) console.log(`  ${done} sequences`);
        return one;
      }),
    ),
  );
  const sum = (of: "sequences" | "events"): number => walked.reduce((total, one) => total + one[of], 0);
  console.log(`random: ${sum("sequences")} sequences of up to ${longest} events, ${sum("events")} answers judged`);
  console.log(
    `${((performance.now() - startedAt) / 1000).toFixed(0)} s; ${wrong.length === 0 ? "nothing is wrong" : `${wrong.length} things are wrong`}`,
  );
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

/** What is wrong, said at once: a long run may be broken off. */
function said(seen: readonly { readonly wrong: readonly string[] }[]): readonly string[] {
  const wrong = seen.flatMap((one) => one.wrong);
  for (const one of wrong) console.log(`  wrong: ${one}`);
  return wrong;
}

function runIn<T>(work: Work): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: work });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

/** Two at a time. */
function inPairs<T>(jobs: readonly (() => Promise<T>)[]): readonly Promise<T>[] {
  const lanes: Promise<unknown>[] = [Promise.resolve(), Promise.resolve()];
  return jobs.map((job, i) => {
    const result = lanes[i % 2]!.then(job);
    lanes[i % 2] = result;
    return result;
  });
}
