import type { Columns } from "../core/src/signals/columns.ts";
import { gradeAt, isFlagged, isReadable } from "./printed.ts";

/** Upper ends, as factors on the laboratory's limit. */
export const margins = [1, 1.1, 1.25, 1.5, 2, 3] as const;

/** How far out of the printed range a result lies: a factor on the limit it passed; of a strip, its plusses. */
export function marginOf(columns: Columns, i: number): string {
  const grade = gradeAt(columns, i);
  if (!Number.isNaN(grade)) return `${grade} plus`;
  const over = Math.max(columns.lows[i]! / columns.refHighs[i]! || 0, columns.refLows[i]! / columns.highs[i]! || 0);
  return String(margins.find((one) => over <= one) ?? "more");
}

/** Days within which a repeat is looked for. */
const repeatDays = 60;

/** What the next readable result of the analyte within 60 days says. */
export function repeatOf(columns: Columns, i: number): "still out" | "back" | "no repeat" {
  const { earliest } = columns.series;
  for (let j = i + 1; j < columns.size && earliest[j]! - earliest[i]! <= repeatDays; j += 1) {
    if (earliest[j] === earliest[i] || !isReadable(columns, j)) continue;
    return isFlagged(columns, j) ? "still out" : "back";
  }
  return "no repeat";
}
