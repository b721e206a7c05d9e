import type { Issue } from "@longwatch/core";
import type { CsvProfile } from "./csv/profile.ts";
import { readCsvTable } from "./csv/read-file.ts";
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
 * under the same profile: as CSV, whatever it came as. What a spreadsheet would calculate is made text. Without a table, or an error
 * in a row, the header alone.
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
  const rows = table.rows.filter(({ line }) => reasons.has(line));
  return (
    csvLine([...table.header, "reason"]) +
    rows
      .map(({ cells, line }) => csvLine([...table.header.map((_, i) => cells[i] ?? ""), reasons.get(line)!.join(" ")]))
      .join("")
  );
}
