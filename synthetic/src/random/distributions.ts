import { exp, ln, power } from "./arithmetic.ts";
import { normalCdf, normalQuantile } from "./normal.ts";
import type { Draw } from "./stream.ts";

/** A number below `max`, spread evenly over `min`…`max`. */
export const uniform = (draw: Draw, min: number, max: number): number => min + (max - min) * draw();

/** A whole number, `min` and `max` included. */
export const uniformInteger = (draw: Draw, min: number, max: number): number =>
  Math.min(max, min + Math.floor((max - min + 1) * draw()));

/** True with probability `p`. One number is drawn whatever `p` is. */
export const happens = (draw: Draw, p: number): boolean => draw() < p;

export const normal = (draw: Draw, mean = 0, sd = 1): number => mean + sd * normalQuantile(draw());

/** Normal, given that the value lies in [min, max]. */
export function truncatedNormal(draw: Draw, mean: number, sd: number, min: number, max: number): number {
  const low = normalCdf((min - mean) / sd);
  const high = normalCdf((max - mean) / sd);
  return Math.min(max, Math.max(min, mean + sd * normalQuantile(low + (high - low) * draw())));
}

/** @param logSd standard deviation of the natural logarithm */
export const logNormal = (draw: Draw, median: number, logSd: number): number => median * exp(normal(draw, 0, logSd));

/** @param mean in the unit of the result, the inverse of the rate */
export const exponential = (draw: Draw, mean: number): number => -mean * ln(draw());

export const weibull = (draw: Draw, shape: number, scale: number): number => scale * power(-ln(draw()), 1 / shape);

/** Gamma by its shape and mean (Marsaglia and Tsang 2000). */
export function gamma(draw: Draw, shape: number, mean: number): number {
  if (shape < 1) return gamma(draw, shape + 1, mean * ((shape + 1) / shape)) * power(draw(), 1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(draw);
    const root = 1 + c * x;
    const v = root * root * root;
    if (v > 0 && ln(draw()) < 0.5 * x * x + d - d * v + d * ln(v)) return (d * v * mean) / shape;
  }
}

/** Beta by its mean and the sum of its two shapes. */
export function beta(draw: Draw, mean: number, concentration: number): number {
  const a = gamma(draw, mean * concentration, mean * concentration);
  const b = gamma(draw, (1 - mean) * concentration, (1 - mean) * concentration);
  return a / (a + b);
}

/** Poisson; large means are split in halves, so that no product of uniforms underflows. */
export function poisson(draw: Draw, mean: number): number {
  if (mean > 30) return poisson(draw, mean / 2) + poisson(draw, mean / 2);
  const limit = exp(-mean);
  let count = 0;
  for (let product = draw(); product > limit; product *= draw()) count++;
  return count;
}

/** Negative binomial: variance mean + mean²/size. */
export const negativeBinomial = (draw: Draw, mean: number, size: number): number =>
  mean === 0 ? 0 : poisson(draw, gamma(draw, size, mean));

/** The index of one of the weights, which need not add up to 1. */
export function pick(draw: Draw, weights: readonly number[]): number {
  let left = draw() * weights.reduce((sum, weight) => sum + weight, 0);
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i]!;
    if (left < 0) return i;
  }
  return weights.length - 1;
}

/** One of the keys of a table of weights. */
export function pickKey<Key extends string>(draw: Draw, weights: Readonly<Record<Key, number>>): Key {
  const keys = Object.keys(weights) as Key[];
  return keys[pick(draw, Object.values(weights))]!;
}
