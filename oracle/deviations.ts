import type { Difference } from "./comparison.ts";

/** A difference that we know of: its entry in docs/known-deviations.md, and a person in whom it shows. */
export type Deviation = {
  readonly id: string;
  /** The number of a person who shows it. */
  readonly witness: number;
  readonly isMeant: (difference: Difference) => boolean;
};

/** None is known. An entry that its witness no longer shows fails the test, so that none outlives its reason. */
export const knownDeviations: readonly Deviation[] = [];
