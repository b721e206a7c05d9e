import type { Issue } from "@longwatch/core";
import { analyteColumn } from "../csv/analyte-names.ts";
import { knownColumn } from "../csv/columns.ts";
import { underNoHeader } from "../csv/layout.ts";
import type { CsvProfile } from "../csv/profile.ts";
import type { Row, Table } from "../csv/table.ts";
import { withoutTotals } from "../csv/totals.ts";
import { doubt, problem } from "../hl7v2/issue.ts";
import type { Cell } from "./cell.ts";
import { spreadOf } from "./merged-cells.ts";
import { mostColumns, type Sheet, type SheetRow } from "./sheet.ts";

/**
 * A sheet as a table of texts, with the sheet's own row numbers as lines. The header is the first row in which two cells name
 * something that is known here, else the first row that is not empty. Whatever is not to be seen on the sheet, or was seen and not
 * taken, is said.
 *
 * @returns undefined where nothing stands on it
 */
export function tableOfSheet(sheet: Sheet, profile: CsvProfile): Table | undefined {
  const index = Math.max(
    sheet.rows.findIndex((row) => namesIn(row, profile) > 1),
    0,
  );
  const head = sheet.rows[index];
  if (head === undefined) return undefined;
  const width = Math.max(...head.cells.keys()) + 1;
  const header = Array.from({ length: width }, (_, column) => head.cells.get(column)?.text.trim() ?? "");
  const below = sheet.rows.slice(index + 1);
  const spread = spreadOf(sheet.merges, below);
  const rows = below
    .filter(({ cells }) => [...cells.keys()].some((column) => column < width))
    .map((row) => rowOf(row, header, spread.get(row.line)));
  const { kept, issues } = withoutTotals(rows, header, profile);
  return {
    header,
    rows: kept,
    issues: [
      ...hidden(sheet, below, width),
      ...(index > 0 ? [above(index)] : []),
      ...(spread.size > 0 ? [merged(spread.size)] : []),
      ...beyond(below, width),
      ...tooFar(sheet),
      ...issues,
    ],
  };
}

const namesIn = ({ cells }: SheetRow, { columns }: CsvProfile): number =>
  [...cells.values()].filter(({ text }) => {
    const name = text.trim();
    const isOfProfile = columns !== undefined && Object.hasOwn(columns, name);
    return isOfProfile || knownColumn(name) !== undefined || analyteColumn(name) !== undefined;
  }).length;

function rowOf({ line, cells }: SheetRow, header: readonly string[], spread: Row["spread"]): Row {
  const last = Math.max(...cells.keys());
  const columns = (isOne: (cell: Cell) => boolean) =>
    new Set([...cells].flatMap(([column, cell]) => (isOne(cell) ? [column] : [])));
  return {
    cells: Array.from({ length: Math.min(header.length, last + 1) }, (_, column) => cells.get(column)?.text ?? ""),
    line,
    numbers: columns(({ isNumber }) => isNumber),
    days: columns(({ isDay }) => isDay === true),
    ...(spread === undefined ? {} : { spread }),
    faults: new Map([...cells].flatMap(([column, cell]) => faultOf(cell, line, column, header))),
  };
}

function faultOf(
  { problem: kind }: Cell,
  line: number,
  column: number,
  header: readonly string[],
): readonly (readonly [number, Issue])[] {
  if (kind === undefined) return [];
  const remedy = "Open the file, see that the cell shows its value, save it and bring it again.";
  const at = `line ${line}, column ${header[column] || column + 1}`;
  return [[column, problem("value-not-a-result", at, ofCell[kind], remedy)]];
}

const ofCell: Readonly<Record<NonNullable<Cell["problem"]>, string>> = {
  failed: "a formula that failed",
  unsettled: "a formula without its result",
  "too-long": "a text of more than a cell can hold",
};

function hidden({ hiddenColumns }: Sheet, below: readonly SheetRow[], width: number): readonly Issue[] {
  const lines = below.flatMap(({ line, isHidden }) => (isHidden ? [line] : []));
  const columns = [...hiddenColumns].filter((column) => column < width).length;
  const remedy = "They are read like the others. If they were set aside, remove them and bring the file again.";
  return [
    ...(lines.length > 0
      ? [doubt("value-questionable", `line ${lines[0]}`, `hidden or filtered rows: ${lines.length}`, remedy)]
      : []),
    ...(columns > 0 ? [doubt("value-questionable", "line 1", `hidden columns: ${columns}`, remedy)] : []),
  ];
}

const above = (count: number): Issue =>
  doubt(
    "row-uneven",
    "line 1",
    `rows above the header: ${count}`,
    "They were not read. If the header stands elsewhere, remove what is above it.",
  );

const merged = (rows: number): Issue =>
  doubt(
    "row-uneven",
    "line 1",
    `merged cells that cover further rows: ${rows}`,
    "A patient's number in merged cells counts for each of their rows; any other value only for the first.",
  );

/** Notes beside the table are none of its columns. */
function beyond(below: readonly SheetRow[], width: number): readonly Issue[] {
  const first = below.find(({ cells }) => [...cells.keys()].some((column) => column >= width));
  if (first === undefined) return [];
  return [underNoHeader(`line ${first.line}`)];
}

function tooFar({ far: { count, line } }: Sheet): readonly Issue[] {
  if (count === 0) return [];
  const remedy = "They were not read. Bring the columns of the results in a sheet of their own.";
  return [doubt("column-unmapped", `line ${line}`, `cells beyond column ${mostColumns}: ${count}`, remedy)];
}
