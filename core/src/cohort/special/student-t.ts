import { betaUpper, betaUpperQuantile } from "./incomplete-beta.ts";

/**
 * P(|T| ≥ |t|) of Student's t with `df` > 0 degrees of freedom: t²/(df + t²) is beta(½, df/2).
 */
export const twoSidedStudentT = (t: number, df: number): number => betaUpper(0.5, df / 2, (t * t) / (df + t * t));

/** The half width, in standard errors, of a two-sided t interval of that level, 0 < level < 1. */
export function studentTMultiplier(level: number, df: number): number {
  const share = betaUpperQuantile(1 - level, 0.5, df / 2);
  return Math.sqrt((df * share) / (1 - share));
}
