import type { Counts } from "./cohort.ts";

export type Speed = {
  readonly seconds: number;
  readonly jobs: number;
  readonly peoplePerSecond: number;
  readonly peoplePerSecondAndJob: number;
  readonly resultsPerSecond: number;
  /** The most that the process with all its threads ever held. */
  readonly peakMemoryMb: number;
};

export const speedOf = (
  { counts }: { readonly counts: Pick<Counts, "people" | "results"> },
  jobs: number,
  seconds: number,
  peakMemory: number,
): Speed => ({
  seconds,
  jobs,
  peoplePerSecond: counts.people / seconds,
  peoplePerSecondAndJob: counts.people / seconds / jobs,
  resultsPerSecond: counts.results / seconds,
  peakMemoryMb: peakMemory,
});

/** Threads share the process, so they are in it. */
export const peakMemoryMb = (): number => process.resourceUsage().maxRSS / 1024;
