import type { Matrix } from "./cholesky.ts";
import type { CoxData } from "./cox-data.ts";
import { type EventTime, relativeHazards, visitRiskSets } from "./risk-sets.ts";

/** How events of the same time are handled: Efron (1977), the better approximation, or Breslow (1974). */
export type Ties = "efron" | "breslow";

export type PartialLikelihood = {
  readonly logLikelihood: number;
  readonly score: Float64Array;
  readonly information: Matrix;
};

/**
 * Efron takes the events of one time one after the other, each leaving its average share of the risk set; Breslow
 * leaves the risk set whole. `share(l)` is what has been left before the l-th.
 */
export const tiedShare = (ties: Ties, deaths: number) => (l: number) => (ties === "efron" ? l / deaths : 0);

/** The logarithm of the partial likelihood at β (Cox 1972), its gradient, and minus its second derivative. */
export function partialLikelihood(data: CoxData, beta: Float64Array, ties: Ties): PartialLikelihood {
  const { q, x } = data;
  const score = new Float64Array(q);
  const information = new Float64Array(q * q);
  const mean = new Float64Array(q);
  let logLikelihood = 0;
  const hazards = relativeHazards(data, beta);
  const visit = ({ risk, deaths, rows }: EventTime): void => {
    for (const row of rows) {
      logLikelihood += Math.log(hazards[row]!);
      for (let j = 0; j < q; j += 1) score[j]! += x[row * q + j]!;
    }
    const share = tiedShare(ties, rows.length);
    for (let l = 0; l < rows.length; l += 1) {
      const left = share(l);
      const s0 = risk.s0 - left * deaths.s0;
      logLikelihood -= Math.log(s0);
      for (let j = 0; j < q; j += 1) {
        mean[j] = (risk.s1[j]! - left * deaths.s1[j]!) / s0;
        score[j]! -= mean[j]!;
        for (let k = 0; k <= j; k += 1) {
          const at = j * q + k;
          information[at]! += (risk.s2[at]! - left * deaths.s2[at]!) / s0 - mean[j]! * mean[k]!;
        }
      }
    }
  };
  visitRiskSets(data, hazards, visit);
  for (let j = 0; j < q; j += 1) for (let k = 0; k < j; k += 1) information[k * q + j] = information[j * q + k]!;
  return { logLikelihood, score, information };
}
