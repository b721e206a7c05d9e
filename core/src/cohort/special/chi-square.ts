import { gammaUpper } from "./incomplete-gamma.ts";

/** P(X ≥ x) of a chi-square variable with `df` > 0 degrees of freedom: Q(df/2, x/2). */
export const chiSquareUpper = (x: number, df: number): number => gammaUpper(df / 2, x / 2);

/** A statistic that is chi-square with `df` degrees of freedom if there is no effect, and its upper tail. */
export type ChiSquareTest = { readonly statistic: number; readonly df: number; readonly p: number };

export const chiSquareTest = (statistic: number, df: number): ChiSquareTest => ({
  statistic,
  df,
  p: chiSquareUpper(statistic, df),
});
