import { significant } from "../base/significant.ts";

/** The middle 95 per cent of what is seen in people, and its middle; in the unit of the table. */
export type Band = { readonly low: number; readonly median: number; readonly high: number };

/** The standard normal quantile of 97.5 per cent. */
const z = 1.959964;

/** Logarithms of median and spread of the log-normal distribution with this mean and standard deviation. */
export function logNormalOf(mean: number, sd: number): { readonly mu: number; readonly sigma: number } {
  const variance = Math.log(1 + (sd / mean) ** 2);
  return { mu: Math.log(mean) - variance / 2, sigma: Math.sqrt(variance) };
}

/** The middle 95 per cent of a log-normal distribution, to two significant digits: the figures bear no more. */
export const central95 = ({ mu, sigma }: { readonly mu: number; readonly sigma: number }): Band => ({
  low: significant(Math.exp(mu - z * sigma), 2),
  median: significant(Math.exp(mu), 2),
  high: significant(Math.exp(mu + z * sigma), 2),
});
