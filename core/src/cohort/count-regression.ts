import { cholesky, dot, type Matrix } from "./cholesky.ts";

/** Counts y with person-time t, and q columns x (row after row; the first is the constant 1). */
export type CountData = {
  readonly y: Float64Array;
  readonly t: Float64Array;
  readonly x: Float64Array;
  readonly q: number;
};

export type MeanFit = {
  readonly beta: Float64Array;
  readonly mu: Float64Array;
  /** The inverse of the expected information of beta. */
  readonly covariance: Matrix;
};

const mostSteps = 100;

const means = ({ t, x, q }: CountData, beta: Float64Array): Float64Array =>
  t.map((time, i) => {
    let eta = 0;
    for (let j = 0; j < q; j += 1) eta += x[i * q + j]! * beta[j]!;
    return time * Math.exp(eta);
  });

/** The part of the log-likelihood that depends on the means, for variance μ + α μ². */
function kernel(y: Float64Array, mu: Float64Array, alpha: number): number {
  let sum = 0;
  for (let i = 0; i < y.length; i += 1) {
    const mean = mu[i]!;
    sum += y[i]! === 0 ? 0 : y[i]! * Math.log(mean);
    sum -= alpha === 0 ? mean : (y[i]! + 1 / alpha) * Math.log1p(alpha * mean);
  }
  return sum;
}

/** Σ weight · x xᵀ */
function weighted({ x, q, y }: CountData, weightOf: (i: number) => number): Matrix {
  const sum = new Float64Array(q * q);
  for (let i = 0; i < y.length; i += 1) {
    const weight = weightOf(i);
    for (let j = 0; j < q; j += 1) {
      const xj = weight * x[i * q + j]!;
      for (let k = 0; k <= j; k += 1) sum[j * q + k]! += xj * x[i * q + k]!;
    }
  }
  for (let j = 0; j < q; j += 1) for (let k = 0; k < j; k += 1) sum[k * q + j] = sum[j * q + k]!;
  return sum;
}

/** What a person adds to the score, for each unit of x. */
const residual = (y: number, mu: number, alpha: number): number => (y - mu) / (1 + alpha * mu);

function scoreOf({ y, x, q }: CountData, mu: Float64Array, alpha: number): Float64Array {
  const score = new Float64Array(q);
  for (let i = 0; i < y.length; i += 1) {
    const one = residual(y[i]!, mu[i]!, alpha);
    for (let j = 0; j < q; j += 1) score[j]! += one * x[i * q + j]!;
  }
  return score;
}

/** Whether a step that no longer raises the likelihood still changes some person's mean: β is on its way to infinity. */
const stillMoves = ({ y, x, q }: CountData, change: Float64Array): boolean =>
  y.some((_, i) => Math.abs(dot(change, x.subarray(i * q, i * q + q))) > 1e-3);

/** The covariance from the expected information: weights μ / (1 + α μ). */
function finished(data: CountData, alpha: number, beta: Float64Array, mu: Float64Array): MeanFit | "singular" {
  const factor = cholesky(
    weighted(data, (i) => mu[i]! / (1 + alpha * mu[i]!)),
    data.q,
  );
  return factor === undefined ? "singular" : { beta, mu, covariance: factor.inverse() };
}

/**
 * Log-linear means μ = t exp(xβ) at a fixed α (0 is Poisson) by Newton's method from `start`: the log-likelihood is
 * concave in β. "singular" when the information is, "no-convergence" when β runs away.
 */
export function fitMeans(data: CountData, alpha: number, start: Float64Array): MeanFit | "singular" | "no-convergence" {
  let beta = start;
  let mu = means(data, beta);
  let value = kernel(data.y, mu, alpha);
  for (let step = 0; step < mostSteps; step += 1) {
    const [y, at] = [data.y, mu];
    const score = scoreOf(data, at, alpha);
    const factor = cholesky(
      weighted(data, (i) => (at[i]! * (1 + alpha * y[i]!)) / (1 + alpha * at[i]!) ** 2),
      data.q,
    );
    if (factor === undefined) return step === 0 ? "singular" : "no-convergence";
    const change = factor.solve(score);
    const gain = dot(change, score);
    if (gain < 1e-18 * Math.max(1, Math.abs(value)))
      return stillMoves(data, change) ? "no-convergence" : finished(data, alpha, beta, mu);
    let fraction = 1;
    for (let halving = 0; ; halving += 1) {
      const tried = beta.map((b, j) => b + fraction * change[j]!);
      const triedMu = means(data, tried);
      const triedValue = kernel(data.y, triedMu, alpha);
      if (triedValue >= value - 1e-12 * Math.abs(value)) {
        [beta, mu, value] = [tried, triedMu, triedValue];
        break;
      }
      if (halving === 40) return "no-convergence";
      fraction /= 2;
    }
  }
  return "no-convergence";
}

/** Σ over people of the outer product of their scores: the middle of the HC0 sandwich. */
export const scoreSquares = (data: CountData, mu: Float64Array, alpha: number): Matrix =>
  weighted(data, (i) => residual(data.y[i]!, mu[i]!, alpha) ** 2);
