import type { SpreadCell } from "../csv/table.ts";
import type { Merge, SheetRow } from "./sheet.ts";

/** Longer ones join a whole column, which says nothing of its rows. */
const mostLines = 1000;

/**
 * What merged cells say of the rows below their first: by line and column, what is shown over them.
 *
 * @param rows in their order
 */
export function spreadOf(
  merges: readonly Merge[],
  rows: readonly SheetRow[],
): ReadonlyMap<number, ReadonlyMap<number, SpreadCell>> {
  const byLine = new Map(rows.map((row) => [row.line, row]));
  const spread = new Map<number, Map<number, SpreadCell>>();
  for (const { column, line, toLine } of merges) {
    const first = byLine.get(line)?.cells.get(column);
    if (first === undefined || toLine - line > mostLines) continue;
    for (let below = line + 1; below <= toLine; below += 1) {
      if (!byLine.has(below)) continue;
      const own = spread.get(below) ?? new Map<number, SpreadCell>();
      spread.set(below, own.set(column, first));
    }
  }
  return spread;
}
