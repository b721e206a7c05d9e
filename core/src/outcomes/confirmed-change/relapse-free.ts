/** Days before and after a checkpoint; `joined` runs on to the next, or from the one before. */
type Reach = number | "joined";
type Checkpoint = { readonly before: Reach; readonly after: Reach };

/**
 * Where a worsening must be free of relapses to be independent of them (PIRA): around a preceding visit, the
 * onset and the confirmation. `preceding` says which visit: the reference in force, the last before the onset,
 * or the last that differs from the onset.
 */
export type RelapseFree = {
  readonly preceding: "reference" | "last-visit" | "last-different-visit";
  readonly around: readonly [preceding: Checkpoint, onset: Checkpoint, confirmation: Checkpoint];
};

const around = (before: Reach, after: Reach): Checkpoint => ({ before, after });

/** @source outcomes reference, section 2.4 */
export const relapseFree = {
  muller2023: { preceding: "reference", around: [around(0, 0), around(90, 30), around(90, 30)] },
  "muller2023-strict": {
    preceding: "reference",
    around: [around(0, "joined"), around("joined", "joined"), around("joined", 0)],
  },
  kappos2020: { preceding: "reference", around: [around(0, "joined"), around("joined", 30), around(30, 30)] },
  cagol2022: { preceding: "reference", around: [around(0, 0), around(90, "joined"), around("joined", 0)] },
  muller2025: { preceding: "last-visit", around: [around(0, "joined"), around("joined", 0), around(0, 0)] },
} as const satisfies Readonly<Record<string, RelapseFree>>;

/**
 * Whether no relapse began in any of the intervals. Both ends are included; an interval of no length is none.
 *
 * @param days of the preceding visit, the onset and the confirmation
 * @param relapses onset days
 */
export function isRelapseFree(
  definition: RelapseFree,
  days: readonly [preceding: number, onset: number, confirmation: number],
  relapses: readonly number[],
): boolean {
  let start: number | undefined;
  for (let i = 0; i < days.length; i += 1) {
    const { before, after } = definition.around[i]!;
    if (start === undefined || before !== "joined") start = days[i]! - (before === "joined" ? 0 : before);
    if (after === "joined") continue;
    const from = start;
    const to = days[i]! + after;
    start = undefined;
    if (from !== to && relapses.some((relapse) => from <= relapse && relapse <= to)) return false;
  }
  return true;
}
