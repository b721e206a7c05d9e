import { logFactorial } from "./special/log-gamma.ts";

/** For each j ≥ 0, how many people have a count above j. */
export function countsAbove(y: Float64Array): Float64Array {
  const most = y.reduce((a, b) => Math.max(a, b), 0);
  const above = new Float64Array(most);
  for (const count of y) if (count > 0) above[count - 1]! += 1;
  for (let j = most - 2; j >= 0; j -= 1) above[j]! += above[j + 1]!;
  return above;
}

/** (ln(1 + v) − v/(1 + v)) / v² and its derivative; by their series where the terms cancel. */
function curvature(v: number): readonly [value: number, slope: number] {
  if (v > 0.02) {
    const value = (Math.log1p(v) - v / (1 + v)) / (v * v);
    return [value, 1 / (v * (1 + v) ** 2) - (2 * value) / v];
  }
  let [value, slope, power] = [0, 0, 1];
  for (let k = 2; k <= 12; k += 1) {
    const sign = k % 2 === 0 ? 1 : -1;
    value += (sign * (k - 1) * power) / k;
    slope += (-sign * k * (k - 1) * power) / (k + 1);
    power *= v;
  }
  return [value, slope];
}

/**
 * The negative binomial log-likelihood (variance μ + α μ², α = 1/θ) as a function of α with fixed means: its first and
 * second derivative. Written with Σ ln(1 + αj) in place of log-gamma functions, so that nothing cancels as α → 0.
 */
export function alphaDerivatives(
  y: Float64Array,
  mu: Float64Array,
  above: Float64Array,
  alpha: number,
): readonly [first: number, second: number] {
  let [first, second] = [0, 0];
  for (let j = 1; j < above.length; j += 1) {
    const term = j / (1 + alpha * j);
    first += above[j]! * term;
    second -= above[j]! * term * term;
  }
  for (let i = 0; i < y.length; i += 1) {
    const mean = mu[i]!;
    const shrunk = mean / (1 + alpha * mean);
    const [value, slope] = curvature(alpha * mean);
    first += mean * mean * value - y[i]! * shrunk;
    second += mean ** 3 * slope + y[i]! * shrunk * shrunk;
  }
  return [first, second];
}

/** The log-likelihood with all its constants; α = 0 is Poisson. */
export function logLikelihoodAt(y: Float64Array, mu: Float64Array, above: Float64Array, alpha: number): number {
  let sum = 0;
  for (let j = 1; j < above.length; j += 1) sum += above[j]! * Math.log1p(alpha * j);
  for (let i = 0; i < y.length; i += 1) {
    const mean = mu[i]!;
    if (y[i]! > 0) sum += y[i]! * Math.log(mean) - logFactorial(y[i]!);
    sum -= alpha === 0 ? mean : (y[i]! + 1 / alpha) * Math.log1p(alpha * mean);
  }
  return sum;
}
