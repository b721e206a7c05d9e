import type { CodeMaps } from "../results/code.ts";
import type { ColumnName } from "./columns.ts";
import type { CsvProfile, DateOrder } from "./profile.ts";
import type { Row } from "./table.ts";

/** What every row of a file is read with. */
export type FileContext = {
  readonly at: ReadonlyMap<ColumnName, number>;
  readonly profile: CsvProfile;
  readonly codeMaps: CodeMaps | undefined;
  readonly order: DateOrder | undefined;
};

/** Of merged cells these count for each of their rows: who it is about does not change within them. A value would be doubled. */
const spreading: ReadonlySet<ColumnName> = new Set(["patient_id", "id_authority", "sender"]);

/** The cell of a row in a column, trimmed; empty where there is none. */
export const cellOf = ({ cells, spread }: Row, name: ColumnName, { at }: Pick<FileContext, "at">): string => {
  const index = at.get(name);
  if (index === undefined) return "";
  const own = (cells[index] ?? "").trim();
  return own === "" && spreading.has(name) ? (spread?.get(index) ?? "").trim() : own;
};

/** Whether the cell is a number as a program stored it. */
export const isStoredNumber = ({ numbers }: Row, name: ColumnName, { at }: Pick<FileContext, "at">): boolean => {
  const index = at.get(name);
  return index !== undefined && numbers?.has(index) === true;
};

/** In a table these mean that nothing stands there. */
export const isEmptyCell = (text: string): boolean =>
  /^(?:|-+|–|—|\.+|n\/?a|n\.a\.?|null|nan|none|k\.?\s?a\.?|s\/d|#n\/a)$/i.test(text.trim());
