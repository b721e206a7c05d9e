import type { Issue } from "@longwatch/core";
import { doubt, problem } from "../hl7v2/issue.ts";
import type { OpenWorkbook } from "./open-workbook.ts";
import type { Sheet } from "./sheet.ts";

export type SheetChoice =
  | { readonly ok: true; readonly sheet: Sheet; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issue: Issue };

/**
 * The sheet that is meant: by its name, where one is agreed; else the only one that is to be seen and holds something. Which of
 * several is asked, not guessed. Sheets may be called after people, so no name is repeated.
 */
export function sheetOf({ sheets, read }: OpenWorkbook, name: string | undefined): SheetChoice {
  if (name !== undefined) {
    const named = sheets.find((one) => folded(one.name) === folded(name));
    if (named === undefined) return { ok: false, issue: notThere(sheets.length) };
    const sheet = read(named);
    return sheet === undefined ? { ok: false, issue: unreadable } : { ok: true, sheet, issues: [] };
  }
  const all = sheets.map(({ isHidden, ...one }) => ({ isHidden, sheet: read({ isHidden, ...one }) }));
  if (all.some(({ sheet }) => sheet === undefined)) return { ok: false, issue: unreadable };
  const full = all.flatMap(({ isHidden, sheet }) => (sheet!.rows.length > 0 ? [{ isHidden, sheet: sheet! }] : []));
  const shown = full.filter(({ isHidden }) => !isHidden);
  const [only] = shown;
  if (only === undefined || shown.length > 1) return { ok: false, issue: unclear(shown.length) };
  return { ok: true, sheet: only.sheet, issues: full.length > 1 ? [others(full.length - 1)] : [] };
}

const folded = (name: string): string => name.trim().toLowerCase();

const choose = "Say in the profile (sheet) which one is meant. No row was read.";
const unclear = (count: number): Issue =>
  count === 0
    ? problem("value-missing", "/", "no sheet to be seen that holds anything", choose)
    : problem("value-missing", "/", `none chosen of ${count} sheets that hold something`, choose);
const notThere = (count: number): Issue =>
  problem("value-not-allowed", "/", `none of ${count} sheets has the name in the profile`, choose);
const unreadable = problem("text-unreadable", "/", "a sheet that is damaged", "Ask for the file again.");
const others = (count: number): Issue =>
  doubt(
    "value-questionable",
    "/",
    `hidden sheets that hold something: ${count}`,
    "They were not read. If one of them is meant, say so in the profile (sheet).",
  );
