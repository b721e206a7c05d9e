import { cholesky, dot } from "./cholesky.ts";
import type { CoxData } from "./cox-data.ts";
import { type PartialLikelihood, partialLikelihood, type Ties } from "./cox-likelihood.ts";
import { type NotEstimable, notEstimable } from "./estimate.ts";

export type CoxMaximum = {
  readonly beta: Float64Array;
  readonly at: PartialLikelihood;
  readonly from: PartialLikelihood;
};

const mostSteps = 50;

/** The gain that a further step promises, relative to the log-likelihood: reached, and too little to be told. */
const settled = 1e-18;
const unseen = 1e-12;

/** A step that no longer raises the likelihood and still changes a hazard this much is on its way to infinity. */
const stillMoving = 0.1;

/** By how much a step changes the logarithm of somebody's hazard at most. */
function widest({ n, q, x }: CoxData, change: Float64Array): number {
  let most = 0;
  for (let i = 0; i < n; i += 1) most = Math.max(most, Math.abs(dot(change, x.subarray(i * q, i * q + q))));
  return most;
}

const usable = ({ logLikelihood, score }: PartialLikelihood): boolean =>
  Number.isFinite(logLikelihood) && score.every(Number.isFinite);

/**
 * The β of largest partial likelihood by Newton's method from 0, halving a step that would lower it, until a further
 * step promises nothing.
 */
export function maximise(data: CoxData, ties: Ties): CoxMaximum | NotEstimable {
  let beta: Float64Array = new Float64Array(data.q);
  const from = partialLikelihood(data, beta, ties);
  let at = from;
  for (let step = 0; step < mostSteps; step += 1) {
    const factor = cholesky(at.information, data.q);
    if (factor === undefined) return notEstimable(step === 0 ? "covariates-collinear" : "monotone-likelihood");
    const change = factor.solve(at.score);
    const gain = dot(change, at.score) / Math.max(1, Math.abs(at.logLikelihood));
    if (gain < unseen && widest(data, change) > stillMoving) return notEstimable("monotone-likelihood");
    if (gain < settled) return { beta, at, from };
    const least = at.logLikelihood - unseen * Math.max(1, Math.abs(at.logLikelihood));
    let fraction = 1;
    for (let halving = 0; ; halving += 1) {
      const tried = beta.map((b, j) => b + fraction * change[j]!);
      const there = partialLikelihood(data, tried, ties);
      if (usable(there) && there.logLikelihood >= least) {
        [beta, at] = [tried, there];
        break;
      }
      if (halving === 40) return notEstimable("no-convergence");
      fraction /= 2;
    }
  }
  return notEstimable("no-convergence");
}
