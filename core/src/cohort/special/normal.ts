import { gammaUpper } from "./incomplete-gamma.ts";

/** Φ(z), the standard normal distribution function: Q(½, z²/2) / 2 in the lower tail (DLMF 7.11.2). */
export function normalCdf(z: number): number {
  const tail = gammaUpper(0.5, (z * z) / 2) / 2;
  return z < 0 ? tail : 1 - tail;
}

/** P(|Z| ≥ |z|), the two-sided p-value of a standard normal statistic. */
export const twoSidedNormal = (z: number): number => gammaUpper(0.5, (z * z) / 2);

const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/**
 * The z with Φ(z) = p, 0 < p < 1. Newton's method on ln Φ, which is concave: from a start to the left of the root
 * (−√(−2 ln p) is, by the Chernoff bound) it climbs to it and cannot overshoot.
 */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p === 0.5) return 0;
  let z = -Math.sqrt(-2 * Math.log(p));
  for (let i = 0; i < 100; i += 1) {
    const at = normalCdf(z);
    const step = (Math.log(at / p) * at) / density(z);
    z -= step;
    if (Math.abs(step) <= 1e-15 * Math.abs(z)) break;
  }
  return z;
}

/** The half width, in standard errors, of a two-sided normal interval: 1.959963984540054 for level 0.95. */
export const normalMultiplier = (level: number): number => -normalQuantile((1 - level) / 2);
