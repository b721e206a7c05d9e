import { dot, type Matrix, quadratic, sandwich } from "./cholesky.ts";
import { type CountData, fitMeans, type MeanFit, scoreSquares } from "./count-regression.ts";
import { type Column, flawOfColumns, type Scale, scaleOf, separates, standardised } from "./design.ts";
import { alphaDerivatives, countsAbove, logLikelihoodAt } from "./dispersion-likelihood.ts";
import { type Confidence, type Estimable, type NotEstimable, notEstimable, usualLevel } from "./estimate.ts";
import { flawOf, type PeopleCounts, totalOf } from "./people-counts.ts";
import { robustRatio, type WaldRatio, waldRatio } from "./wald.ts";

export type CountModel = PeopleCounts & {
  /** A column for each covariate, without the constant: 1 and 0 for a group and its reference. */
  readonly covariates?: readonly Column[];
};

/** A coefficient on the log scale, with model-based and robust standard error, each with its interval and p. */
export type CountCoefficient = {
  readonly estimate: number;
  readonly model: WaldRatio;
  /** Robust to a wrong variance: the HC0 sandwich (Huber 1967, White 1980); undefined when no residual is left. */
  readonly robust: WaldRatio | undefined;
};

export type CountFit = {
  /** "poisson" when the likelihood only falls as over-dispersion is allowed: θ is then infinite and not given. */
  readonly model: "negative-binomial" | "poisson";
  /** The variance is μ + μ²/θ. */
  readonly theta: number | undefined;
  /** The constant: its ratio is the rate per year of people whose covariates are all 0. */
  readonly intercept: CountCoefficient;
  /** The rate ratio for one unit more of each covariate, in their order. */
  readonly coefficients: readonly CountCoefficient[];
  readonly logLikelihood: number;
  /** How many people were used: those without any time are left out. */
  readonly people: number;
};

/** Below this α the fit cannot be told from Poisson. */
const leastAlpha = 1e-7;
const largestCount = 1_000_000;

function dataOf({ counts, years, covariates = [] }: CountModel, scales: readonly Scale[]): CountData {
  const rows = years.flatMap((time, i) => (time > 0 ? [i] : []));
  const q = covariates.length + 1;
  const x = new Float64Array(rows.length * q);
  rows.forEach((row, i) => {
    x[i * q] = 1;
    covariates.forEach((column, j) => {
      x[i * q + j + 1] = standardised(column[row]!, scales[j]!);
    });
  });
  return {
    y: Float64Array.from(rows, (row) => counts[row]!),
    t: Float64Array.from(rows, (row) => years[row]!),
    x,
    q,
  };
}

/** The rows that lead from standardised coefficients to those asked for: the constant belongs to covariates of 0. */
function backFrom(scales: readonly Scale[]): Matrix {
  const q = scales.length + 1;
  const back = new Float64Array(q * q);
  back[0] = 1;
  scales.forEach(({ mean, spread }, j) => {
    back[j + 1] = -mean / spread;
    back[(j + 1) * q + j + 1] = 1 / spread;
  });
  return back;
}

/** α by moments: Σ ((y − μ)² − y) over Σ μ². */
function momentAlpha(y: Float64Array, mu: Float64Array): number {
  let [excess, squares] = [0, 0];
  for (let i = 0; i < y.length; i += 1) {
    excess += (y[i]! - mu[i]!) ** 2 - y[i]!;
    squares += mu[i]! ** 2;
  }
  return excess > 0 ? Math.max(0.01, Math.min(100, excess / squares)) : 0.1;
}

/** The best α for fixed means, by Newton's method on ln α with steps of at most 2; 0 when it falls without end. */
function bestAlpha(y: Float64Array, mu: Float64Array, above: Float64Array, start: number): number {
  let alpha = start;
  for (let i = 0; i < 200 && alpha > leastAlpha; i += 1) {
    const [first, second] = alphaDerivatives(y, mu, above, alpha);
    const slope = alpha * first;
    const bend = alpha * alpha * second + slope;
    const step = bend < 0 ? -slope / bend : Math.sign(slope);
    const bounded = Math.max(-2, Math.min(2, step));
    alpha *= Math.exp(bounded);
    if (Math.abs(bounded) < 1e-12) break;
  }
  return alpha > leastAlpha ? alpha : 0;
}

