/**
 * Exponential, logarithm and cosine from additions, multiplications and divisions only. Those are exact by
 * IEEE 754 on every machine; the language leaves the last digit of its own functions to the engine.
 */

const log2e = Math.LOG2E;
/** The natural logarithm of 2, in two parts: the first has so few digits that multiples of it are exact. */
const ln2High = 6.931_471_803_691_238e-1;
const ln2Low = 1.908_214_929_270_588e-10;
const factorials = Array.from({ length: 24 }, (_, n) => {
  let product = 1;
  for (let k = 2; k <= n; k++) product *= k;
  return product;
});
const inverseFactorials = factorials.map((factorial) => 1 / factorial);
const [, , , i3, i4, i5, i6, i7, i8, i9, i10, i11, i12, i13, i14] = inverseFactorials as readonly number[] as Fifteen;
type Fifteen = readonly [
  ...[number, number, number, number, number, number, number, number],
  ...[number, number, number, number, number, number, number],
];

const lowest = -1022;
const powersOfTwo = new Float64Array(2046);
powersOfTwo[-lowest] = 1;
for (let k = -lowest + 1; k < powersOfTwo.length; k++) powersOfTwo[k] = powersOfTwo[k - 1]! * 2;
for (let k = -lowest - 1; k >= 0; k--) powersOfTwo[k] = powersOfTwo[k + 1]! / 2;

/** e to the power x; 0 below −708, infinity above 709. */
export function exp(x: number): number {
  if (x < -708) return 0;
  if (x > 709) return Number.POSITIVE_INFINITY;
  const k = Math.round(x * log2e);
  const r = x - k * ln2High - k * ln2Low;
  let sum = i14 * r + i13;
  sum = sum * r + i12;
  sum = sum * r + i11;
  sum = sum * r + i10;
  sum = sum * r + i9;
  sum = sum * r + i8;
  sum = sum * r + i7;
  sum = sum * r + i6;
  sum = sum * r + i5;
  sum = sum * r + i4;
  sum = sum * r + i3;
  sum = sum * r + 0.5;
  sum = sum * r + 1;
  sum = sum * r + 1;
  return sum * powersOfTwo[k - lowest]!;
}

const bits = new DataView(new ArrayBuffer(8));

/** Natural logarithm of x > 0; minus infinity at 0. */
export function ln(x: number): number {
  if (x <= 0) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  bits.setFloat64(0, x);
  const high = bits.getUint32(0);
  let exponent = ((high >>> 20) & 0x7ff) - 1023;
  bits.setUint32(0, (high & 0x800f_ffff) | 0x3ff0_0000);
  let mantissa = bits.getFloat64(0);
  if (mantissa > Math.SQRT2) {
    mantissa /= 2;
    exponent += 1;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let sum = (1 / 23) * square + 1 / 21;
  sum = sum * square + 1 / 19;
  sum = sum * square + 1 / 17;
  sum = sum * square + 1 / 15;
  sum = sum * square + 1 / 13;
  sum = sum * square + 1 / 11;
  sum = sum * square + 1 / 9;
  sum = sum * square + 1 / 7;
  sum = sum * square + 0.2;
  sum = sum * square + 1 / 3;
  sum = sum * square + 1;
  return exponent * ln2High + (2 * s * sum + exponent * ln2Low);
}

/** x to the power y, for x ≥ 0. */
export const power = (x: number, y: number): number => (x === 0 ? (y === 0 ? 1 : 0) : exp(y * ln(x)));

/** Cosine of a full turn's fraction: 0 → 1, 0.25 → 0, 0.5 → −1, 1 → 1. */
export function cosTurn(turns: number): number {
  const within = Math.abs(turns - Math.round(turns));
  const flipped = within > 0.25;
  const angle = 2 * Math.PI * (flipped ? 0.5 - within : within);
  const square = angle * angle;
  let sum = 0;
  for (let n = 22; n >= 0; n -= 2) sum = inverseFactorials[n]! - sum * square;
  return flipped ? -sum : sum;
}
