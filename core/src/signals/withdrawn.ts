import type { Day } from "../base/calendar.ts";
import { analyteOf } from "../facts/check-result.ts";
import type { Fact } from "../facts/fact.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import { type Segment, segmentOn } from "../protocol/in-force.ts";
import { type Columns, type ResultFact, withResult } from "./columns.ts";
import { type Found, type Hit, searchResult, settled } from "./hits.ts";
import { planOf } from "./plan.ts";
import type { World } from "./world.ts";

/** A result that no longer holds, and when that became known. */
type Displaced = { readonly fact: ResultFact; readonly at: number };

/**
 * What rules said to results that have since been corrected or taken back, each judged beside the facts that hold. A
 * signal that stood on nothing else must not vanish (resolutions 1.3).
 *
 * @param known every fact known by then, in the order of clinical day, then id; those that hold are among them
 */
export function withdrawnHits(
  world: World,
  known: readonly Fact[],
  rules: readonly Pick<Segment, "from" | "through" | "signals">[],
  asOf: Day,
): readonly Hit[] {
  return goneOf(world, known).flatMap(({ columns, place, at }) => {
    const day = columns.series.earliest[place]!;
    const plan = planOf(segmentOn(rules as readonly Segment[], day).signals).byAnalyte.get(columns.key);
    if (day > asOf || plan === undefined) return [];
    const found: Found[] = [];
    searchResult(plan, world, columns, place, false, new Uint8Array(plan.entries.length), found);
    return settled(found, world, at).hits;
  });
}

/** A result that no longer holds, in its place among those that do, and when that became known. */
type Gone = { readonly columns: Columns; readonly place: number; readonly at: number };

const made = new WeakMap<FactIndex, { readonly known: readonly Fact[]; readonly gone: readonly Gone[] }>();

/** Worked out once for each record. */
function goneOf(world: World, known: readonly Fact[]): readonly Gone[] {
  const before = made.get(world.facts);
  if (before?.known === known) return before.gone;
  const gone = displacedResults(world.facts, known).flatMap(({ fact, at }) => {
    const analyte = analyteOf(fact);
    if (analyte === undefined) return [];
    return [{ ...withResult(world.columnsFor(analyte.key), fact, analyte, (one) => isStateOf(one, fact)), at }];
  });
  made.set(world.facts, { known, gone });
  return gone;
}

/** Another state of the same result must not be what it is compared with. */
const isStateOf = (one: ResultFact, other: ResultFact): boolean =>
  one.supersedes === other.id || (one.resultKey !== undefined && one.resultKey === other.resultKey);

/** Both lists have one order, so one walk finds what is missing from the second. */
function displacedResults(held: FactIndex, known: readonly Fact[]): readonly Displaced[] {
  if (known.length === held.all.length) return [];
  const gone: ResultFact[] = [];
  let next = 0;
  for (const fact of known) {
    if (held.all[next] === fact) {
      next += 1;
      continue;
    }
    if (fact.kind === "result-reported" && fact.status !== "entered-in-error") gone.push(fact);
  }
  if (gone.length === 0) return [];
  const at = displacedAt(gone, known);
  return gone.map((fact) => ({ fact, at: at(fact) }));
}

/** When the last word on each was recorded: what took it back, stands in its place, or is another state of it. */
function displacedAt(gone: readonly ResultFact[], known: readonly Fact[]): (fact: ResultFact) => number {
  const ids = new Map(gone.map((fact) => [fact.id, Number.NEGATIVE_INFINITY]));
  const keys = new Map(gone.map((fact) => [fact.resultKey, Number.NEGATIVE_INFINITY]));
  const note = <K>(latest: Map<K, number>, of: K, { recordedAt }: Fact): void => {
    const before = latest.get(of);
    if (before !== undefined && recordedAt !== undefined && recordedAt > before) latest.set(of, recordedAt);
  };
  for (const fact of known) {
    if (fact.kind === "fact-retracted") note(ids, fact.fact, fact);
    if (fact.supersedes !== undefined) note(ids, fact.supersedes, fact);
    if (fact.kind === "result-reported" && fact.resultKey !== undefined) note(keys, fact.resultKey, fact);
  }
  const byKey = (key: string | undefined): number =>
    key === undefined ? Number.NEGATIVE_INFINITY : (keys.get(key) ?? Number.NEGATIVE_INFINITY);
  return (fact) => Math.max(ids.get(fact.id)!, byKey(fact.resultKey));
}
