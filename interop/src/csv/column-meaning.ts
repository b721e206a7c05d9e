import { analyteColumn } from "./analyte-names.ts";
import { isIgnorable, knownColumn } from "./columns.ts";
import type { ColumnMeaning, CsvProfile } from "./profile.ts";

/** What a column holds: as the profile says, else by its header. Undefined where nobody knows. */
export function meaningOf(header: string, { columns }: CsvProfile): ColumnMeaning | undefined {
  if (columns !== undefined && Object.hasOwn(columns, header)) return columns[header];
  const known = knownColumn(header);
  if (known !== undefined) return known;
  const named = analyteColumn(header);
  if (named !== undefined) return { analyte: named.analyte.key, unit: named.unit };
  return isIgnorable(header) ? "ignore" : undefined;
}
