import type { Fact } from "@longwatch/core";

/**
 * Which facts speak of one thing: states of a result by its key; else a fact, and those that stand in its place. A fact that
 * takes another back speaks of nothing by itself.
 */
export function groupKeys(facts: readonly Fact[]): ReadonlyMap<Fact, string> {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const keys = new Map<Fact, string>();
  const keyOf = (fact: Fact): string => {
    const known = keys.get(fact);
    if (known !== undefined) return known;
    const isKeyed = fact.kind === "result-reported" && fact.resultKey !== undefined;
    const before = isKeyed || fact.supersedes === undefined ? undefined : byId.get(fact.supersedes);
    const key = isKeyed ? `result/${fact.resultKey}` : before === undefined ? `fact/${fact.id}` : keyOf(before);
    keys.set(fact, key);
    return key;
  };
  // A record that holds a circle is refused when it is parsed, so that this ends.
  for (const fact of facts) keyOf(fact);
  return keys;
}

/** Facts that can displace each other, directly or not: whether one stands is decided by these alone. */
export function componentsOf(facts: readonly Fact[], keys: ReadonlyMap<Fact, string>): readonly (readonly Fact[])[] {
  const keyOfId = new Map(facts.map((fact) => [fact.id, keys.get(fact)!]));
  const leaders = new Map<string, string>();
  const leaderOf = (key: string): string => {
    let leader = key;
    for (let next = leaders.get(leader); next !== undefined; next = leaders.get(leader)) leader = next;
    return leader;
  };
  const join = (a: string, b: string | undefined): void => {
    if (b === undefined) return;
    const [first, second] = [leaderOf(a), leaderOf(b)];
    if (first !== second) leaders.set(second, first);
  };
  for (const fact of facts) {
    if (fact.supersedes !== undefined) join(keys.get(fact)!, keyOfId.get(fact.supersedes));
    if (fact.kind === "fact-retracted") join(keys.get(fact)!, keyOfId.get(fact.fact));
  }
  return [...Map.groupBy(facts, (fact) => leaderOf(keys.get(fact)!)).values()];
}
