import type { Day } from "../base/calendar.ts";
import { analyteOf } from "../facts/check-result.ts";
import type { Fact } from "../facts/fact.ts";
import { type Segment, segmentOn } from "../protocol/in-force.ts";
import { type Columns, withResult } from "./columns.ts";
import { type Displacer, displacedFacts } from "./displaced.ts";
import type { Found, Hit } from "./hit.ts";
import { searchResult } from "./hits.ts";
import { oncePerRecord } from "./once-per-record.ts";
import { planOf } from "./plan.ts";
import { settled } from "./settled.ts";
import type { World } from "./world.ts";

/**
 * What rules say to results that have since been corrected or taken back, each judged beside the facts that hold. A
 * signal that stood on nothing else must not vanish (resolutions 1.3). What was lost at other facts: {@link lostHits}.
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

const made = oncePerRecord<readonly Gone[]>();

/** Worked out once for each record. */
function goneOf(world: World, known: readonly Fact[]): readonly Gone[] {
  const displaced = displacedFacts(world.facts, known);
  if (displaced.length === 0) return [];
  return made(world.facts, known, () =>
    displaced.flatMap(({ fact, by }) => {
      const analyte = fact.kind === "result-reported" ? analyteOf(fact) : undefined;
      if (fact.kind !== "result-reported" || analyte === undefined) return [];
      const states = new Set(by.flatMap((one) => (one.isState ? [one.fact] : [])));
      return [{ ...withResult(world.columnsFor(analyte.key), fact, analyte, states), at: lastWord(by) }];
    }),
  );
}

/** When the last of what displaced it became known; where nobody wrote it down, −∞. */
const lastWord = (by: readonly Displacer[]): number =>
  Math.max(...by.map(({ fact }) => fact.recordedAt ?? Number.NEGATIVE_INFINITY));
