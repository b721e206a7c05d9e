import { type Estimable, notEstimable } from "./estimate.ts";

/**
 * The quantiles of a sample at each of `shares` (0 to 1, ends included), with straight lines between the ordered values
 * (type 7 of Hyndman & Fan 1996, the default of R). Not estimable without values.
 */
export function quantiles(
  values: readonly number[],
  shares: readonly number[],
): Estimable<{ readonly quantiles: readonly number[] }> {
  if (values.length === 0) return notEstimable("nobody");
  if (!values.every(Number.isFinite) || !shares.every((share) => share >= 0 && share <= 1))
    return notEstimable("value-unusable");
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const below = sorted[Math.floor(place)]!;
    return below + (sorted[Math.ceil(place)]! - below) * (place - Math.floor(place));
  };
  return { estimable: true, quantiles: shares.map(at) };
}

export type Quartiles = {
  readonly values: number;
  readonly least: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  readonly most: number;
};

/** Median, quartiles and range of a sample. */
export function quartiles(values: readonly number[]): Estimable<Quartiles> {
  const found = quantiles(values, [0, 0.25, 0.5, 0.75, 1]);
  if (!found.estimable) return found;
  const [least, lower, median, upper, most] = found.quantiles;
  return {
    estimable: true,
    values: values.length,
    least: least!,
    lower: lower!,
    median: median!,
    upper: upper!,
    most: most!,
  };
}
