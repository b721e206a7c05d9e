import type { Issue } from "@longwatch/core";
import type { CodeMaps } from "../results/code.ts";
import type { ColumnName } from "./columns.ts";
import type { CsvProfile, DateOrder } from "./profile.ts";
import type { Row, SpreadCell } from "./table.ts";

/** What every row of a file is read with. */
export type FileContext = {
  readonly at: ReadonlyMap<ColumnName, number>;
  readonly profile: CsvProfile;
  readonly codeMaps: CodeMaps | undefined;
  readonly order: DateOrder | undefined;
};

/** Of merged cells these count for each of their rows: who it is about does not change within them. A value would be doubled. */
const spreading: ReadonlySet<ColumnName> = new Set(["patient_id", "id_authority", "sender"]);

type Columns = Pick<FileContext, "at">;

/** The cell of a row in a column, trimmed; empty where there is none. */
export const cellOf = (row: Row, name: ColumnName, columns: Columns): string => shownIn(row, name, columns).text.trim();

/** Whether the cell is a number as a program stored it. */
export const isStoredNumber = (row: Row, name: ColumnName, columns: Columns): boolean =>
  shownIn(row, name, columns).isNumber;

/** Whether the cell is a day as a program stored it, and no text. */
export const isStoredDay = ({ days }: Row, name: ColumnName, { at }: Columns): boolean =>
  days?.has(at.get(name) ?? -1) === true;

const none: SpreadCell = { text: "", isNumber: false };

function shownIn({ cells, numbers, spread }: Row, name: ColumnName, { at }: Columns): SpreadCell {
  const index = at.get(name);
  if (index === undefined) return none;
  const own = { text: cells[index] ?? "", isNumber: numbers?.has(index) === true };
  return own.text.trim() === "" && spreading.has(name) ? (spread?.get(index) ?? none) : own;
}

/**
 * The row with a doubt on one of its cells. The cell says so too, so that it is never read as if it were sure: not here, and not when
 * the row was handed back and comes again.
 */
export function doubted(row: Row, name: ColumnName, columns: Columns, doubt: Issue): Row {
  const index = columns.at.get(name)!;
  const length = Math.max(row.cells.length, index + 1);
  const marked = `${cellOf(row, name, columns)} ?`;
  const cells = Array.from({ length }, (_, i) => (i === index ? marked : (row.cells[i] ?? "")));
  return { ...row, cells, doubt: row.doubt ?? doubt };
}

/** In a table these mean that nothing stands there. */
export const isEmptyCell = (text: string): boolean =>
  /^(?:|-+|–|—|\.+|n\/?a|n\.a\.?|null|nan|none|k\.?\s?a\.?|s\/d|#n\/a)$/i.test(text.trim());
