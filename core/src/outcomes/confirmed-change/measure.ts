export type Direction = "worsening" | "improvement";

/**
 * How large a change must be. `steps`: the first row whose `upTo` is not below the reference value; `least` is
 * Infinity where no change counts. `fraction`: that part of the reference value, `atMost` a number of points.
 */
export type LeastChange =
  | { readonly kind: "steps"; readonly rows: readonly { readonly upTo: number; readonly least: number }[] }
  | { readonly kind: "fraction"; readonly fraction: number; readonly atMost: number };

/** What is measured: which way is worse, and what counts as a change. Plain data, to be printed with a result. */
export type Measure = { readonly worse: "higher" | "lower" } & {
  readonly [direction in Direction]: LeastChange;
};

/** Quantities are compared with this tolerance, so that 20 % of 8.1 s does not fail on rounding. */
const tolerance = 1e-9;

/**
 * The least change that counts, in the unit of the measure. It depends on the reference, not on the new value.
 *
 * @returns Infinity where no change from that reference counts
 */
export function leastChange(measure: Measure, direction: Direction, reference: number): number {
  const rule = measure[direction];
  if (rule.kind === "fraction") return Math.min(rule.fraction * reference, rule.atMost);
  for (const { upTo, least } of rule.rows) if (reference <= upTo) return least;
  return Number.POSITIVE_INFINITY;
}

/** How far a value is from the reference towards worse or better; negative when it lies the other way. */
const distance = (measure: Measure, direction: Direction, value: number, reference: number): number =>
  (measure.worse === "higher") === (direction === "worsening") ? value - reference : reference - value;

/** By how much a difference must count: by the measure's least change, or by anything at all. */
export type Threshold = "least-change" | "any-difference";

/** Whether the value has changed that way from the reference: the least change is included. */
export function hasChanged(
  measure: Measure,
  direction: Direction,
  threshold: Threshold,
  value: number,
  reference: number,
): boolean {
  const by = distance(measure, direction, value, reference);
  if (by <= tolerance) return false;
  return threshold === "any-difference" || by >= leastChange(measure, direction, reference) - tolerance;
}
