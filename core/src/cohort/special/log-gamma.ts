const halfLogTwoPi = 0.9189385332046728;

/** Bernoulli numbers B₂ₖ / (2k(2k−1)), k = 1 … 7. */
const stirlingSeries = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156];

/** Seven terms reach full double precision from here on. */
const seriesFrom = 10;

function series(x: number): number {
  const inverseSquare = 1 / (x * x);
  return stirlingSeries.reduceRight((sum, term) => sum * inverseSquare + term, 0) / x;
}

/**
 * ln Γ(x) for x > 0. Stirling's series (DLMF 5.11.1) from 10 on; below, the recurrence Γ(x + 1) = x Γ(x) leads there.
 */
export function logGamma(x: number): number {
  let product = 1;
  let at = x;
  while (at < seriesFrom) {
    product *= at;
    at += 1;
  }
  return (at - 0.5) * Math.log(at) - at + halfLogTwoPi + series(at) - Math.log(product);
}

/** ln n! for whole n ≥ 0. */
export const logFactorial = (n: number): number => logGamma(n + 1);

/** What Stirling's formula lacks: ln Γ(n + 1) − (n + ½) ln n + n − ½ ln 2π, for n > 0. */
export const stirlingError = (n: number): number =>
  n >= seriesFrom ? series(n) : logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - halfLogTwoPi;

/**
 * a ln(a/x) + x − a for a, x > 0: the half deviance of a count a with mean x, without the cancellation of its terms
 * near x = a (C. Loader, "Fast and accurate computation of binomial probabilities", 2000; here by the series of
 * u − ln(1 + u)).
 */
export function halfDeviance(a: number, x: number): number {
  const u = (x - a) / a;
  if (u < -0.5) return a * (u - Math.log(x / a));
  if (Math.abs(u) > 0.05) return a * (u - Math.log1p(u));
  let power = u * u;
  let sum = 0;
  for (let k = 2; k <= 14; k += 1) {
    sum += power / k;
    power *= -u;
  }
  return a * sum;
}
