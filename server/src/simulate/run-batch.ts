import type { Batch } from "./batches.ts";
import { added, type CohortPlan, noCounts, type Share, type SimulateOne } from "./cohort.ts";
import { writePerson } from "./person-files.ts";

/** Person by person, so that no more than one is in memory. */
export function runBatch(plan: CohortPlan, simulate: SimulateOne, { from, to }: Batch): Share {
  let counts = noCounts as Share["counts"];
  let digests = "";
  for (let index = from; index < to; index += 1) {
    const share = writePerson(plan, simulate(index));
    counts = added(counts, share.counts);
    digests += share.digests;
  }
  return { counts, digests };
}
