import type { Certainty } from "../base/certainty.ts";

export const negated = (answer: Certainty): Certainty =>
  answer === "yes" ? "no" : answer === "no" ? "yes" : "cannot-tell";

/** One yes is enough; without one, one doubt is a doubt. */
export const either = (a: Certainty, b: Certainty): Certainty =>
  a === "yes" || b === "yes" ? "yes" : a === "no" && b === "no" ? "no" : "cannot-tell";

export type Operator = "<" | "<=" | ">=" | ">";

/**
 * A value known to lie from `low` through `high` against a limit known to lie from `least` through `most`. An open end
 * is not a possible value: `< 0.02` is below 0.02. What is not a number is never decided.
 */
export function compare(
  op: Operator,
  low: number,
  high: number,
  isLowOpen: boolean,
  isHighOpen: boolean,
  least: number,
  most: number,
): Certainty {
  switch (op) {
    case "<":
      return high < least || (high === least && isHighOpen) ? "yes" : low >= most ? "no" : "cannot-tell";
    case "<=":
      return high <= least ? "yes" : low > most || (low === most && isLowOpen) ? "no" : "cannot-tell";
    case ">":
      return low > most || (low === most && isLowOpen) ? "yes" : high <= least ? "no" : "cannot-tell";
    case ">=":
      return low >= most ? "yes" : high < least || (high === least && isHighOpen) ? "no" : "cannot-tell";
  }
}
