import { assertNever } from "@longwatch/core";
import type { Cell, Column } from "./table.ts";

export const textFormats = ["csv", "ndjson"] as const;
export type TextFormat = (typeof textFormats)[number];

/** What stands before the first row: CSV has the names of its columns, lines of JSON have nothing. */
export function headOf(columns: readonly Column[], format: TextFormat): string {
  switch (format) {
    case "csv":
      return csvLine(columns.map(({ name }) => name));
    case "ndjson":
      return "";
    default:
      return assertNever(format);
  }
}

/** One row as a line of its file, end of line included. */
export function lineOf(columns: readonly Column[], cells: readonly Cell[], format: TextFormat): string {
  switch (format) {
    case "csv":
      return csvLine(cells);
    case "ndjson":
      return `${JSON.stringify(Object.fromEntries(columns.map(({ name }, i) => [name, cells[i]!])))}\n`;
    default:
      return assertNever(format);
  }
}

/** RFC 4180: commas, quotes doubled, CRLF. Nothing is nothing, and an empty text is two quotes. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(",")}\r\n`;

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return `${cell}`;
  const safe = isFormula(cell) ? `'${cell}` : cell;
  return safe === "" || /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * What a spreadsheet would calculate when it opens the file, which may send data away. A plain number is none: `-5` stays `-5`, and `-5,2` too.
 * An apostrophe before it makes it text there.
 */
const isFormula = (text: string): boolean => /^[=+\-@\t\r\n]/.test(text) && !/^[+-]?\d+(?:[.,]\d+)?$/.test(text);
