import { InvariantError } from "@longwatch/core";

/** `date` is written `YYYY-MM-DD`. */
export type CellType = "integer" | "number" | "text" | "date";
export type Cell = string | number | null;

export type Column = {
  readonly name: string;
  readonly type: CellType;
  /** Never null. */
  readonly isRequired?: true;
  /** The row's number in its table, from 1; the writer fills it in. */
  readonly isCounted?: true;
};

/** A table of an export: its file's name without ending, and its columns in their order. */
export type Table = { readonly name: string; readonly columns: readonly Column[] };

/** A row by column name; a column that is not named is null. */
export type Row = Readonly<Record<string, Cell>>;
export type Rows = Readonly<Record<string, readonly Row[]>>;

/** A column of a type; `required` where it is never null. */
export const column = (name: string, type: CellType, required?: "required"): Column =>
  required === undefined ? { name, type } : { name, type, isRequired: true };

/** The number of the row. */
export const counted = (name: string): Column => ({ name, type: "integer", isRequired: true, isCounted: true });

/**
 * The row in the order of its table's columns.
 *
 * @param number what stands in the counted column
 * @throws InvariantError where a row names a column that the table lacks, lacks a required one, or has a cell of another type;
 *   what the cell held is not told, because it may be what must not leave
 */
export function cellsOf({ name, columns }: Table, row: Row, number: number): readonly Cell[] {
  const cells = columns.map((one) => checked(name, one, one.isCounted === true ? number : (row[one.name] ?? null)));
  if (Object.keys(row).some((key) => !columns.some((one) => one.name === key)))
    throw new InvariantError(`a row of ${name} names a column that is not there`);
  return cells;
}

function checked(table: string, { name, type, isRequired }: Column, cell: Cell): Cell {
  if (cell === null) {
    if (isRequired === true) throw new InvariantError(`${table}.${name} is null`);
    return cell;
  }
  if (!fits(type, cell)) throw new InvariantError(`${table}.${name} is no ${type}`);
  return cell;
}

function fits(type: CellType, cell: string | number): boolean {
  if (type === "integer") return Number.isSafeInteger(cell);
  if (type === "number") return typeof cell === "number" && Number.isFinite(cell);
  return typeof cell === "string" && (type === "text" || /^\d{4}-\d{2}-\d{2}$/.test(cell));
}
