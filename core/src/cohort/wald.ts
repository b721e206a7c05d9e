import { type Interval, usualLevel } from "./estimate.ts";
import { normalMultiplier, twoSidedNormal } from "./special/normal.ts";

/** estimate ± z · standard error. */
export function waldInterval(estimate: number, standardError: number, level = usualLevel): Interval {
  const half = normalMultiplier(level) * standardError;
  return { lower: estimate - half, upper: estimate + half };
}

/** The same on the log scale: estimate · exp(± z · standard error of its logarithm). */
export function logWaldInterval(estimate: number, logStandardError: number, level = usualLevel): Interval {
  const factor = Math.exp(normalMultiplier(level) * logStandardError);
  return { lower: estimate / factor, upper: estimate * factor };
}

/** A ratio (of rates, of hazards) with its Wald interval and two-sided p-value, both taken on the log scale. */
export type WaldRatio = {
  readonly ratio: number;
  readonly logStandardError: number;
  readonly interval: Interval;
  readonly p: number;
};

export const waldRatio = (logRatio: number, logStandardError: number, level = usualLevel): WaldRatio => ({
  ratio: Math.exp(logRatio),
  logStandardError,
  interval: logWaldInterval(Math.exp(logRatio), logStandardError, level),
  p: twoSidedNormal(logRatio / logStandardError),
});

/** Less than this share of the model's standard error is rounding. */
const leastShare = 1e-6;

/**
 * The same with a robust standard error; undefined when the residuals cancel and leave none, which means that there are
 * too few people to tell, not that nothing is uncertain.
 */
export const robustRatio = (
  logRatio: number,
  robust: number,
  model: number,
  level = usualLevel,
): WaldRatio | undefined => (robust > leastShare * model ? waldRatio(logRatio, robust, level) : undefined);
