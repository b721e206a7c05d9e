import { Worker } from "node:worker_threads";
import { merge, type Tally } from "./tally.ts";
import type { Work } from "./worker.ts";

type Said = { readonly done: number } | { readonly tally: Tally };

/** Judges so many people on so many threads; the same people, whatever the number of threads. */
export async function judgeCohort(preset: string, seed: string, people: number, threads: number): Promise<Tally> {
  const done = Array.from({ length: threads }, () => 0);
  const run = (first: number): Promise<Tally> =>
    new Promise((resolve, reject) => {
      const work: Work = { preset, seed, first, step: threads, people };
      const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: work });
      worker.on("error", reject);
      worker.on("message", (said: Said) => {
        if ("tally" in said) resolve(said.tally);
        else {
          done[first] = said.done;
          const sum = done.reduce((a, b) => a + b, 0);
          if (sum % 500 < 50) process.stderr.write(`${preset}: ${sum} of ${people}\n`);
        }
      });
    });
  return merge(await Promise.all(done.map((_, first) => run(first))));
}
