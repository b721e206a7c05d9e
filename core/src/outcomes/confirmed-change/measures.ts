import type { LeastChange, Measure } from "./measure.ts";

const everything = Number.POSITIVE_INFINITY;
const steps = (...rows: readonly (readonly [upTo: number, least: number])[]): LeastChange => ({
  kind: "steps",
  rows: rows.map(([upTo, least]) => ({ upTo, least })),
});

/**
 * The least change of the EDSS in points, by reference value. From 0 a worsening needs 1.5, for the scale has
 * no 0.5.
 *
 * @source outcomes reference, section 2.1
 */
export const edssLeastChange = {
  standard: steps([0, 1.5], [5, 1], [everything, 0.5]),
  "le5.5": steps([0, 1.5], [5.5, 1], [everything, 0.5]),
  "care-ms": steps([0, 1.5], [everything, 1]),
  "msbase-improvement": steps([1.5, 1.5], [6, 1], [everything, 0.5]),
  /** From a reference of 2.0 only: below, nobody is at risk of improving. */
  "cdi-ge2": steps([1.5, everything], [everything, 1]),
} as const satisfies Readonly<Record<string, LeastChange>>;

export type EdssLeastChange = keyof typeof edssLeastChange;

export const edss = (worsening: EdssLeastChange, improvement: EdssLeastChange = worsening): Measure => ({
  worse: "higher",
  worsening: edssLeastChange[worsening],
  improvement: edssLeastChange[improvement],
});

const aFifth: LeastChange = { kind: "fraction", fraction: 0.2, atMost: everything };
const fourPointsOrAFifth: LeastChange = { kind: "fraction", fraction: 0.2, atMost: 4 };

/** Seconds: nine-hole peg test and timed 25-foot walk. */
export const nhpt: Measure = { worse: "higher", worsening: aFifth, improvement: aFifth };
export const t25fw: Measure = nhpt;

/** Correct answers: 4 points or 20 %, whichever is smaller. */
export const sdmt: Measure = { worse: "lower", worsening: fourPointsOrAFifth, improvement: fourPointsOrAFifth };
