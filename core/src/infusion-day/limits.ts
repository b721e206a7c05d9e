import { type LeafCriterion, leavesOf } from "../protocol/criterion.ts";
import type { SignalRule } from "../protocol/signal-rule.ts";
import type { SignalRulesInForce } from "../protocol/signals-in-force.ts";
import type { ChairLimit } from "./infusion-day-json.ts";

export type NamedLimit = Omit<ChairLimit, "name" | "asks"> & { readonly stated: SignalRule };
type Sign = ChairLimit["sign"];

/** The lowest mean of a sign on the days of the course that the day is held against, of those with so many readings. */
export type EarlierMean = (sign: Sign, readings: number) => number | undefined;

/** The limits for vital signs that these rules speak at by themselves; a rule that the clinic has switched off has none. */
export const limitsIn = (
  ids: readonly string[],
  inForce: SignalRulesInForce,
  earlierMean: EarlierMean,
): readonly NamedLimit[] =>
  ids.flatMap((id) => {
    const stated = inForce.get(id)?.rule;
    if (stated === undefined) return [];
    const { urgency, notWhen = [] } = stated;
    return leavesOf(stated.when).flatMap(({ leaf }) =>
      limitOf(leaf, earlierMean).map((limit) => ({ ...limit, rule: id, urgency, notWhen: [...notWhen], stated })),
    );
  });

type Limit = Pick<ChairLimit, "sign" | "op" | "value" | "from" | "times" | "against">;

function limitOf(leaf: LeafCriterion, earlierMean: EarlierMean): readonly Limit[] {
  switch (leaf.kind) {
    case "vital": {
      const { sign, op, value } = leaf;
      return [{ sign, op, value, from: fromOf(leaf) }];
    }
    case "again":
      return limitOf(leaf.of, earlierMean).map((limit) => ({ ...limit, times: leaf.times }));
    case "daily-mean": {
      const { sign, percentAbove: value, readings: times } = leaf;
      const against = earlierMean(sign, times);
      return against === undefined ? [] : [{ sign, op: ">=", value, from: "earlier-mean", times, against }];
    }
    default:
      return [];
  }
}

function fromOf(leaf: Extract<LeafCriterion, { kind: "vital" }>): Limit["from"] {
  if (leaf.percentAboveStart === true) return "percent-above-start";
  if (leaf.pointsAboveStart === true) return "above-start";
  return leaf.pointsBelowStart === true ? "below-start" : "number";
}
