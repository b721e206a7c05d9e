import type { CoxData } from "./cox-data.ts";
import { type Ties, tiedShare } from "./cox-likelihood.ts";
import { relativeHazards, visitRiskSets } from "./risk-sets.ts";

/** At one event time, Σ dΛ and Σ x̄ dΛ for those who lived on and for those who had the event, and their mean x̄. */
type Increments = {
  readonly time: number;
  readonly whole: number;
  readonly wholeX: Float64Array;
  readonly own: number;
  readonly ownX: Float64Array;
  readonly meanX: Float64Array;
};

function increments(data: CoxData, hazards: Float64Array, ties: Ties): readonly Increments[] {
  const { q } = data;
  const found: Increments[] = [];
  visitRiskSets(data, hazards, ({ time, risk, deaths, rows }) => {
    const [wholeX, ownX, meanX] = [new Float64Array(q), new Float64Array(q), new Float64Array(q)];
    let [whole, own] = [0, 0];
    const share = tiedShare(ties, rows.length);
    for (let l = 0; l < rows.length; l += 1) {
      const left = share(l);
      const s0 = risk.s0 - left * deaths.s0;
      whole += 1 / s0;
      own += (1 - left) / s0;
      for (let j = 0; j < q; j += 1) {
        const mean = (risk.s1[j]! - left * deaths.s1[j]!) / s0;
        wholeX[j]! += mean / s0;
        ownX[j]! += ((1 - left) * mean) / s0;
        meanX[j]! += mean / rows.length;
      }
    }
    found.push({ time, whole, wholeX, own, ownX, meanX });
  });
  return found;
}

/** Among descending times, how many are later than `time`. */
function laterThan(times: Float64Array, time: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! > time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The score residuals of the intervals, row after row of the data (Therneau & Grambsch 2000, section 4.6): what each
 * interval adds to the gradient of the log partial likelihood. Their sum is 0 at its maximum.
 */
export function scoreResiduals(data: CoxData, beta: Float64Array, ties: Ties): Float64Array {
  const { n, q, x, start, stop, event } = data;
  const hazards = relativeHazards(data, beta);
  const at = increments(data, hazards, ties);
  const times = Float64Array.from(at, ({ time }) => time);
  const hazardFrom = new Float64Array(at.length + 1);
  const meanFrom = new Float64Array((at.length + 1) * q);
  for (let e = at.length - 1; e >= 0; e -= 1) {
    hazardFrom[e] = hazardFrom[e + 1]! + at[e]!.whole;
    for (let j = 0; j < q; j += 1) meanFrom[e * q + j] = meanFrom[(e + 1) * q + j]! + at[e]!.wholeX[j]!;
  }
  const residuals = new Float64Array(n * q);
  for (let i = 0; i < n; i += 1) {
    const first = laterThan(times, stop[i]!);
    const end = laterThan(times, start[i]!);
    const own = event[i] ? at[first]! : undefined;
    const hazard = hazardFrom[first]! - hazardFrom[end]! + (own ? own.own - own.whole : 0);
    for (let j = 0; j < q; j += 1) {
      const ownMean = own ? own.ownX[j]! - own.wholeX[j]! : 0;
      const mean = meanFrom[first * q + j]! - meanFrom[end * q + j]! + ownMean;
      const value = x[i * q + j]!;
      residuals[i * q + j] = (own ? value - own.meanX[j]! : 0) - hazards[i]! * (value * hazard - mean);
    }
  }
  return residuals;
}
