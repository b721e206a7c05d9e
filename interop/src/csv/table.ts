import type { Issue } from "@longwatch/core";
import { parse } from "csv-parse/sync";
import { problem } from "../hl7v2/issue.ts";
import { type CsvProfile, type Delimiter, delimiters } from "./profile.ts";
import { withoutTotals } from "./totals.ts";

export type Row = {
  /** Up to the last that holds something at least. */
  readonly cells: readonly string[];
  readonly line: number;
  /** Columns whose text is a number as a program stored it, with a decimal point whatever the sender's texts have. */
  readonly numbers?: ReadonlySet<number>;
  /** Columns whose text is a day as a program stored it. */
  readonly days?: ReadonlySet<number>;
  /** By column, what merged cells above say of this row too. */
  readonly spread?: ReadonlyMap<number, SpreadCell>;
  /** Why nobody can be told from the row, or no day, as the rows around it show. */
  readonly doubt?: Issue;
  /** By column, what went wrong with a cell before it was saved. */
  readonly faults?: ReadonlyMap<number, Issue>;
};
/** `isNumber`: the first of the merged cells holds a number as a program stored it. */
export type SpreadCell = { readonly text: string; readonly isNumber: boolean };
export type Table = {
  readonly header: readonly string[];
  readonly rows: readonly Row[];
  readonly issues: readonly Issue[];
};

/**
 * The table of a text, with the one delimiter that was decided before: a parser that tries several splits
 * `<0,01` in two. Rows of another length than the header are not read, for their cells may stand in the
 * wrong columns; empty cells beyond the header are no matter where all rows have them. Undefined where the
 * text is no table, or its quotes do not match.
 */
export function readTable(text: string, delimiter: Delimiter, profile: CsvProfile = {}): Table | undefined {
  const records = parsed(text, delimiter);
  const [head, ...rest] = records ?? [];
  if (head === undefined) return undefined;
  const header = withoutEmptyEnd(head.cells.map((cell) => cell.trim()));
  const full = rest.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  const { kept: rows, issues } = withoutTotals(full, header, profile);
  const length = commonLength(rows) ?? header.length;
  const lengths = new Set([header.length, head.cells.length, length]);
  const fits = ({ cells }: Row): boolean =>
    cells.length >= header.length &&
    lengths.has(cells.length) &&
    cells.slice(header.length).every((cell) => cell.trim() === "");
  return {
    header,
    rows: rows.filter(fits),
    issues: [...rows.filter((row) => !fits(row)).map((row) => uneven(row, header.length)), ...issues],
  };
}

/** The length of all rows, where they have one. */
function commonLength(rows: readonly Row[]): number | undefined {
  const [first] = rows;
  return rows.length > 1 && rows.every(({ cells }) => cells.length === first?.cells.length)
    ? first?.cells.length
    : undefined;
}

type Parsed = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

function parsed(text: string, delimiter: Delimiter): readonly Row[] | undefined {
  try {
    const options = { delimiter, relax_column_count: true, skip_empty_lines: true, info: true, bom: true } as const;
    const records = parse(text, options) as unknown as readonly Parsed[];
    return records.map(({ record, info }) => ({ cells: record.map(withoutMark), line: info.lines }));
  } catch {
    return undefined;
  }
}

/** An apostrophe before what a spreadsheet would calculate makes it text there, and is none of it: we write such ones ourselves. */
const withoutMark = (cell: string): string => (/^'[=+\-@\t\r\n]/.test(cell) ? cell.slice(1) : cell);

function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell !== "");
  return cells.slice(0, last + 1);
}

const uneven = ({ cells, line }: Row, columns: number): Issue =>
  problem(
    "row-uneven",
    `line ${line}`,
    `${cells.length} cells under ${columns} headers`,
    "Its cells may stand in the wrong columns, so it was not read. Correct the row, or the quotes around a text with a separator.",
  );

/**
 * The separator of a file: the one that stands most often in its first line outside quotes, and as often in
 * the next one. Undefined where none does.
 */
export function findDelimiter(text: string): Delimiter | undefined {
  const [first = "", second] = text.split(/\r\n|\n|\r/, 2);
  const counts = delimiters.map((delimiter) => ({ delimiter, count: countOutsideQuotes(first, delimiter) }));
  const present = counts.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
  const agreeing = present.find(
    ({ delimiter, count }) => second !== undefined && countOutsideQuotes(second, delimiter) === count,
  );
  return (agreeing ?? present[0])?.delimiter;
}

const countOutsideQuotes = (line: string, delimiter: Delimiter): number =>
  line.replace(/"[^"]*"/g, "").split(delimiter).length - 1;
