import { leavesOf } from "../protocol/criterion.ts";
import type { SignalRule } from "../protocol/signal-rule.ts";
import type { SignalRulesInForce } from "../protocol/signals-in-force.ts";
import type { ChairLimit } from "./infusion-day-json.ts";

export type NamedLimit = Omit<ChairLimit, "name"> & { readonly stated: SignalRule };

/** The limits for vital signs that these rules speak at by themselves; a rule that the clinic has switched off has none. */
export const limitsIn = (ids: readonly string[], inForce: SignalRulesInForce): readonly NamedLimit[] =>
  ids.flatMap((id) => {
    const stated = inForce.get(id)?.rule;
    if (stated === undefined) return [];
    return leavesOf(stated.when).flatMap(({ leaf }) =>
      leaf.kind !== "vital" || leaf.percentAboveStart === true
        ? []
        : [
            {
              sign: leaf.sign,
              op: leaf.op,
              value: leaf.value,
              from:
                leaf.pointsAboveStart === true
                  ? ("above-start" as const)
                  : leaf.pointsBelowStart === true
                    ? ("below-start" as const)
                    : ("number" as const),
              rule: id,
              urgency: stated.urgency,
              stated,
            },
          ],
    );
  });
