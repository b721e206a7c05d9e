import { type FactJson, factIdOf, type Issue } from "@longwatch/core";
import { problem } from "../hl7v2/issue.ts";

/** A fact, the place it came from, and whose it is. */
type Placed = { readonly fact: FactJson; readonly at: string; readonly patient: string };

/**
 * Results of one file that claim to be one result and say different things, with nothing to tell which is
 * later: none of them is taken. Exact copies are no conflict.
 */
export function withoutConflicts(placed: readonly Placed[]): {
  readonly facts: readonly FactJson[];
  readonly issues: readonly Issue[];
} {
  const contents = new Map<string, Set<string>>();
  for (const one of placed) {
    const key = stateOf(one);
    if (key !== undefined) contents.set(key, (contents.get(key) ?? new Set()).add(factIdOf(one.fact)));
  }
  const isContested = (one: Placed): boolean => (contents.get(stateOf(one) ?? "")?.size ?? 0) > 1;
  return {
    facts: placed.filter((one) => !isContested(one)).map(({ fact }) => fact),
    issues: placed.filter(isContested).map(({ at }) => contested(at)),
  };
}

/** One state of one result; undefined of what has no key. */
const stateOf = ({ fact, patient }: Placed): string | undefined =>
  fact.kind === "result-reported" && fact.resultKey !== undefined
    ? JSON.stringify([patient, fact.resultKey, fact.reportedAt, fact.messageAt, fact.status ?? "final"])
    : undefined;

const contested = (at: string): Issue =>
  problem(
    "fact-id-conflict",
    at,
    "the same result twice, with different content",
    "Nothing tells which is later, so neither was taken. Ask the laboratory which one is right.",
  );
