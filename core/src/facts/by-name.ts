import type { Day } from "../base/calendar.ts";
import type { FactOfKind } from "./fact.ts";
import { type FactIndex, ofKind } from "./fact-index.ts";
import { writtenBy, writtenFrom } from "./newest.ts";

type Decision = FactOfKind<"decision-made">;

/**
 * Decisions by name that are made on a day, in their order: of one day, as they were written down. Where nobody knows which
 * came first, what lets something go on comes first and what is against it last.
 */
export const decisionsBy = (facts: FactIndex, asOf: Day): readonly Decision[] =>
  ofKind(facts, "decision-made", asOf).toSorted(
    (a, b) => dayOf(a) - dayOf(b) || momentOf(a) - momentOf(b) || strictnessOf(a) - strictnessOf(b),
  );

export const isFor = (outcome: string): boolean => wordOf(outcome) === "for";

const wordOf = (outcome: string): string => outcome.trim().toLowerCase();
const letsGoOn: ReadonlySet<string> = new Set(["for", "settled", "over"]);

const strictnessOf = ({ about, outcome }: Decision): 0 | 1 | 2 =>
  about === "defer" || wordOf(outcome) === "against" ? 2 : letsGoOn.has(wordOf(outcome)) ? 0 : 1;
const dayOf = (one: Decision): Day => (strictnessOf(one) === 0 ? one.earliest : one.latest);
const momentOf = (one: Decision): number => (strictnessOf(one) === 0 ? writtenFrom(one) : writtenBy(one));
