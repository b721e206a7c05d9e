import { type Band, central95, logNormalOf } from "../protocol/log-normal.ts";
import type { BandTable } from "../protocol/reconstitution.ts";

/**
 * The band of published people at a moment after the same course. Between two months of the table it lies straight between
 * them on a logarithmic scale; up to `reach` months before the first and after the last it is that month's (both ends
 * included); further away nothing is known, and nothing is made up.
 *
 * @param month since the last infusion of the course
 * @source the table's sources; the distribution and the lines between its months are a proposal of ours (P)
 */
export function bandAt({ months }: BandTable, reach: number, month: number): Band | undefined {
  const first = months[0]!;
  const last = months.at(-1)!;
  if (month < first.month - reach || month > last.month + reach) return undefined;
  const before = months.findLast((one) => one.month <= month) ?? first;
  const after = months.find((one) => one.month >= month) ?? last;
  const left = logNormalOf(before.mean, before.sd);
  if (before.month === after.month) return central95(left);
  const right = logNormalOf(after.mean, after.sd);
  const part = (month - before.month) / (after.month - before.month);
  const between = (a: number, b: number): number => a + part * (b - a);
  return central95({ mu: between(left.mu, right.mu), sigma: between(left.sigma, right.sigma) });
}
