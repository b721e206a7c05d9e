import type { Difference } from "./comparison.ts";

/** A difference that we know of: its entry in docs/known-deviations.md, and a person in whom it shows. */
type Deviation = {
  readonly id: string;
  /** The number of a person who shows it. */
  readonly witness: number;
  readonly isMeant: (difference: Difference) => boolean;
};

/** An entry that its witness no longer shows fails the test, so that none outlives its reason. */
export const knownDeviations: readonly Deviation[] = [
  {
    id: "KD-41",
    witness: 845,
    isMeant: ({ fate, key, core, cql }) =>
      fate === "approximate day" &&
      key.startsWith("monitor.urinalysis/") &&
      core !== undefined &&
      cql !== undefined &&
      core.dueOn === cql.dueOn &&
      core.overdueFrom > cql.overdueFrom,
  },
];
