import type { Certainty } from "../base/certainty.ts";
import { type Columns, isExactAt } from "./columns.ts";
import { productNear } from "./exact.ts";
import type { ValueLeaf } from "./leaf.ts";
import { heldAgainst } from "./limit.ts";
import { lacks, type Trace } from "./trace.ts";

type Trend = Extract<ValueLeaf, { kind: "trend" }>;

/**
 * So many values on days of their own, each further than the one before, together by so many per cent; equal counts.
 * Where there are fewer values, there is no such row: that is a "no", for nothing is missing that could be found.
 */
export function trendAt(leaf: Trend, columns: Columns, i: number, trace?: Trace): Certainty {
  const { lows, highs, series } = columns;
  if (lows[i] !== highs[i]) return lacks(trace, "number", leaf.key);
  let later = i;
  const row: string[] = [];
  for (let count = 1; count < leaf.values; count += 1) {
    const j = columns.previous[later]!;
    if (j < 0 || !isExactAt(columns, j)) return "no";
    if (leaf.isRise ? lows[j]! >= lows[later]! : lows[j]! <= lows[later]!) return "no";
    if (trace !== undefined) row.push(series.ids[j]!);
    later = j;
  }
  const first = lows[later]!;
  const right = productNear(first, leaf.factor, lows[i]!, highs[i]!);
  const result = heldAgainst(
    columns,
    i,
    leaf.isRise ? ">=" : "<=",
    right,
    right,
    leaf.unit,
    () => ({ from: "first-of-trend", value: first, facts: row.toReversed(), percent: leaf.percent }),
    trace,
  );
  if (result === "yes") for (const id of row) trace?.evidence.add(id);
  return result;
}
