import type { CsvProfile } from "./csv/profile.ts";
import { readCsvTable } from "./csv/read-file.ts";
import { containerOf } from "./spreadsheet/container.ts";
import { readSpreadsheetTable } from "./spreadsheet/read-file.ts";

/**
 * What the columns of a table are called, each once, in its order, whether it is CSV or a workbook; nothing where no table is found.
 * A column without a name is left out: nothing can be said of it in a profile.
 */
export function tableHeaders(bytes: Uint8Array, profile: CsvProfile = {}): readonly string[] {
  const isPacked = containerOf(bytes) !== undefined;
  const table = isPacked ? readSpreadsheetTable(bytes, profile) : readCsvTable(bytes, profile).table;
  return [...new Set(table?.header.map((text) => text.trim()).filter((text) => text !== ""))];
}
