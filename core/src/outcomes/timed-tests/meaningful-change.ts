import { hasChanged, type LeastChange, leastChange, type Measure } from "../confirmed-change/measure.ts";
import { nhpt, sdmt, t25fw } from "../confirmed-change/measures.ts";
import { msfcTaskForce } from "./msfc.ts";

const points = (least: number): LeastChange => ({ kind: "steps", rows: [{ upTo: Number.POSITIVE_INFINITY, least }] });
const byPoints = (worse: Measure["worse"], least: number): Measure => ({
  worse,
  worsening: points(least),
  improvement: points(least),
});

/**
 * How far each test must change to mean something, by the keys of the record. Half a standard deviation of PASAT is
 * that of the task force's people; of the seven or eight points given for MSIS-29 the larger is asked for.
 *
 * @source outcomes reference, sections 2.1 and 9
 */
export const testMeasures = {
  t25fw,
  "9hpt-dominant": nhpt,
  "9hpt-other": nhpt,
  sdmt,
  pasat3: byPoints("lower", msfcTaskForce.cognition.standardDeviation / 2),
  "low-contrast-2.5": byPoints("lower", 7),
  "low-contrast-1.25": byPoints("lower", 7),
  "msis29-physical": byPoints("higher", 8),
} as const satisfies Readonly<Record<string, Measure>>;

export type MeasuredTest = keyof typeof testMeasures;

export type TestChange = {
  readonly change: "worse" | "better" | "within";
  /** What counts from this reference, in the unit of the test. */
  readonly least: number;
};

/**
 * Whether one value means a change from another, by itself: nothing is confirmed here.
 *
 * @returns `within`: less than what counts in either direction
 */
export function testChange(test: MeasuredTest, reference: number, value: number): TestChange {
  const measure = testMeasures[test];
  const changed = (direction: "worsening" | "improvement"): boolean =>
    hasChanged(measure, direction, "least-change", value, reference);
  return {
    change: changed("worsening") ? "worse" : changed("improvement") ? "better" : "within",
    least: leastChange(measure, "worsening", reference),
  };
}
