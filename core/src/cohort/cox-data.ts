import { type Column, flawOfColumns, type Scale, scaleOf, standardised } from "./design.ts";
import { isDuration, type NotEstimable, notEstimable } from "./estimate.ts";

/**
 * Time at risk `(start, stop]`: `start` not included, `stop` included, and whether the event happened at `stop`.
 * Somebody followed from time 0 has one interval without `start`; somebody whose covariates change, or who may have the
 * event again, has one for each stretch.
 */
export type AtRisk = { readonly start?: number; readonly stop: number; readonly event: boolean };

/** Intervals in descending order of `stop`, with covariates row after row. */
export type CoxData = {
  readonly n: number;
  readonly q: number;
  /** Each covariate less its mean, in units of its standard deviation. */
  readonly x: Float64Array;
  readonly scales: readonly Scale[];
  readonly start: Float64Array;
  readonly stop: Float64Array;
  readonly event: Uint8Array;
  /** Rows in descending order of `start`; undefined when everybody starts before the first event. */
  readonly byStart: Int32Array | undefined;
  /** The place of each row among the intervals given. */
  readonly given: Int32Array;
  readonly events: number;
};

export function flawOfIntervals(intervals: readonly AtRisk[], covariates: readonly Column[]): NotEstimable | undefined {
  if (intervals.length === 0) return notEstimable("nobody");
  const sound = intervals.every(
    ({ start, stop }) => isDuration(stop) && (start === undefined || (Number.isFinite(start) && start < stop)),
  );
  if (!sound) return notEstimable("value-unusable");
  if (covariates.length === 0) return notEstimable("covariates-collinear");
  return (
    flawOfColumns(covariates, intervals.length) ??
    (intervals.some(({ event }) => event) ? undefined : notEstimable("no-events"))
  );
}

const descending = (values: Float64Array): Int32Array =>
  Int32Array.from(values.keys()).sort((a, b) => values[b]! - values[a]!);

export function coxData(intervals: readonly AtRisk[], covariates: readonly Column[]): CoxData {
  const n = intervals.length;
  const q = covariates.length;
  const given = descending(Float64Array.from(intervals, ({ stop }) => stop));
  const start = new Float64Array(n);
  const stop = new Float64Array(n);
  const event = new Uint8Array(n);
  const x = new Float64Array(n * q);
  const scales = covariates.map(scaleOf);
  let [firstEvent, lastStart, events] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (let i = 0; i < n; i += 1) {
    const row = intervals[given[i]!]!;
    start[i] = row.start ?? Number.NEGATIVE_INFINITY;
    stop[i] = row.stop;
    event[i] = row.event ? 1 : 0;
    events += event[i]!;
    if (row.event) firstEvent = Math.min(firstEvent, row.stop);
    lastStart = Math.max(lastStart, start[i]!);
    for (let j = 0; j < q; j += 1) x[i * q + j] = standardised(covariates[j]![given[i]!]!, scales[j]!);
  }
  const byStart = lastStart < firstEvent ? undefined : descending(start);
  return { n, q, x, scales, start, stop, event, byStart, given, events };
}
