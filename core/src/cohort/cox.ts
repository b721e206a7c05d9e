import { cholesky, dot, type Matrix, sandwich } from "./cholesky.ts";
import { type AtRisk, type CoxData, coxData, flawOfIntervals } from "./cox-data.ts";
import { maximise } from "./cox-fit.ts";
import type { Ties } from "./cox-likelihood.ts";
import { scoreResiduals } from "./cox-residuals.ts";
import { type Column, separates } from "./design.ts";
import { type Confidence, type Estimable, notEstimable, usualLevel } from "./estimate.ts";
import { type ChiSquareTest, chiSquareTest } from "./special/chi-square.ts";
import { robustRatio, type WaldRatio, waldRatio } from "./wald.ts";

export type CoxModel = {
  readonly intervals: readonly AtRisk[];
  /** A column for each covariate, a value for each interval. */
  readonly covariates: readonly Column[];
  /** To whom each interval belongs: asks for standard errors robust to events of one person hanging together. */
  readonly clusters?: readonly (string | number)[];
  readonly ties?: Ties;
};

export type CoxCoefficient = {
  /** The logarithm of the hazard ratio for one unit more. */
  readonly estimate: number;
  readonly model: WaldRatio;
  /** By the sandwich over clusters (Lin & Wei 1989); undefined when none were given, or too few. */
  readonly robust: WaldRatio | undefined;
};

export type CoxFit = {
  readonly coefficients: readonly CoxCoefficient[];
  readonly logLikelihood: { readonly null: number; readonly fitted: number };
  /** Of all covariates together against none; model-based. */
  readonly tests: {
    readonly likelihoodRatio: ChiSquareTest;
    readonly score: ChiSquareTest;
    readonly wald: ChiSquareTest;
  };
  readonly intervals: number;
  readonly events: number;
  /** There are fewer than ten events for each covariate: the estimates lean (Peduzzi et al. 1995). */
  readonly warnings: readonly "few-events-per-covariate"[];
};

const fewestEvents = 10;

function robustCovariance(
  data: CoxData,
  residuals: Float64Array,
  covariance: Matrix,
  clusters: readonly (string | number)[],
): Matrix {
  const { n, q, given } = data;
  const sums = new Map<string | number, Float64Array>();
  for (let i = 0; i < n; i += 1) {
    const cluster = clusters[given[i]!]!;
    const sum = sums.get(cluster) ?? new Float64Array(q);
    for (let j = 0; j < q; j += 1) sum[j]! += residuals[i * q + j]!;
    sums.set(cluster, sum);
  }
  const squares = new Float64Array(q * q);
  for (const sum of sums.values())
    for (let j = 0; j < q; j += 1) for (let k = 0; k < q; k += 1) squares[j * q + k]! += sum[j]! * sum[k]!;
  return sandwich(covariance, squares, q);
}

/**
 * Cox regression (1972): hazard ratios by partial likelihood, Efron's ties unless asked otherwise. Intervals of one
 * person that do not overlap make covariates that change, and recurrent events (Andersen & Gill 1982: give `clusters`).
 * Not estimable without events, when events occur at one end of a covariate only, or when the likelihood rises without
 * end: show Kaplan–Meier and log-rank then.
 */
export function coxRegression(
  { intervals, covariates, clusters, ties = "efron" }: CoxModel,
  { level = usualLevel }: Confidence = {},
): Estimable<CoxFit> {
  const flaw = flawOfIntervals(intervals, covariates);
  if (flaw) return flaw;
  if (clusters && clusters.length !== intervals.length) return notEstimable("unequal-lengths");
  const hasEvent = intervals.map(({ event }) => event);
  if (covariates.some((column) => separates(column, hasEvent))) return notEstimable("no-events-in-group");
  const data = coxData(intervals, covariates);
  const { q } = data;
  const best = maximise(data, ties);
  if ("because" in best) return best;
  const { beta, at, from } = best;
  const covariance = cholesky(at.information, q)?.inverse();
  const initial = cholesky(from.information, q);
  if (covariance === undefined || initial === undefined) return notEstimable("covariates-collinear");
  const robust = clusters && robustCovariance(data, scoreResiduals(data, beta, ties), covariance, clusters);
  const wald = Array.from({ length: q }, (_, j) => dot(at.information.subarray(j * q, j * q + q), beta));
  const test = (statistic: number): ChiSquareTest => chiSquareTest(statistic, q);
  return {
    estimable: true,
    coefficients: Array.from(beta, (standardised, j) => {
      const { spread } = data.scales[j]!;
      const estimate = standardised / spread;
      const errorOf = (variances: Matrix): number => Math.sqrt(variances[j * q + j]!) / spread;
      return {
        estimate,
        model: waldRatio(estimate, errorOf(covariance), level),
        robust: robust && robustRatio(estimate, errorOf(robust), errorOf(covariance), level),
      };
    }),
    logLikelihood: { null: from.logLikelihood, fitted: at.logLikelihood },
    tests: {
      likelihoodRatio: test(2 * (at.logLikelihood - from.logLikelihood)),
      score: test(dot(from.score, initial.solve(from.score))),
      wald: test(dot(wald, beta)),
    },
    intervals: data.n,
    events: data.events,
    warnings: data.events < fewestEvents * q ? ["few-events-per-covariate"] : [],
  };
}
