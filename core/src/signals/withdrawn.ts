import type { Day } from "../base/calendar.ts";
import { analyteOf } from "../facts/check-result.ts";
import type { Fact } from "../facts/fact.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import { type Segment, segmentOn } from "../protocol/in-force.ts";
import { type Columns, type ResultFact, withResult } from "./columns.ts";
import { type Found, type Hit, searchResult, settled } from "./hits.ts";
import { planOf } from "./plan.ts";
import type { World } from "./world.ts";

/** A result that no longer holds, and when that became known; where nobody wrote it down, −∞. */
type Displaced = {
  readonly fact: ResultFact;
  readonly at: number;
  /** Other states of it: they must not be what it is compared with. */
  readonly states: ReadonlySet<Fact>;
};

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
  const gone = displacedResults(world.facts, known).flatMap(({ fact, at, states }) => {
    const analyte = analyteOf(fact);
    if (analyte === undefined) return [];
    return [{ ...withResult(world.columnsFor(analyte.key), fact, analyte, states), at }];
  });
  made.set(world.facts, { known, gone });
  return gone;
}

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
  return gone.length === 0 ? [] : displaced(gone, known);
}

/** The last word on each: what took it back, stands in its place, or is another state of it. */
function displaced(gone: readonly ResultFact[], known: readonly Fact[]): readonly Displaced[] {
  const all = gone.map((fact) => ({ fact, at: Number.NEGATIVE_INFINITY, states: new Set<Fact>() }));
  const byId = new Map(all.map((one) => [one.fact.id, [one]]));
  const byKey = Map.groupBy(
    all.filter(({ fact }) => fact.resultKey !== undefined),
    ({ fact }) => fact.resultKey!,
  );
  const note = (ones: typeof all = [], by: Fact, isState: boolean): void => {
    for (const one of ones) {
      if (by.recordedAt !== undefined) one.at = Math.max(one.at, by.recordedAt);
      if (isState && by !== one.fact) one.states.add(by);
    }
  };
  for (const fact of known) {
    if (fact.kind === "fact-retracted") note(byId.get(fact.fact), fact, false);
    if (fact.supersedes !== undefined) note(byId.get(fact.supersedes), fact, true);
    if (fact.kind === "result-reported" && fact.resultKey !== undefined) note(byKey.get(fact.resultKey), fact, true);
  }
  return all;
}
