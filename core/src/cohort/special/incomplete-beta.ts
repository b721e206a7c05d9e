import { halfDeviance, stirlingError } from "./log-gamma.ts";
import { solveIncreasing } from "./solve-increasing.ts";

const smallest = 1e-300;
const mostTerms = 1_000_000;

/** x^a y^b / B(a, b), y = 1 − x, by the saddle-point form of the binomial probability (Loader 2000). */
function front(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  const exponent =
    stirlingError(n) - stirlingError(a) - stirlingError(b) - halfDeviance(a, n * x) - halfDeviance(b, n * y);
  return Math.exp(exponent) * Math.sqrt((a * b) / (2 * Math.PI * n));
}

/** The continued fraction of I_x(a, b) (DLMF 8.17.22), evaluated from the front after Lentz. */
function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || smallest);
  let value = d;
  for (let m = 1; m < mostTerms; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d || smallest);
    c = 1 + even / c || smallest;
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d || smallest);
    c = 1 + odd / c || smallest;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return value;
}

/** The shares of a beta(a, b) below x and above it; y = 1 − x is given apart, for it may be tiny. */
function tails(a: number, b: number, x: number, y: number): { readonly lower: number; readonly upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (y <= 0) return { lower: 1, upper: 0 };
  if (x < (a + 1) / (a + b + 2)) {
    const lower = (front(a, b, x, y) / a) * fraction(a, b, x);
    return { lower, upper: 1 - lower };
  }
  const upper = (front(a, b, x, y) / b) * fraction(b, a, y);
  return { lower: 1 - upper, upper };
}

/** The regularised incomplete beta function I_x(a, b), a, b > 0, 0 ≤ x ≤ 1. */
export const betaLower = (a: number, b: number, x: number): number => tails(a, b, x, 1 - x).lower;

/** 1 − I_x(a, b), exact in its far tail. */
export const betaUpper = (a: number, b: number, x: number): number => tails(a, b, x, 1 - x).upper;

const quantile = (excess: (x: number) => number, a: number, b: number): number =>
  solveIncreasing(excess, (x) => front(a, b, x, 1 - x) / (x * (1 - x)), { start: a / (a + b), low: 0, high: 1 });

/** The x below which a beta(a, b) variable falls with probability p, 0 < p < 1. */
export const betaQuantile = (p: number, a: number, b: number): number =>
  p > 0.5 ? betaUpperQuantile(1 - p, a, b) : quantile((x) => betaLower(a, b, x) - p, a, b);

/** The x above which a beta(a, b) variable lies with probability q, 0 < q < 1. */
export const betaUpperQuantile = (q: number, a: number, b: number): number =>
  quantile((x) => q - betaUpper(a, b, x), a, b);
