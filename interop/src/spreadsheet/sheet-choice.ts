import type { Issue } from "@longwatch/core";
import { doubt, problem } from "../hl7v2/issue.ts";
import type { OpenWorkbook } from "./open-workbook.ts";
import type { Sheet } from "./sheet.ts";
import type { SheetEntry } from "./workbook.ts";

export type SheetChoice =
  | { readonly ok: true; readonly sheet: Sheet; readonly notes: readonly string[]; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issue: Issue };

/**
 * The sheet that is meant: by its name, where one is agreed; else the only one that is to be seen and holds something. Which of
 * several is asked, not guessed. Sheets may be called after people, so no name is repeated.
 */
export function sheetOf({ sheets, read, noted }: OpenWorkbook, name: string | undefined): SheetChoice {
  if (name !== undefined) {
    const entry = sheets.find((one) => folded(one.name) === folded(name));
    if (entry === undefined) return { ok: false, issue: notThere(sheets.length) };
    const named = read(entry);
    return named.ok
      ? { ok: true, sheet: named.sheet, notes: noted(entry), issues: [] }
      : { ok: false, issue: unreadable[named.why] };
  }
  const full: { readonly entry: SheetEntry; readonly sheet: Sheet }[] = [];
  for (const entry of sheets) {
    const one = read(entry);
    if (!one.ok) return { ok: false, issue: unreadable[one.why] };
    if (one.sheet.rows.length > 0) full.push({ entry, sheet: one.sheet });
  }
  const shown = full.filter(({ entry }) => !entry.isHidden);
  const [only] = shown;
  if (only === undefined || shown.length > 1) return { ok: false, issue: unclear(shown.length) };
  const issues = full.length > 1 ? [others(full.length - 1)] : [];
  return { ok: true, sheet: only.sheet, notes: noted(only.entry), issues };
}

const folded = (name: string): string => name.trim().toLowerCase();

const choose = "Say in the profile (sheet) which one is meant. No row was read.";
const unclear = (count: number): Issue =>
  count === 0
    ? problem("value-missing", "/", "no sheet to be seen that holds anything", choose)
    : problem("value-missing", "/", `none chosen of ${count} sheets that hold something`, choose);
const notThere = (count: number): Issue =>
  problem("value-not-allowed", "/", `none of ${count} sheets has the name in the profile`, choose);
const unreadable = {
  damaged: problem("text-unreadable", "/", "a sheet that is damaged", "Ask for the file again."),
  "too-large": problem(
    "text-unreadable",
    "/",
    "a sheet that shows far more than it is",
    "It was not read. Keep only the columns of the results, and bring the rows in several files.",
  ),
};
const others = (count: number): Issue =>
  doubt(
    "value-questionable",
    "/",
    `hidden sheets that hold something: ${count}`,
    "They were not read. If one of them is meant, say so in the profile (sheet).",
  );
