import { type SignalUrgency, urgencyRank } from "../protocol/signal-rule.ts";
import type { ValueLeaf } from "../signals/leaf.ts";
import type { Entry } from "../signals/plan.ts";
import type { ChartLimit, ChartRange } from "./chart-json.ts";

/** A fixed number, so many times the limit of the newest range, or so far from the personal baseline. */
export const limitKinds = ["fixed", "range", "baseline"] as const;

type Line = Pick<ChartLimit, "side" | "inclusive" | "kind" | "value">;

/** What rules are held against that moves with the patient. */
export type Moving = { readonly range: ChartRange | undefined; readonly baseline: number | undefined };

/**
 * Where the warnings begin that one result of an analyte raises by itself, the most urgent of each line. A combination, a
 * repetition and a change from the value before are no line: the reasons of a warning show them.
 */
export function limitsOf(entries: readonly Entry[], moving: Moving): readonly ChartLimit[] {
  const limits = new Map<string, ChartLimit>();
  for (const { rule, leaves } of entries) {
    if (!rule.isAlternative) continue;
    const { id, name, urgency } = rule.inForce.rule;
    for (const leaf of leaves) {
      if (leaf.sort !== "value") continue;
      for (const line of linesOf(leaf.leaf, moving)) {
        const place = `${line.side} ${line.value}`;
        const other = limits.get(place);
        if (other === undefined || isMoreUrgent(urgency, other.urgency))
          limits.set(place, { rule: id, name, urgency, ...line });
      }
    }
  }
  return [...limits.values()].toSorted((a, b) => a.value - b.value || (a.side < b.side ? -1 : 1));
}

const isMoreUrgent = (one: SignalUrgency, other: SignalUrgency): boolean => urgencyRank(one) < urgencyRank(other);

function linesOf(leaf: ValueLeaf, { range, baseline }: Moving): readonly Line[] {
  switch (leaf.kind) {
    case "limit":
      return [
        {
          side: leaf.op.startsWith("<") ? "below" : "above",
          inclusive: leaf.op.endsWith("="),
          kind: "fixed",
          value: leaf.limit,
        },
      ];
    case "range": {
      // The limit of the range itself is drawn as the range.
      const limit = leaf.isAbove ? range?.high : range?.low;
      if (leaf.times === 1 || limit === undefined || limit === null) return [];
      const side = leaf.isAbove ? "above" : "below";
      return [{ side, inclusive: leaf.op.endsWith("="), kind: "range", value: limit * leaf.times }];
    }
    case "change": {
      if (!leaf.fromBaseline || baseline === undefined) return [];
      const ends = [baseline * leaf.factor, baseline + leaf.by].filter((end) => !Number.isNaN(end));
      return ends.map((value) => ({
        side: leaf.isRise ? ("above" as const) : ("below" as const),
        inclusive: true,
        kind: "baseline" as const,
        value,
      }));
    }
    default:
      return [];
  }
}
