import { type Estimable, isCount, type NotEstimable, notEstimable } from "./estimate.ts";
import { minimumLikelihoodP } from "./minimum-likelihood.ts";
import type { Share } from "./proportion.ts";
import { type ChiSquareTest, chiSquareTest } from "./special/chi-square.ts";
import { logFactorial } from "./special/log-gamma.ts";

const unusable = ({ count, of }: Share): boolean => !isCount(count) || !isCount(of) || count > of;

function flawOf(one: Share, other: Share): NotEstimable | undefined {
  if (unusable(one) || unusable(other)) return notEstimable("value-unusable");
  return one.of === 0 || other.of === 0 ? notEstimable("one-group") : undefined;
}

/**
 * Pearson's chi-square test of two proportions, without continuity correction. Not estimable when nobody, or everybody,
 * of both groups is counted.
 */
export function pearsonChiSquare(one: Share, other: Share): Estimable<ChiSquareTest> {
  const flaw = flawOf(one, other);
  if (flaw) return flaw;
  const total = one.of + other.of;
  const counted = one.count + other.count;
  if (counted === 0 || counted === total) return notEstimable("no-events-in-group");
  const product = one.count * (other.of - other.count) - other.count * (one.of - one.count);
  const statistic = ((product / one.of / other.of) * (product / counted) * total) / (total - counted);
  return { estimable: true, ...chiSquareTest(statistic, 1) };
}

/**
 * Fisher's exact test of two proportions, two-sided by minimum likelihood: given the margins, the count of one group
 * is hypergeometric.
 */
export function fisherExact(one: Share, other: Share): Estimable<{ readonly p: number }> {
  const flaw = flawOf(one, other);
  if (flaw) return flaw;
  const counted = one.count + other.count;
  const logProbability = (count: number): number =>
    -logFactorial(count) -
    logFactorial(one.of - count) -
    logFactorial(counted - count) -
    logFactorial(other.of - counted + count);
  const range = { first: Math.max(0, counted - other.of), last: Math.min(counted, one.of), observed: one.count };
  return { estimable: true, p: minimumLikelihoodP(logProbability, range) };
}
