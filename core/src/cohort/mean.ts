import { type Confidence, type Estimable, type Interval, notEstimable, usualLevel } from "./estimate.ts";
import { normalMultiplier } from "./special/normal.ts";
import { studentTMultiplier } from "./special/student-t.ts";

export type Mean = {
  readonly values: number;
  readonly mean: number;
  /** With n − 1; undefined for a single value, like the interval. */
  readonly standardDeviation: number | undefined;
  readonly interval: Interval | undefined;
};

/** Where the half width of the interval comes from: Student's t with n − 1 degrees of freedom, or the normal curve. */
export type MeanOptions = Confidence & { readonly by?: "t" | "z" };

/** The mean of a sample, its standard deviation, and mean ± multiplier · SD/√n. */
export function meanOf(values: readonly number[], { level = usualLevel, by = "t" }: MeanOptions = {}): Estimable<Mean> {
  const n = values.length;
  if (n === 0) return notEstimable("nobody");
  if (!values.every(Number.isFinite)) return notEstimable("value-unusable");
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (n === 1) return { estimable: true, values: n, mean, standardDeviation: undefined, interval: undefined };
  const standardDeviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
  const multiplier = by === "t" ? studentTMultiplier(level, n - 1) : normalMultiplier(level);
  const half = (multiplier * standardDeviation) / Math.sqrt(n);
  return { estimable: true, values: n, mean, standardDeviation, interval: { lower: mean - half, upper: mean + half } };
}
