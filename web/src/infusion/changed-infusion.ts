import type { ChairInfusion } from "@longwatch/core";
import type { Chair, Fact } from "./use-infusion.ts";

/** The same infusion with what has changed; it takes the place of what stood there. */
export function changedInfusion(given: ChairInfusion, asOf: string, change: Partial<ChairInfusion>): Fact {
  const { fact, interrupted, pauses, ...rest } = { ...given, ...change };
  return {
    kind: "infusion-given",
    infusedOn: asOf,
    ...rest,
    ...(pauses.length === 0 ? {} : { pauses }),
    ...(interrupted ? { interrupted } : {}),
    supersedes: given.fact,
  };
}

export const pausedNow = (given: ChairInfusion, { asOf, moment }: Pick<Chair, "asOf" | "moment">): Fact =>
  changedInfusion(given, asOf, { pauses: [...given.pauses, { from: moment() }] });
