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

/** The cell of a row in a column, trimmed; empty where there is none. */
export const cellOf = ({ cells }: Row, name: ColumnName, { at }: FileContext): string => {
  const index = at.get(name);
  return index === undefined ? "" : (cells[index] ?? "").trim();
};

/** In a table these mean that nothing stands there. */
export const isEmptyCell = (text: string): boolean =>
  /^(?:|-+|–|—|\.+|n\/?a|n\.a\.?|null|nan|none|k\.?\s?a\.?|s\/d|#n\/a)$/i.test(text.trim());
