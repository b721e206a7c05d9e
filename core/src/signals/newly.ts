import type { Certainty } from "../base/certainty.ts";
import { placesBefore } from "./baseline.ts";
import { type Columns, type ResultFact, valid } from "./columns.ts";
import type { Trace } from "./trace.ts";
import type { World } from "./world.ts";

/**
 * A criterion that asks only for what is new since treatment began: it was not so in most of the results that make the
 * baseline, each judged by itself (numbers by their own range). Where none is on file, it is taken for new: the more
 * urgent reading. What began after the first infusion stays new, however long it lasts; what was found before it, or in
 * somebody who was never treated, belongs to the person and is not.
 *
 * @source safety-signals.md 1.5, 1.7, 1.8 ("newly", "new"); GEN-2 for what makes a baseline
 */
export function newlyAt(
  world: World,
  columns: Columns,
  i: number,
  at: (i: number, trace?: Trace) => Certainty,
  trace: Trace | undefined,
): Certainty {
  const said = at(i);
  if (isBeforeTreatment(world, columns, i)) return said === "yes" ? notNew(columns, i, [], trace) : said;
  const old = said === "no" ? [] : soBefore(world, columns, i, at);
  if (old.length === 0) return trace === undefined ? said : at(i, trace);
  return notNew(columns, i, old, trace);
}

function notNew(columns: Columns, i: number, old: readonly number[], trace: Trace | undefined): Certainty {
  const { series, key } = columns;
  const made = { from: "before-treatment", facts: old.map((j) => series.ids[j]!) } as const;
  const fact = series.ids[i]!;
  trace?.comparisons.push({ left: key, saw: shown(columns, i), op: "is", right: "new", result: "no", fact, made });
  return "no";
}

const isBeforeTreatment = ({ infusions }: World, { series }: Columns, i: number): boolean =>
  infusions[0] === undefined || series.latest[i]! < infusions[0].earliest;

/** The places of the results of before treatment that already were so, where most were. */
function soBefore(world: World, columns: Columns, i: number, at: (j: number) => Certainty): readonly number[] {
  const first = world.infusions[0]?.earliest ?? Number.POSITIVE_INFINITY;
  const day = Math.min(first, columns.series.earliest[i]!);
  const before = placesBefore(world, columns, day, (j) => columns.states[j] === valid);
  const met = before.filter((j) => at(j) === "yes");
  return met.length * 2 > before.length ? met : [];
}

function shown({ highs, lows, series }: Columns, i: number): number | string {
  if (!Number.isNaN(lows[i])) return Number.isFinite(highs[i]) ? highs[i]! : lows[i]!;
  const { value } = series.facts[i] as ResultFact;
  return typeof value === "string" ? value : JSON.stringify(value);
}