/** Means and α in turn: they are orthogonal in information, so that few turns are needed. */
function maximise(data: CountData, above: Float64Array, start: Float64Array) {
  const poisson = fitMeans(data, 0, start);
  if (typeof poisson === "string") return poisson;
  let fit: MeanFit = poisson;
  let alpha = momentAlpha(data.y, poisson.mu);
  for (let turn = 0; turn < 200; turn += 1) {
    const next = bestAlpha(data.y, fit.mu, above, alpha);
    if (next === 0) return { fit: poisson, alpha: 0 };
    const refit = fitMeans(data, next, fit.beta);
    if (typeof refit === "string") return refit;
    const settled = Math.abs(next / alpha - 1) < 1e-10;
    [fit, alpha] = [refit, next];
    if (settled) return { fit, alpha };
  }
  return "no-convergence";
}

function flawOfModel(model: CountModel): NotEstimable | undefined {
  const { counts, covariates = [] } = model;
  const flaw = flawOf(model) ?? flawOfColumns(covariates, counts.length);
  if (flaw) return flaw;
  if (counts.some((count) => count > largestCount)) return notEstimable("value-unusable");
  const { events, personYears } = totalOf(model);
  if (personYears === 0) return notEstimable("no-person-time");
  if (events === 0) return notEstimable("no-events");
  return undefined;
}

/**
 * Negative binomial regression of counts with the logarithm of person-time as offset: β and θ of largest joint
 * likelihood (Lawless 1987), the usual model of relapse rates. The model-based standard error is that of the expected
 * information at the estimated θ. Not estimable without events, with a covariate value that no event has, or with
 * covariates that follow from each other.
 */
export function fitNegativeBinomial(model: CountModel, { level = usualLevel }: Confidence = {}): Estimable<CountFit> {
  const flaw = flawOfModel(model);
  if (flaw) return flaw;
  const scales = (model.covariates ?? []).map(scaleOf);
  const data = dataOf(model, scales);
  const { y, t, q } = data;
  const hasEvent = Array.from(y, (count) => count > 0);
  for (let j = 1; j < q; j += 1) {
    const column = hasEvent.map((_, i) => data.x[i * q + j]!);
    if (separates(column, hasEvent)) return notEstimable("no-events-in-group");
  }
  const start = new Float64Array(q);
  start[0] = Math.log(y.reduce((a, b) => a + b, 0) / t.reduce((a, b) => a + b, 0));
  const above = countsAbove(y);
  const best = maximise(data, above, start);
  if (best === "singular") return notEstimable("covariates-collinear");
  if (best === "no-convergence") return notEstimable("no-convergence");
  const { beta, mu, covariance } = best.fit;
  const robust = sandwich(covariance, scoreSquares(data, mu, best.alpha), q);
  const back = backFrom(scales);
  const [intercept, ...coefficients] = Array.from(beta, (_, j): CountCoefficient => {
    const row = back.subarray(j * q, j * q + q);
    const estimate = dot(row, beta);
    const errorOf = (variances: Matrix): number => Math.sqrt(quadratic(row, variances));
    return {
      estimate,
      model: waldRatio(estimate, errorOf(covariance), level),
      robust: robustRatio(estimate, errorOf(robust), errorOf(covariance), level),
    };
  });
  return {
    estimable: true,
    model: best.alpha === 0 ? "poisson" : "negative-binomial",
    theta: best.alpha === 0 ? undefined : 1 / best.alpha,
    intercept: intercept!,
    coefficients,
    logLikelihood: logLikelihoodAt(y, mu, above, best.alpha),
    people: y.length,
  };
}
