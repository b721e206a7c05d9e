import type { Certainty } from "../base/certainty.ts";
import type { Columns, ResultFact } from "./columns.ts";
import type { ValueLeaf } from "./leaf.ts";
import { compare, type Operator } from "./three-valued.ts";
import { type Comparison, lacks, type RightSide, type Trace } from "./trace.ts";
import { meaningOf } from "./words.ts";

type Limit = Extract<ValueLeaf, { kind: "limit" }>;

/** A value against a fixed number. */
export function limitAt({ op, limit, unit }: Limit, columns: Columns, i: number, trace?: Trace): Certainty {
  if (Number.isNaN(columns.lows[i])) return wordAgainstNumber(op, columns, i, trace);
  return heldAgainst(columns, i, op, limit, limit, unit, undefined, trace);
}

/** `negative` instead of a count in urine is below any number there is to reach; another word says nothing. */
function wordAgainstNumber(op: Operator, columns: Columns, i: number, trace: Trace | undefined): Certainty {
  const isNone =
    columns.analyte.group === "urine" && meaningOf((columns.series.facts[i] as ResultFact).value) === "negative";
  return isNone && (op === ">" || op === ">=") ? "no" : lacks(trace, "number", columns.key);
}

/**
 * The value at a place against a right side known to lie from `least` through `most`.
 *
 * @param made what the right side is made of, asked only when the reasons are written down; else the rule's own number
 */
export function heldAgainst(
  columns: Columns,
  i: number,
  op: Operator,
  least: number,
  most: number,
  unit: string,
  made: (() => RightSide) | undefined,
  trace: Trace | undefined,
): Certainty {
  const { lows, highs, areLowsOpen, areHighsOpen } = columns;
  const result = compare(op, lows[i]!, highs[i]!, areLowsOpen[i] === 1, areHighsOpen[i] === 1, least, most);
  if (trace === undefined) return result;
  if (result === "cannot-tell") lacks(trace, least === most ? "number" : "range", columns.key);
  const right = result === "yes" && op.startsWith("<") ? least : most;
  trace.comparisons.push({ ...seen(columns, i), op, right, unit, result, made: made?.() ?? { from: "rule" } });
  if (result === "yes") trace.evidence.add(columns.series.ids[i]!);
  return result;
}

/** The left side: the number in the canonical unit, with the comparator it came with. */
export function seen(columns: Columns, i: number): Pick<Comparison, "left" | "saw" | "fact" | "comparator"> {
  const low = columns.lows[i]!;
  const high = columns.highs[i]!;
  const fact = columns.series.facts[i] as ResultFact;
  return {
    left: columns.key,
    saw: Number.isFinite(high) ? high : low,
    fact: fact.id,
    ...(fact.comparator === undefined ? {} : { comparator: fact.comparator }),
  };
}
