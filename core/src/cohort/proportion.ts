import { type Confidence, type Estimable, type Interval, isCount, notEstimable, usualLevel } from "./estimate.ts";
import { betaQuantile, betaUpperQuantile } from "./special/incomplete-beta.ts";
import { normalMultiplier } from "./special/normal.ts";

export type Share = { readonly count: number; readonly of: number };
export type Proportion = Share & {
  readonly proportion: number;
  /** Wilson's score interval without continuity correction (Wilson 1927): the one to show. */
  readonly wilson: Interval;
  /** The exact interval of Clopper and Pearson (1934), customary for adverse events. */
  readonly clopperPearson: Interval;
};

export function wilsonInterval({ count, of }: Share, level = usualLevel): Interval {
  const z = normalMultiplier(level);
  const spread = z * Math.sqrt((count * (of - count)) / of + (z * z) / 4);
  const centre = count + (z * z) / 2;
  const weight = of + z * z;
  return {
    lower: count === 0 ? 0 : (centre - spread) / weight,
    upper: count === of ? 1 : (centre + spread) / weight,
  };
}

export function clopperPearsonInterval({ count, of }: Share, level = usualLevel): Interval {
  const tail = (1 - level) / 2;
  return {
    lower: count === 0 ? 0 : betaQuantile(tail, count, of - count + 1),
    upper: count === of ? 1 : betaUpperQuantile(tail, count + 1, of - count),
  };
}

/** `count` people out of `of`, 0 to 1. Of nobody there is no proportion. */
export function proportion({ count, of }: Share, { level = usualLevel }: Confidence = {}): Estimable<Proportion> {
  if (!isCount(count) || !isCount(of) || count > of) return notEstimable("value-unusable");
  if (of === 0) return notEstimable("nobody");
  return {
    estimable: true,
    count,
    of,
    proportion: count / of,
    wilson: wilsonInterval({ count, of }, level),
    clopperPearson: clopperPearsonInterval({ count, of }, level),
  };
}
