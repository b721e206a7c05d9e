import { exp, ln } from "./arithmetic.ts";
import { normalCdf, normalQuantile } from "./normal.ts";

/** Quantile of a normal that is cut off outside [min, max]. */
export function truncatedNormalQuantile(p: number, mean: number, sd: number, min: number, max: number): number {
  const low = normalCdf((min - mean) / sd);
  const high = normalCdf((max - mean) / sd);
  return Math.min(max, Math.max(min, mean + sd * normalQuantile(low + (high - low) * p)));
}

type Weights = Readonly<Record<string, number>>;
const ordered = new WeakMap<Weights, { readonly names: readonly string[]; readonly sum: number }>();

/** Worked out once for each table. Objects list whole numbers first, so the names are put in order. */
function inOrder(weights: Weights): { readonly names: readonly string[]; readonly sum: number } {
  const known = ordered.get(weights);
  if (known !== undefined) return known;
  const names = Object.keys(weights).toSorted((a, b) => Number(a) - Number(b));
  const table = { names, sum: names.reduce((sum, name) => sum + weights[name]!, 0) };
  ordered.set(weights, table);
  return table;
}

/** The number at rank p of a table whose names are numbers. */
export function weightedQuantile<Name extends string>(p: number, weights: Readonly<Record<Name, number>>): Name {
  const { names, sum } = inOrder(weights) as { readonly names: readonly Name[]; readonly sum: number };
  let left = p * sum;
  for (const name of names) {
    left -= weights[name];
    if (left < 0) return name;
  }
  return names.at(-1)!;
}

/** Quantile of a gamma with shape and scale: bisection on the series of the incomplete gamma function. */
export function gammaQuantile(p: number, shape: number, scale: number): number {
  let low = 0;
  let high = shape + 1;
  while (gammaCdf(high, shape) < p) high *= 2;
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (gammaCdf(middle, shape) < p) low = middle;
    else high = middle;
  }
  return ((low + high) / 2) * scale;
}

/** Σ xⁿ / (shape (shape + 1) … (shape + n)), times x^shape e^−x / Γ(shape). */
function gammaCdf(x: number, shape: number): number {
  if (x <= 0) return 0;
  let term = 1 / shape;
  let sum = term;
  for (let n = 1; term > sum * 1e-12; n++) {
    term *= x / (shape + n);
    sum += term;
  }
  return Math.min(1, sum * exp(shape * ln(x) - x - lnGamma(shape)));
}

/** Stirling's series, after lifting the argument above 10. */
export function lnGamma(x: number): number {
  let lifted = x;
  let product = 1;
  for (; lifted < 10; lifted++) product *= lifted;
  const inverse = 1 / lifted;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)));
  return (lifted - 0.5) * ln(lifted) - lifted + 0.918_938_533_204_672_7 + series - ln(product);
}

/** Smallest count whose distribution function reaches p: negative binomial with mean and size. */
export function negativeBinomialQuantile(p: number, mean: number, size: number): number {
  const q = mean / (mean + size);
  let probability = exp(size * ln(1 - q));
  let sum = probability;
  let count = 0;
  for (; sum < p && count < 10_000; count++) {
    probability *= (q * (size + count)) / (count + 1);
    sum += probability;
  }
  return count;
}
