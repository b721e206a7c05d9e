import { halfDeviance, stirlingError } from "./log-gamma.ts";
import { solveIncreasing } from "./solve-increasing.ts";

const smallest = 1e-300;
const precision = 1e-16;
const mostTerms = 1_000_000;

/** x^a e^−x / Γ(a + 1): the Poisson probability of a with mean x, for real a > 0, x > 0. */
const poissonTerm = (a: number, x: number): number =>
  Math.exp(-stirlingError(a) - halfDeviance(a, x)) / Math.sqrt(2 * Math.PI * a);

/** P(a, x) by its power series (DLMF 8.11.4), for x < a + 1. */
function lowerBySeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n < mostTerms && term > sum * precision; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * poissonTerm(a, x);
}

/** Q(a, x) by its continued fraction (DLMF 8.9.2), evaluated from the front after Lentz, for x ≥ a + 1. */
function upperByFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / smallest;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < mostTerms; n += 1) {
    const numerator = n * (a - n);
    b += 2;
    d = 1 / (numerator * d + b || smallest);
    c = b + numerator / c || smallest;
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < precision * 10) break;
  }
  return a * poissonTerm(a, x) * fraction;
}

/** The regularised lower incomplete gamma function P(a, x), a > 0: the share of a gamma(a) below x. */
export function gammaLower(a: number, x: number): number {
  if (!(x > 0)) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  return x < a + 1 ? lowerBySeries(a, x) : 1 - upperByFraction(a, x);
}

/** Q(a, x) = 1 − P(a, x), exact in its far tail. */
export function gammaUpper(a: number, x: number): number {
  if (!(x > 0)) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  return x < a + 1 ? 1 - lowerBySeries(a, x) : upperByFraction(a, x);
}

/** The x below which a gamma(a) variable of unit scale falls with probability p, 0 < p < 1. */
export function gammaQuantile(p: number, a: number): number {
  const excess =
    p < 0.5 ? (x: number): number => gammaLower(a, x) - p : (x: number): number => 1 - p - gammaUpper(a, x);
  return solveIncreasing(excess, (x) => (a / x) * poissonTerm(a, x), {
    start: a,
    low: 0,
    high: Number.POSITIVE_INFINITY,
  });
}
