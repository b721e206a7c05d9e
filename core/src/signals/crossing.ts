import type { Certainty } from "../base/certainty.ts";
import type { Columns } from "./columns.ts";
import type { ValueLeaf } from "./leaf.ts";
import { rangeAt } from "./range.ts";
import { lacks, type Trace } from "./trace.ts";
import type { World } from "./world.ts";

type Crossing = Extract<ValueLeaf, { kind: "crossing" }>;

/**
 * Outside the range on one side after the last valid value outside it lay on the other; values inside it may lie between,
 * each judged by its own range. Who was never on the other side has crossed nothing: a "no", as nothing is missing.
 */
export function crossingAt(
  { key, own, other }: Crossing,
  world: World,
  columns: Columns,
  i: number,
  trace?: Trace,
): Certainty {
  const now = rangeAt(own, world, columns, i, trace);
  if (now === "no") return "no";
  let isOpen = now === "cannot-tell";
  for (let j = columns.previous[i]!; j >= 0; j = columns.previous[j]!) {
    const [same, opposite] = [rangeAt(own, world, columns, j), rangeAt(other, world, columns, j)];
    if (opposite === "yes" && !isOpen) return rangeAt(other, world, columns, j, trace);
    if (opposite === "yes") return lacks(trace, "range", key);
    if (same === "yes") return "no";
    if (same === "cannot-tell" || opposite === "cannot-tell") isOpen = true;
  }
  return "no";
}
