import type { Day } from "../base/calendar.ts";
import type { Analyte } from "../units/analytes.ts";
import { analyteOf } from "./check-result.ts";
import type { Fact, FactKind, FactOfKind } from "./fact.ts";
import { type ResultFlaw, resultFlaw } from "./result-flaw.ts";
import { type Series, seriesOf } from "./series.ts";

/** Facts by kind, and results by analyte too; each list in the order of clinical day, then id. */
export type FactIndex = {
  readonly all: readonly Fact[];
  readonly byKind: ReadonlyMap<FactKind, readonly Fact[]>;
  readonly results: ReadonlyMap<string, Series<ResultFlaw>>;
  /** Corrections and retractions that name a fact nobody knows. */
  readonly dangling: readonly { readonly fact: Fact; readonly names: string }[];
};

/** @param facts in the order of clinical day, then id */
export function indexFacts(facts: readonly Fact[], dangling: FactIndex["dangling"]): FactIndex {
  const byKind = new Map<FactKind, Fact[]>();
  const results = new Map<Analyte, FactOfKind<"result-reported">[]>();
  for (const fact of facts) {
    append(byKind, fact.kind, fact);
    if (fact.kind !== "result-reported") continue;
    const analyte = analyteOf(fact);
    if (analyte !== undefined) append(results, analyte, fact);
  }
  const series = [...results].map(
    ([analyte, list]) => [analyte.key, seriesOf(list, (result) => resultFlaw(result, analyte))] as const,
  );
  return { all: facts, byKind, results: new Map(series), dangling };
}

const none: readonly never[] = [];

/** All facts of one kind that count on `asOf`: those that may have happened by that day, it included. */
export function ofKind<K extends FactKind>(index: FactIndex, kind: K, asOf: Day): readonly FactOfKind<K>[] {
  const facts = (index.byKind.get(kind) ?? none) as readonly FactOfKind<K>[];
  return upTo(facts, asOf);
}

const noResults: Series<ResultFlaw> = { facts: [], ids: [], earliest: [], latest: [], flaws: [], uncertain: [] };

/** All results of one analyte, those after `asOf` included. */
export const resultsOf = (index: FactIndex, analyte: string): Series<ResultFlaw> =>
  index.results.get(analyte) ?? noResults;

/** The part of a sorted list that lies on or before a day; the list itself where that is all of it. */
function upTo<F extends Fact>(facts: readonly F[], asOf: Day): readonly F[] {
  const last = facts[facts.length - 1];
  return last === undefined || last.earliest <= asOf ? facts : facts.filter((fact) => fact.earliest <= asOf);
}

function append<K, V>(lists: Map<K, V[]>, key: K, item: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
