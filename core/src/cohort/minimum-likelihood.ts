/** Outcomes as likely as the observed one differ by rounding only. */
const rounding = 1e-7;

/**
 * The two-sided exact p-value by minimum likelihood: the probability of every outcome of `first` … `last` that is no
 * likelier than the observed one. `logProbability` may lack a constant.
 */
export function minimumLikelihoodP(
  logProbability: (outcome: number) => number,
  { first, last, observed }: { readonly first: number; readonly last: number; readonly observed: number },
): number {
  const bar = logProbability(observed) + Math.log1p(rounding);
  const logs = new Float64Array(last - first + 1).map((_, i) => logProbability(first + i));
  const highest = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  let [extreme, all] = [0, 0];
  for (const log of logs) {
    const probability = Math.exp(log - highest);
    all += probability;
    if (log <= bar) extreme += probability;
  }
  return Math.min(1, extreme / all);
}
