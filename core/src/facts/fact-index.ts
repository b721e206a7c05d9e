import type { Day } from "../base/calendar.ts";
import { analyteOf } from "./check-result.ts";
import type { Fact, FactKind, FactOfKind } from "./fact.ts";

/** Facts by kind, and results by analyte too; each list in the order of clinical day, then id. */
export type FactIndex = {
  readonly all: readonly Fact[];
  readonly byKind: ReadonlyMap<FactKind, readonly Fact[]>;
  readonly results: ReadonlyMap<string, readonly FactOfKind<"result-reported">[]>;
};

/** @param facts in the order of clinical day, then id */
export function indexFacts(facts: readonly Fact[]): FactIndex {
  const byKind = new Map<FactKind, Fact[]>();
  const results = new Map<string, FactOfKind<"result-reported">[]>();
  for (const fact of facts) {
    append(byKind, fact.kind, fact);
    if (fact.kind !== "result-reported") continue;
    const analyte = analyteOf(fact);
    if (analyte !== undefined) append(results, analyte.key, fact);
  }
  return { all: facts, byKind, results };
}

const none: readonly never[] = [];

/** All facts of one kind that count on `asOf`: those that may have happened by that day, it included. */
export function ofKind<K extends FactKind>(index: FactIndex, kind: K, asOf: Day): readonly FactOfKind<K>[] {
  const facts = (index.byKind.get(kind) ?? none) as readonly FactOfKind<K>[];
  return upTo(facts, asOf);
}

/** All results of one analyte that count on `asOf`. */
export const resultsOf = (index: FactIndex, analyte: string, asOf: Day): readonly FactOfKind<"result-reported">[] =>
  upTo(index.results.get(analyte) ?? none, asOf);

/** The part of a sorted list that lies on or before a day; the list itself where that is all of it. */
export function upTo<F extends Fact>(facts: readonly F[], asOf: Day): readonly F[] {
  const last = facts[facts.length - 1];
  if (last === undefined || last.earliest <= asOf) return facts;
  return facts.slice(0, countUpTo(facts, asOf));
}

function countUpTo(facts: readonly Fact[], asOf: Day): number {
  let low = 0;
  let high = facts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (facts[middle]!.earliest <= asOf) low = middle + 1;
    else high = middle;
  }
  return low;
}

function append<K, V>(lists: Map<K, V[]>, key: K, item: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
