import type { Issue } from "@longwatch/core";
import { cellOf } from "./csv/cells.ts";
import { markDoubts } from "./csv/doubts.ts";
import { type Layout, readLayout } from "./csv/layout.ts";
import type { CsvProfile } from "./csv/profile.ts";
import { readCsvTable } from "./csv/read-file.ts";
import type { Row } from "./csv/table.ts";
import { csvLine } from "./export/written.ts";
import { containerOf } from "./spreadsheet/container.ts";
import { readSpreadsheetTable } from "./spreadsheet/read-file.ts";

/** Columns that are read without a profile, and a row that shows how they are filled. */
const example = {
  patient_id: "M1000",
  id_authority: "urn:clinic:mrn",
  order_id: "26-118",
  collected_at: "2026-03-01T08:30:00+00:00",
  result_at: "2026-03-01T14:05:00+00:00",
  loinc: "777-3",
  name: "Platelets",
  value: "212",
  unit: "10*9/L",
  low: "150",
  high: "400",
  flag: "",
  status: "final",
  comment: "",
} as const;

/** An empty table of results to be filled in, with one row that shows how. */
export const importTemplate = (): string => csvLine(Object.keys(example)) + csvLine(Object.values(example));

/**
 * The rows of a table that gave an error, with its reasons in a column of their own, so that they can be mended and brought again
 * under the same profile: as CSV, whatever it came as. A number that a program stored has the profile's decimal mark, and what merged
 * cells say of a row stands in it. What a spreadsheet would calculate is made text. Without a table, or an error in a row, the header
 * alone.
 */
export function rejectedRows(bytes: Uint8Array, issues: readonly Issue[], profile: CsvProfile = {}): string {
  const isPacked = containerOf(bytes) !== undefined;
  const table = isPacked ? readSpreadsheetTable(bytes, profile) : readCsvTable(bytes, profile).table;
  if (table === undefined) return csvLine(["reason"]);
  const reasons = new Map<number, string[]>();
  for (const { at, severity, code, remedy } of issues) {
    const line = Number(/^line (\d+)/.exec(at)?.[1]);
    if (severity === "error" && Number.isInteger(line))
      reasons.set(line, [...(reasons.get(line) ?? []), `${at}: ${code}. ${remedy}`]);
  }
  const layout = readLayout(table.header, table.rows, profile);
  const written = writer(layout, profile);
  const rows = markDoubts(table.rows, layout.at).rows.filter(({ line }) => reasons.has(line));
  return (
    csvLine([...table.header, "reason"]) +
    rows
      .map((row) => csvLine([...table.header.map((_, i) => written(row, i)), reasons.get(row.line)!.join(" ")]))
      .join("")
  );
}

/** A cell of a row as a text that is read as the cell was. */
function writer(
  { at, analytes, unsure }: Layout,
  { decimalMark = "." }: CsvProfile,
): (row: Row, index: number) => string {
  const names = new Map([...at].map(([name, index]) => [index, name]));
  const measured = new Set([...analytes, ...unsure].map(({ index }) => index));
  const isAmount = (index: number): boolean =>
    measured.has(index) || ["value", "low", "high"].includes(names.get(index) ?? "");
  return (row, index) => {
    const name = names.get(index);
    const text = name === undefined ? (row.cells[index] ?? "") : cellOf(row, name, { at });
    return row.numbers?.has(index) === true && isAmount(index) ? text.replace(".", decimalMark) : text;
  };
}
