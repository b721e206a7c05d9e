import { addDecimals, decimalToNumber, multiplyExactly, parseDecimal } from "../units/decimal.ts";

/** Closer than any two results of a laboratory: only here does it matter that floats are not decimals. */
const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= Math.abs(b) * 1e-9;

/** `base` × `factor` as their decimals say it, where a value lies so near that float noise would decide. */
export function productNear(base: number, factor: number, low: number, high: number): number {
  const product = base * factor;
  return isNear(low, product) || isNear(high, product) ? multiplyExactly(base, factor) : product;
}

/** `base` + `distance`, likewise. */
export function sumNear(base: number, distance: number, low: number, high: number): number {
  const sum = base + distance;
  if (!isNear(low, sum) && !isNear(high, sum)) return sum;
  const [a, b] = [parseDecimal(`${base}`), parseDecimal(`${distance}`)];
  return a && b ? decimalToNumber(addDecimals(a, b)) : sum;
}

/** 70 of 100 as 0.7, whatever a division leaves behind. */
export const perCent = (percent: number): number => Number((percent / 100).toPrecision(12));
