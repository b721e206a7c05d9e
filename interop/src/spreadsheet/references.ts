import type { Merge } from "./sheet.ts";

/** As far as a sheet goes: XFD1048576 is its last cell. */
const most = { rows: 1_048_576, columns: 16_384 };

/** A whole number from 1 on; anything else is none. */
const counted = (text: string | undefined, last: number): number | undefined =>
  text !== undefined && /^[1-9]\d{0,6}$/.test(text) && Number(text) <= last ? Number(text) : undefined;

export const rowNumber = (text: string | undefined): number | undefined => counted(text, most.rows);

/** Columns as the sheet counts them: the first is 1. */
export const columnNumber = (text: string | undefined): number | undefined => counted(text, most.columns);

/** `B7` is column 1: the first is 0. */
export function columnOf(reference: string | undefined): number | undefined {
  const letters = /^\$?([A-Z]{1,3})/.exec(reference ?? "")?.[1];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** None where the reference is none, or leads back. */
export function mergeOf(reference: string | undefined): readonly Merge[] {
  const [first = "", last = ""] = (reference ?? "").split(":");
  const lineIn = (text: string): number | undefined => rowNumber(/\d+$/.exec(text)?.[0]);
  const [column, toColumn, line, toLine] = [columnOf(first), columnOf(last), lineIn(first), lineIn(last)];
  if (column === undefined || toColumn === undefined || line === undefined || toLine === undefined) return [];
  return line <= toLine && column <= toColumn ? [{ column, toColumn, line, toLine }] : [];
}
