import { addDays, type Day } from "../../base/calendar.ts";
import type { Certainty } from "../../base/certainty.ts";
import { decisionsBy, isFor } from "../../facts/by-name.ts";
import { ofKind } from "../../facts/fact-index.ts";
import { isSurelySince, mayBeNewest } from "../../facts/newest.ts";
import type { ReadinessTestOf } from "../../protocol/readiness.ts";
import { type Columns, lastUpTo, valid, withdrawn } from "../../signals/columns.ts";
import { compileLeaf } from "../../signals/compile-leaf.ts";
import type { ValueLeaf } from "../../signals/leaf.ts";
import { emptyTrace, type Trace } from "../../signals/trace.ts";
import { valueAt } from "../../signals/values.ts";
import type { Subject } from "./asked.ts";
import { type Found, green, type HeldAgainst, lack, red, type Seen, unknown } from "./found.ts";

type ResultTest = ReadinessTestOf<"result">;

/**
 * The newest valid results of the newest day decide, and of several of one day the worse. A later one that is preliminary or
 * questioned never makes it green, and makes it red where it would by itself: it is judged on arrival.
 *
 * @source resolutions.md section 1, item 1
 */
export function resultTest(test: ResultTest, key: string, subject: Subject): Found {
  const { world, asOf, infusion } = subject;
  const analyte = test.redWhen[0]!.analyte;
  const columns = world.columnsFor(analyte);
  const places = columns === undefined ? [] : newestPlaces(columns, asOf);
  if (columns === undefined || places.length === 0) return unknown([lack("recent-result", analyte)]);
  const day = columns.series.earliest[places.find((i) => columns.states[i] === valid) ?? places[0]!]!;
  const turnsOn = [staleFrom(day, test.recentDays)];
  const judged = places.map((i) => ({ i, ...judgedAt(test, columns, i, subject) }));
  const against = judged.filter(({ isRed }) => isRed === "yes");
  const said = (some: readonly Judged[]) => ({
    seen: unique(some.flatMap(({ trace, i }) => seenIn(trace, columns, i))),
    limits: some.flatMap(({ trace }) => limitsIn(trace)),
    evidence: some.map(({ i }) => columns.series.ids[i]!),
    turnsOn,
  });
  if (against.length > 0) {
    const word = test.adjudicable === true ? wordOn(key, against, columns, subject) : undefined;
    return word === undefined ? red(said(against)) : green({ ...said(against), decidedBy: word });
  }
  const sound = judged.filter(({ i }) => columns.states[i] === valid);
  if (sound.length === 0 || infusion.labsOn - day > test.recentDays)
    return unknown([lack("recent-result", analyte)], said(judged));
  const open = sound.filter(({ isRed }) => isRed === "cannot-tell");
  if (open.length > 0)
    return unknown(
      [lack(open[0]!.trace.missing[0]?.what === "baseline" ? "earlier-result" : "number", analyte)],
      said(open),
    );
  return green(said(sound));
}

/** The results of the newest day with a valid one, and every later one that is not taken back. */
function newestPlaces(columns: Columns, asOf: Day): readonly number[] {
  const { series, states } = columns;
  const places: number[] = [];
  let day: number | undefined;
  for (let i = lastUpTo(columns, asOf); i >= 0; i -= 1) {
    if (states[i] === withdrawn || series.latest[i]! > asOf) continue;
    if (day !== undefined && series.earliest[i]! < day) break;
    places.push(i);
    if (states[i] === valid) day = series.earliest[i]!;
  }
  return places.reverse();
}

type Judged = { readonly i: number; readonly isRed: Certainty; readonly trace: Trace };

function judgedAt(test: ResultTest, columns: Columns, i: number, subject: Subject): Omit<Judged, "i"> {
  const { world } = subject;
  const base = world.baselineOf(columns, i);
  const leaves = test.redWhen.map((one) => valueLeaf(one));
  const isOwn = test.ownBaselineWith !== undefined && isRecorded(test.ownBaselineWith, subject);
  const own = isOwn && base !== undefined ? leaves.map((leaf) => withOwn(leaf, base.value)) : leaves;
  const first = anyOf(own, columns, i, world);
  if (first.isRed !== "cannot-tell" || base !== undefined || test.withoutBaseline === undefined) return first;
  const instead = anyOf([valueLeaf(test.withoutBaseline)], columns, i, world);
  return instead.isRed === "no" ? instead : first;
}

function anyOf(leaves: readonly ValueLeaf[], columns: Columns, i: number, world: Subject["world"]): Omit<Judged, "i"> {
  const trace = emptyTrace();
  const answers = leaves.map((leaf) => valueAt(leaf, world, columns, i, trace));
  return { isRed: answers.find((one) => one === "yes") ?? answers.find((one) => one === "cannot-tell") ?? "no", trace };
}

function valueLeaf(one: ResultTest["redWhen"][number]): ValueLeaf {
  const { leaf } = compileLeaf(one);
  return leaf as ValueLeaf;
}

/** The personal baseline stands in for the general limit where it lies lower. */
const withOwn = (leaf: ValueLeaf, baseline: number): ValueLeaf =>
  leaf.kind === "limit" && baseline < leaf.limit ? { ...leaf, limit: baseline } : leaf;

function isRecorded(condition: string, { facts, asOf }: Subject): boolean {
  const words = ofKind(facts, "condition-recorded", asOf).filter((one) => one.condition === condition);
  return (
    words.some(({ certainty = "confirmed" }) => certainty === "confirmed") &&
    mayBeNewest(words).every(({ certainty }) => certainty !== "excluded")
  );
}

/** A named person's word on it, for, that was given once all of these results were there. */
function wordOn(
  key: string,
  against: readonly Judged[],
  columns: Columns,
  { facts, asOf }: Subject,
): string | undefined {
  const word = decisionsBy(facts, asOf).findLast((one) => one.of === key && one.about !== "override");
  if (word === undefined || !isFor(word.outcome)) return undefined;
  return against.every(({ i }) => isSurelySince(word, columns.series.facts[i]!)) ? word.id : undefined;
}

export const staleFrom = (day: Day, recentDays: number): Day => addDays(day, recentDays + 1);

function seenIn(trace: Trace, columns: Columns, i: number): readonly Seen[] {
  const { comparisons } = trace;
  const on = columns.series.earliest[i]!;
  return comparisons
    .filter((one) => one.fact === columns.series.ids[i])
    .map(({ left, saw, comparator, unit, fact }) => ({
      what: left,
      saw,
      ...(comparator === undefined ? {} : { comparator }),
      ...(unit === undefined ? {} : { unit }),
      on,
      fact,
    }));
}

const limitsIn = ({ comparisons }: Trace): readonly HeldAgainst[] =>
  comparisons.flatMap(({ left, op, right, unit, made }) =>
    op === "is" || typeof right !== "number"
      ? []
      : [{ what: left, op, right, ...(unit === undefined ? {} : { unit }), ...(made === undefined ? {} : { made }) }],
  );

const unique = (seen: readonly Seen[]): readonly Seen[] => [
  ...new Map(seen.map((one) => [`${one.fact} ${one.what}`, one])).values(),
];
