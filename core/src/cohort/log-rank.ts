import { cholesky, dot } from "./cholesky.ts";
import { type Estimable, notEstimable } from "./estimate.ts";
import { flawOfObservations, type Observation, sortedEventTimes, sortedTimes } from "./observation.ts";
import { type ChiSquareTest, chiSquareTest } from "./special/chi-square.ts";

/** The degrees of freedom are the groups less one. */
export type LogRankTest = ChiSquareTest & {
  /** Events of each group, in their order, weighted in the same way as those expected. */
  readonly observed: readonly number[];
  /** Events that each group would have had if the hazards had been equal. */
  readonly expected: readonly number[];
};

/** `earlyWeight` weights an event time by the pooled S just before it; otherwise all weigh 1. */
function weightedTest(groups: readonly (readonly Observation[])[], earlyWeight: boolean): Estimable<LogRankTest> {
  if (groups.length < 2 || groups.some((group) => group.length === 0)) return notEstimable("one-group");
  const flaw = groups.map(flawOfObservations).find((one) => one !== undefined);
  if (flaw) return flaw;
  const q = groups.length;
  const sorted = groups.map((group) => ({ times: sortedTimes(group), events: sortedEventTimes(group) }));
  const eventTimes = Float64Array.from(sorted.flatMap(({ events }) => Array.from(events))).sort();
  if (eventTimes.length === 0) return notEstimable("no-events");
  const gone = new Int32Array(q);
  const done = new Int32Array(q);
  const observed = new Float64Array(q);
  const expected = new Float64Array(q);
  const variance = new Float64Array((q - 1) ** 2);
  const atRisk = new Float64Array(q);
  let survival = 1;
  for (let e = 0; e < eventTimes.length; ) {
    const time = eventTimes[e]!;
    const first = e;
    while (eventTimes[e] === time) e += 1;
    const deaths = e - first;
    const weight = earlyWeight ? survival : 1;
    let all = 0;
    sorted.forEach(({ times, events }, g) => {
      while (times[gone[g]!]! < time) gone[g]! += 1;
      atRisk[g] = times.length - gone[g]!;
      all += atRisk[g]!;
      while (events[done[g]!] === time) {
        done[g]! += 1;
        observed[g]! += weight;
      }
    });
    const scale = all > 1 ? (weight * weight * deaths * (all - deaths)) / (all - 1) : 0;
    for (let g = 0; g < q; g += 1) {
      const share = atRisk[g]! / all;
      expected[g]! += weight * deaths * share;
      for (let h = 0; g < q - 1 && h < q - 1; h += 1)
        variance[g * (q - 1) + h]! += scale * share * ((g === h ? 1 : 0) - atRisk[h]! / all);
    }
    survival *= (all - deaths) / all;
  }
  const factor = cholesky(variance, q - 1);
  if (factor === undefined) return notEstimable("one-group");
  const difference = observed.subarray(0, q - 1).map((value, g) => value - expected[g]!);
  return {
    estimable: true,
    ...chiSquareTest(dot(difference, factor.solve(difference)), q - 1),
    observed: Array.from(observed),
    expected: Array.from(expected),
  };
}

/**
 * The log-rank test of two or more groups: events observed less expected, with hypergeometric variance (Mantel 1966).
 * Not estimable with one group, without events, or when one group was never at risk beside another.
 */
export const logRank = (groups: readonly (readonly Observation[])[]): Estimable<LogRankTest> =>
  weightedTest(groups, false);

/** The same weighted by the pooled S(t−), so that early differences count for more (Peto & Peto 1972; ρ = 1). */
export const petoPeto = (groups: readonly (readonly Observation[])[]): Estimable<LogRankTest> =>
  weightedTest(groups, true);
