import type { Issue } from "@longwatch/core";
import type { CsvProfile } from "../csv/profile.ts";
import type { Table } from "../csv/table.ts";
import { type CsvOptions, outcomeOfTable } from "../csv/table-outcome.ts";
import { doubt, problem } from "../hl7v2/issue.ts";
import { type ByPerson, refused } from "../outcome.ts";
import { containerOf } from "./container.ts";
import { unreadNotes } from "./notes.ts";
import { openWorkbook } from "./open-workbook.ts";
import { sheetOf } from "./sheet-choice.ts";
import { tableOfSheet } from "./sheet-table.ts";

/**
 * A workbook of Excel (.xlsx, or .xlsm without its macros) as facts and issues: one sheet of it, as a table of results. Formulas
 * count by the results that were saved with them. Never throws.
 */
export function readSpreadsheet(bytes: Uint8Array, options: CsvOptions = {}): ByPerson {
  const opened = openWorkbook(bytes);
  if (!opened.ok) return { ...refused("reject", [opened.issue]), parts: [] };
  const chosen = sheetOf(opened.workbook, options.profile?.sheet);
  if (!chosen.ok) return { ...refused("quarantine", [chosen.issue]), parts: [] };
  const table = tableOfSheet(chosen.sheet, options.profile ?? {});
  const before: readonly Issue[] = [
    ...(opened.workbook.hasMacros ? [macros] : []),
    ...chosen.issues,
    ...unreadNotes(chosen.notes),
  ];
  if (table === undefined) return { ...refused("quarantine", [...before, empty]), parts: [] };
  return outcomeOfTable(table, options, before);
}

/** The cells of the sheet that is meant; undefined where there are none to be read. */
export function readSpreadsheetTable(bytes: Uint8Array, profile: CsvProfile): Table | undefined {
  const opened = openWorkbook(bytes);
  const chosen = opened.ok ? sheetOf(opened.workbook, profile.sheet) : undefined;
  return chosen?.ok === true ? tableOfSheet(chosen.sheet, profile) : undefined;
}

/** What the sheets of a workbook are called, in its order; of what is none, nothing. */
export function sheetNames(bytes: Uint8Array): readonly string[] {
  const opened = containerOf(bytes) === undefined ? undefined : openWorkbook(bytes);
  return opened?.ok === true ? opened.workbook.sheets.map(({ name }) => name) : [];
}

const macros = doubt(
  "resource-unsupported",
  "/",
  "macros",
  "They were neither read nor run; what stands in the cells was taken as it is.",
);

const empty = problem("value-missing", "line 1", "an empty sheet", "Say in the profile (sheet) which sheet is meant.");
