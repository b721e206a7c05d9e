import type { Certainty } from "../base/certainty.ts";
import type { Columns } from "./columns.ts";
import type { ValueLeaf } from "./leaf.ts";
import type { Trace } from "./trace.ts";

type Again = Extract<ValueLeaf, { kind: "again" }>;

/** So many valid values in a row, each on a day of its own, meet it, the newest being the one that is judged. */
export function againAt(
  leaf: Again,
  columns: Columns,
  i: number,
  judge: (leaf: ValueLeaf, i: number, trace?: Trace) => Certainty,
  trace?: Trace,
): Certainty {
  const { earliest } = columns.series;
  let answer = judge(leaf.of, i, trace);
  let later = i;
  for (let count = 1; count < leaf.times && answer !== "no"; count += 1) {
    const j = previousWithValue(columns, later);
    if (j < 0 || earliest[i]! - earliest[j]! > leaf.withinDays) return "no";
    const before = judge(leaf.of, j, trace);
    if (before !== "yes") answer = before;
    later = j;
  }
  return answer;
}

/** Words have no number to be the previous one of. */
function previousWithValue(columns: Columns, i: number): number {
  const { states, series } = columns;
  if (!Number.isNaN(columns.lows[i])) return columns.previous[i]!;
  for (let j = i - 1; j >= 0; j -= 1) if (states[j] === 0 && series.latest[j]! < series.earliest[i]!) return j;
  return -1;
}
