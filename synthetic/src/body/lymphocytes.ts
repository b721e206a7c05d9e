import { daysPerMonth } from "../life.ts";
import { exp, ln, power } from "../random/arithmetic.ts";
import { normal, uniform } from "../random/distributions.ts";
import type { Setting } from "./setting.ts";

export const subsets = ["cd4", "cd8", "cd19", "nk"] as const;
export type Subset = (typeof subsets)[number];

/** Of one person and subset. */
type Recovery = {
  /** 10⁹/L before treatment. */
  readonly start: number;
  /** Shares of the start. */
  readonly low: number;
  readonly high: number;
  readonly months: number;
  readonly shape: number;
};

/** The law of recovery, tau months after a course: start × [low + (high − low)(1 − exp(−(tau/months)^shape))]. */
const lawAt = ({ start, low, high, months, shape }: Recovery, tau: number): number =>
  start * (low + (high - low) * (1 - exp(-power(Math.max(0, tau) / months, shape))));

/** Cells without the noise within the person: 10⁹/L at a time in days. NK includes all that are none of the others. */
export type Lymphocytes = (subset: Subset, time: number) => number;

/**
 * Falls to the law within the first days of a course from wherever the count was, and follows it until the next
 * course (evidence 3.10). On interferon nothing is depleted.
 */
export function lymphocytesOf({ life, parameters: { lymphocytes: law }, streams }: Setting): Lymphocytes {
  const draw = streams("body lymphocytes");
  const commonMonths = normal(draw);
  const commonHigh = normal(draw);
  const mixed = (share: number, common: number): number =>
    Math.sqrt(share) * common + Math.sqrt(1 - share) * normal(draw);
  const recoveryOf = (subset: Subset): Recovery => {
    const { start, between, low, high, highSpread, months, shape } = law[subset];
    return {
      start: start * exp(normal(draw, 0, between)),
      low,
      high: high * exp(highSpread * mixed(law.highShared, commonHigh)),
      months: months * exp(law.monthsSpread * mixed(law.monthsShared, commonMonths)),
      shape,
    };
  };
  const recoveries: Readonly<Record<Subset, Recovery>> = {
    cd4: recoveryOf("cd4"),
    cd8: recoveryOf("cd8"),
    cd19: recoveryOf("cd19"),
    nk: recoveryOf("nk"),
  };
  const courses = life.courses.map(({ number, infusedOn }) => ({
    from: infusedOn[0]!,
    depletedIn: uniform(streams("body depletion", number), ...law.depletionDays),
  }));
  const after = (subset: Subset, count: number, time: number): number => {
    const recovery = recoveries[subset];
    if (count === 0) return recovery.start;
    const { from, depletedIn } = courses[count - 1]!;
    const value = lawAt(recovery, (time - from) / daysPerMonth);
    if (time >= from + depletedIn) return value;
    const left = 1 - (time - from) / depletedIn;
    return value * exp(left * ln(after(subset, count - 1, from) / value));
  };
  return (subset, time) => {
    let count = courses.length;
    while (count > 0 && courses[count - 1]!.from > time) count--;
    return after(subset, count, time);
  };
}
