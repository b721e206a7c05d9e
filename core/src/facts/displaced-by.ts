import { displacement } from "./displacement.ts";
import type { Fact } from "./fact.ts";

/**
 * Of each fact that no longer stands, by its id, the fact that says so: what stands in its place, or what took it back.
 *
 * @param facts every fact that was known, those displaced included
 */
export function displacedBy(facts: readonly Fact[]): ReadonlyMap<string, string> {
  const isDisplaced = displacement(facts);
  if (isDisplaced === undefined) return new Map();
  const retractions = Map.groupBy(facts, (fact) => (fact.kind === "fact-retracted" ? fact.fact : undefined));
  const successors = Map.groupBy(facts, ({ supersedes }) => supersedes);
  const states = Map.groupBy(facts, (fact) => (fact.kind === "result-reported" ? fact.resultKey : undefined));
  const stands = (fact: Fact): boolean => !isDisplaced(fact);
  /** Along the corrections of a fact, and of those. */
  const standingAfter = (fact: Fact): Fact | undefined => {
    const seen = new Set([fact]);
    for (const one of seen) for (const next of successors.get(one.id) ?? []) seen.add(next);
    return [...seen].find((one) => one !== fact && stands(one));
  };
  const said = (fact: Fact): string => {
    const back = (retractions.get(fact.id) ?? []).find(stands);
    const state = fact.kind === "result-reported" && fact.resultKey !== undefined ? states.get(fact.resultKey) : [];
    const rivals = fact.supersedes === undefined ? [] : (successors.get(fact.supersedes) ?? []);
    const by = back ?? standingAfter(fact) ?? state?.find(stands) ?? rivals.find(stands);
    return by?.id ?? standingRetraction(fact, successors, retractions) ?? "";
  };
  return new Map(facts.filter(isDisplaced).map((fact) => [fact.id, said(fact)]));
}

type Groups = ReadonlyMap<string | undefined, readonly Fact[]>;

/** All that came after it was taken back in its turn: the newest of those that say so. */
function standingRetraction(fact: Fact, successors: Groups, retractions: Groups): string | undefined {
  const after = [fact, ...(successors.get(fact.id) ?? [])];
  return after.flatMap(({ id }) => retractions.get(id) ?? []).at(-1)?.id;
}
