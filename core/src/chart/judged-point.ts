import { resultFlaw } from "../facts/result-flaw.ts";
import { type Columns, judged, type ResultFact, valid } from "../signals/columns.ts";
import type { Leaf, ValueLeaf } from "../signals/leaf.ts";
import { type Ranged, sidesSeen } from "../signals/range.ts";
import { valueAt } from "../signals/values.ts";
import type { World } from "../signals/world.ts";

export const judgements = ["low", "high", "inside", "unknown"] as const;

/** Where one result lies, and by what: its own range before a general one, and those before the limit of a rule. */
export type JudgedPoint = {
  readonly judged: (typeof judgements)[number];
  readonly by: "laboratory" | "general" | "rule" | null;
  /** The range that the sample came with, or a general one; undefined: nobody knows any. */
  readonly range: SeenRange | undefined;
};

/** A side without a limit is null. */
export type SeenRange = {
  readonly low: number | null;
  readonly high: number | null;
  readonly by: "laboratory" | "general";
};

const unknown = { judged: "unknown", by: null } as const;

/**
 * A sample that is spoilt or cancelled says nothing. One in doubt may be low or high, and never inside: that takes a sound
 * sample, and a known limit on a side of which none is in doubt.
 *
 * @param alone criteria of rules that one result meets by itself
 */
export function judgedPoint(world: World, columns: Columns, i: number, alone: readonly ValueLeaf[]): JudgedPoint {
  if (Number.isNaN(columns.lows[i]))
    return {
      ...(maySpeak(columns, i) ? sound(columns, i, judgedWord(world, columns, i, alone)) : unknown),
      range: undefined,
    };
  const seen = judgedByRange(world, columns, i);
  if (seen.judged === "low" || seen.judged === "high" || !maySpeak(columns, i)) return seen;
  const met = alone.find((leaf) => leaf.kind === "limit" && valueAt(leaf, world, columns, i) === "yes");
  return met === undefined ? seen : { ...seen, judged: isBelow(met) ? "low" : "high", by: "rule" };
}

/** The same of a number by its range alone, whatever rules say of it. */
export function judgedByRange(world: Ranged, columns: Columns, i: number): JudgedPoint {
  const sides = sidesSeen(world, columns, i);
  return { ...(maySpeak(columns, i) ? sound(columns, i, whereOf(sides)) : unknown), range: rangeOf(sides) };
}

const maySpeak = ({ states }: Columns, i: number): boolean => states[i] === valid || states[i] === judged;

type Where = Pick<JudgedPoint, "judged" | "by">;
type Sides = ReturnType<typeof sidesSeen>;

const sound = (columns: Columns, i: number, where: Where): Where =>
  where.judged === "inside" && !isSound(columns, i) ? unknown : where;

function rangeOf({ above, below }: Sides): SeenRange | undefined {
  if (above.limit === undefined && below.limit === undefined) return undefined;
  const by = above.from === "laboratory" || below.from === "laboratory" ? "laboratory" : "general";
  return { low: below.limit ?? null, high: above.limit ?? null, by };
}

/** Nothing against the sample itself; that it is not final, or its day not sure, leaves the number as it is. */
function isSound({ series, analyte }: Columns, i: number): boolean {
  const { status: _status, approximate: _approximate, ...sample } = series.facts[i] as ResultFact;
  return resultFlaw(sample as ResultFact, analyte) === undefined;
}

function whereOf({ above, below }: Sides): Where {
  if (below.isBeyond === "yes") return { judged: "low", by: below.from ?? null };
  if (above.isBeyond === "yes") return { judged: "high", by: above.from ?? null };
  const sides = [above, below].filter(({ from }) => from !== undefined);
  const isInside = sides.length > 0 && sides.every(({ isBeyond }) => isBeyond === "no");
  if (!isInside) return unknown;
  return { judged: "inside", by: sides.some(({ from }) => from === "laboratory") ? "laboratory" : "general" };
}

/** A word says something only where a rule looks at words: "positive" is good news of one antibody and bad of another. */
function judgedWord(world: World, columns: Columns, i: number, alone: readonly ValueLeaf[]): Where {
  const asked = alone.filter(({ kind }) => kind === "grade" || kind === "word" || kind === "range");
  const answers = asked.map((leaf) => valueAt(leaf, world, columns, i));
  const met = asked[answers.indexOf("yes")];
  if (met !== undefined) return { judged: isBelow(met) ? "low" : "high", by: "rule" };
  const isInside = asked.length > 0 && answers.every((answer) => answer === "no");
  return isInside ? { judged: "inside", by: "rule" } : unknown;
}

function isBelow(leaf: ValueLeaf): boolean {
  if (leaf.kind === "limit") return leaf.op.startsWith("<");
  if (leaf.kind === "range") return !leaf.isAbove;
  return leaf.kind === "word" && !leaf.meanings.has("positive");
}

/** A value criterion whatever was so before treatment: where a value lies is no question of what is new. */
export const everTrue = (leaf: Leaf): readonly ValueLeaf[] =>
  leaf.sort !== "value" ? [] : ["isOnlyNew" in leaf.leaf ? { ...leaf.leaf, isOnlyNew: false } : leaf.leaf];
