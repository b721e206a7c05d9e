import type { Day } from "../base/calendar.ts";
import type { FactOfKind } from "../facts/fact.ts";
import { type FactIndex, ofKind } from "../facts/fact-index.ts";

type Decision = FactOfKind<"decision-made">;

/** Decisions by name that are made on a day, in their order: of one day, as they were written down; of one moment, what is against comes last. */
export const decisionsBy = (facts: FactIndex, asOf: Day): readonly Decision[] =>
  ofKind(facts, "decision-made", asOf).toSorted(
    (a, b) =>
      a.earliest - b.earliest ||
      (a.recordedAt ?? endOf(a)) - (b.recordedAt ?? endOf(b)) ||
      Number(isAgainst(a)) - Number(isAgainst(b)),
  );

export const isFor = (outcome: string): boolean => outcome.trim().toLowerCase() === "for";

const endOf = ({ latest }: Decision): number => (latest + 1) * 86_400_000;
const isAgainst = ({ outcome }: Decision): boolean => outcome.trim().toLowerCase() === "against";
