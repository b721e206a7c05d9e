import { type NotEstimable, notEstimable } from "./estimate.ts";

/** One covariate: its value for each person (or interval), in the order of the other lists. */
export type Column = readonly number[];

/** What is wrong with the covariates of `rows` people, if anything is. */
export function flawOfColumns(columns: readonly Column[], rows: number): NotEstimable | undefined {
  if (columns.some((column) => column.length !== rows)) return notEstimable("unequal-lengths");
  return columns.every((column) => column.every(Number.isFinite)) ? undefined : notEstimable("value-unusable");
}

/**
 * Whether a covariate of two values has no event at one of them, or one value only among those with events at an end of
 * its range: its coefficient then runs to infinity.
 */
export function separates(column: Column, hasEvent: readonly boolean[]): boolean {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [leastEvent, mostEvent] = [least, most];
  for (let i = 0; i < column.length; i += 1) {
    const value = column[i]!;
    if (value < least) least = value;
    if (value > most) most = value;
    if (!hasEvent[i]) continue;
    if (value < leastEvent) leastEvent = value;
    if (value > mostEvent) mostEvent = value;
  }
  return least < most && leastEvent === mostEvent && (leastEvent === least || mostEvent === most);
}

export type Scale = { readonly mean: number; readonly spread: number };

/**
 * Mean and standard deviation of a covariate, so that Newton's method meets numbers around 1. The spread of a constant
 * is 1: the likelihood then finds that it says nothing.
 */
export function scaleOf(column: Column): Scale {
  const mean = column.reduce((sum, value) => sum + value, 0) / Math.max(1, column.length);
  const squares = column.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, spread: Math.sqrt(squares / Math.max(1, column.length)) || 1 };
}

export const standardised = (value: number, { mean, spread }: Scale): number => (value - mean) / spread;
