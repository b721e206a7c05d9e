import { edssValues } from "../edss/half-points.ts";
import { armssAges, mostMsssYears, type Severity, type SeverityKind } from "./severity.ts";

/** A published table that a clinic has loaded. None is shipped (ADR 0042). */
export type SeverityTable = {
  readonly kind: SeverityKind;
  /** Label of the row → severity by EDSS in points. */
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, number>>;
};

export type TableFlaw = {
  /** Lines and columns from 1, as the file has them. */
  readonly line: number;
  readonly column: number;
  readonly saw: string;
  readonly why: "first-column" | "not-an-edss" | "not-a-year" | "not-a-severity" | "row-twice" | "no-rows";
};

const kinds: Readonly<Record<string, SeverityKind>> = { dd: "msss", duration: "msss", age: "armss" };
/** The columns of a table: the scale without 10, which is death. */
const columns: ReadonlySet<number> = new Set(edssValues.filter((edss) => edss < 10));
const numberIn = (cell: string): number | undefined => (/^\d+(\.\d+)?$/.test(cell) ? Number(cell) : undefined);

/**
 * A table as a list of lines with cells: first the header, whose first cell says what the rows are (`duration` or
 * `dd`: completed years since onset; `age`) and whose others are EDSS values; then one line a row, its label first.
 * An empty cell is no severity.
 */
export function severityTable(
  lines: readonly (readonly string[])[],
): { readonly ok: true; readonly table: SeverityTable } | { readonly ok: false; readonly flaws: readonly TableFlaw[] } {
  const flaws: TableFlaw[] = [];
  const flaw = (line: number, column: number, saw: string, why: TableFlaw["why"]): void => {
    flaws.push({ line: line + 1, column: column + 1, saw, why });
  };
  const [header = [], ...others] = lines.map((cells) => cells.map((cell) => cell.trim()));
  const kind = kinds[(header[0] ?? "").toLowerCase()];
  if (kind === undefined) flaw(0, 0, header[0] ?? "", "first-column");
  const edssOf = header.map((cell, i) => {
    const edss = numberIn(cell);
    if (i > 0 && (edss === undefined || !columns.has(edss))) flaw(0, i, cell, "not-an-edss");
    return edss ?? -1;
  });
  const rowOf = (cells: readonly string[], line: number): ReadonlyMap<number, number> => {
    const row = new Map<number, number>();
    for (const [j, cell] of cells.entries()) {
      const severity = numberIn(cell);
      if (severity !== undefined && severity <= 10 && j + 1 < header.length) row.set(edssOf[j + 1]!, severity);
      else if (cell !== "") flaw(line, j + 1, cell, "not-a-severity");
    }
    return row;
  };
  const rows = new Map<number, ReadonlyMap<number, number>>();
  for (const [i, [label = "", ...cells]] of others.entries()) {
    const years = numberIn(label);
    if (years === undefined || !Number.isInteger(years)) flaw(i + 1, 0, label, "not-a-year");
    else if (rows.has(years)) flaw(i + 1, 0, label, "row-twice");
    else rows.set(years, rowOf(cells, i + 1));
  }
  if (rows.size === 0) flaw(0, 0, "", "no-rows");
  return kind === undefined || flaws.length > 0 ? { ok: false, flaws } : { ok: true, table: { kind, rows } };
}

/**
 * The severity that a table gives, by the label of the row, never by its place. Years are completed ones; from 30
 * years since onset the row 30 counts. Less than a year after onset, and ages outside 18 to 75, cannot be told.
 *
 * @param rowZero take the row 0 where the table has one, for less than a year
 * @source outcomes reference, section 8
 */
export function severityIn(
  { kind, rows }: SeverityTable,
  years: number,
  edss: number,
  rowZero: "used" | "not-used" = "not-used",
): Severity {
  if (edss === 10) return { known: "cannot-tell", why: "died-of-ms" };
  if (!columns.has(edss)) return { known: "cannot-tell", why: "no-such-edss" };
  if (!(years >= 0)) return { known: "cannot-tell", why: "years-unknown" };
  const completed = Math.floor(years);
  if (kind === "msss" && completed < 1 && rowZero === "not-used")
    return { known: "cannot-tell", why: "less-than-a-year" };
  if (kind === "armss" && (completed < armssAges.least || completed > armssAges.most))
    return { known: "cannot-tell", why: "outside-ages" };
  const row = kind === "msss" ? Math.min(completed, mostMsssYears) : completed;
  const severity = rows.get(row)?.get(edss);
  return severity === undefined
    ? { known: "cannot-tell", why: "not-in-table" }
    : { known: "yes", severity, years: row };
}
