import type { Fact } from "../facts/fact.ts";
import { urgencyRank } from "../protocol/signal-rule.ts";
import type { Hit } from "./hit.ts";

/**
 * The same hits, those at a later version of a result known since a rule of the signal, as urgent, spoke at an earlier
 * one: a preliminary value that the final one restates is no news. A higher rule is.
 *
 * @param hits those at versions that no longer hold are among them
 * @param known every fact that was known, those since displaced included
 */
export function asFirstReported(hits: readonly Hit[], known: readonly Fact[]): readonly Hit[] {
  const resultOf = resultsIn(known, hits);
  const repeated = new Set(hits.filter((hit) => !isHeld(hit)).map(({ trigger }) => resultOf(trigger.id)));
  const versions = Map.groupBy(hits, ({ trigger }) => resultOf(trigger.id));
  return hits.map((hit) => {
    const result = resultOf(hit.trigger.id);
    if (!repeated.has(result)) return hit;
    const { signal } = hit.inForce.rule;
    const first = versions
      .get(result)!
      .filter((one) => one.inForce.rule.signal === signal && rankOf(one) <= rankOf(hit))
      .reduce((a, b) => (isBefore(b, a) ? b : a));
    return first.trigger === hit.trigger ? hit : { ...hit, learned: first.learned, first: first.trigger };
  });
}

const rankOf = ({ inForce }: Hit): number => urgencyRank(inForce.rule.urgency);

/** Of what was learned at one moment, a version that no longer holds was there before the one that took its place. */
function isBefore(a: Hit, b: Hit): boolean {
  const order = a.learned().at - b.learned().at || Number(isHeld(a)) - Number(isHeld(b));
  return order < 0 || (order === 0 && a.trigger.id < b.trigger.id);
}

const isHeld = ({ withdrawnAt }: Hit): boolean => withdrawnAt === undefined;

/** Which result a fact is a version of: facts of one `resultKey`, and those that name one another, have one name. */
function resultsIn(known: readonly Fact[], hits: readonly Hit[]): (id: string) => string {
  const parents = new Map<string, string>();
  const rootOf = (name: string): string => {
    let root = name;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    return root;
  };
  const join = (a: string, b: string): void => {
    const [one, other] = [rootOf(a), rootOf(b)];
    if (one !== other) parents.set(one, other);
  };
  // Every result has a key; only those of which a version no longer holds are looked for.
  const keys = new Set(hits.filter((hit) => !isHeld(hit)).map(({ trigger }) => keyOf(trigger)));
  for (const fact of known) {
    if (fact.supersedes === undefined) continue;
    keys.add(keyOf(fact));
    join(fact.id, fact.supersedes);
  }
  for (const fact of known) {
    const key = keyOf(fact);
    if (key !== undefined && keys.has(key)) join(fact.id, `key ${key}`);
  }
  return rootOf;
}

const keyOf = (fact: Fact): string | undefined => (fact.kind === "result-reported" ? fact.resultKey : undefined);
