import { exp, ln } from "./arithmetic.ts";

type Eight = readonly [...[number, number, number, number], ...[number, number, number, number]];
const polynomial = (of: Eight, x: number): number =>
  ((((((of[7] * x + of[6]) * x + of[5]) * x + of[4]) * x + of[3]) * x + of[2]) * x + of[1]) * x + of[0];
type Part = { readonly over: Eight; readonly under: Eight };

const centre: Part = {
  over: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227,
  ],
  under: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
};
const shoulder: Part = {
  over: [
    1.4234371107496837, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  under: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
};
const tail: Part = {
  over: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.711555568743488e-5, 2.010334399292288e-7,
  ],
  under: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
    1.421511758316446e-7, 2.04426310338994e-15,
  ],
};

/** Quantile of the standard normal distribution, 0 < p < 1 (Wichura 1988, AS 241; 16 digits). */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(centre.over, r)) / polynomial(centre.under, r);
  }
  const r = Math.sqrt(-ln(q < 0 ? p : 1 - p));
  const far = r > 5;
  const part = far ? tail : shoulder;
  const x = r - (far ? 5 : 1.6);
  const value = polynomial(part.over, x) / polynomial(part.under, x);
  return q < 0 ? -value : value;
}

/**
 * Distribution function of the standard normal: the series around 0 up to |z| = 4, a continued fraction
 * beyond (Abramowitz and Stegun 26.2.11 and 26.2.14; 12 digits or more).
 */
export function normalCdf(z: number): number {
  const x = Math.abs(z);
  if (x > 38) return z < 0 ? 0 : 1;
  const density = exp((-x * x) / 2) / 2.5066282746310002;
  if (x < 4) {
    let term = x;
    let sum = x;
    for (let n = 3; term > sum * 1e-17; n += 2) {
      term *= (x * x) / n;
      sum += term;
    }
    return 0.5 + (z < 0 ? -density * sum : density * sum);
  }
  let fraction = x;
  for (let n = 60; n >= 1; n--) fraction = x + n / fraction;
  return z < 0 ? density / fraction : 1 - density / fraction;
}
