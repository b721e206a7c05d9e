import { type Cell, readCell, type StoredCell } from "./cell.ts";
import type { NumberFormat } from "./number-format.ts";
import { columnNumber, columnOf, mergeOf, rowNumber } from "./references.ts";
import { collectText } from "./strings.ts";
import { walkXml } from "./walk-xml.ts";

export type SheetRow = {
  /** As the program counts rows: the first is 1. */
  readonly line: number;
  /** By column; the first is 0. Columns without anything are not there. */
  readonly cells: ReadonlyMap<number, Cell>;
  readonly isHidden: boolean;
};

/** Cells that were joined into one, ends included. Its value stands in the first. */
export type Merge = {
  readonly column: number;
  readonly toColumn: number;
  readonly line: number;
  readonly toLine: number;
};

export type Sheet = {
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Merge[];
  readonly hiddenColumns: ReadonlySet<number>;
  /** Cells that hold something in columns that are not read: how many, and the row of the first. */
  readonly far: { readonly count: number; readonly line: number };
};

export type SheetContext = {
  readonly strings: readonly string[];
  readonly styles: readonly NumberFormat[];
  readonly is1904: boolean;
};

/** Nobody keeps results in more; a few cells far out must not cost the room of all between. */
export const mostColumns = 500;
const mostMerges = 10_000;

/** What the cells of a sheet show together. A text that is kept once and shown a million times is no sheet of results. */
const mostCharacters = 64 * 1024 * 1024;

/** Rows that hold something, and places from the first column to the last of each. What is made of a row takes far more room than it. */
const mostRows = 250_000;
const mostPlaces = 8_000_000;

/** `damaged`: the part is no sheet that can be read. `too-large`: its cells show more than anybody kept in one. */
export type SheetReading =
  | { readonly ok: true; readonly sheet: Sheet }
  | { readonly ok: false; readonly why: "damaged" | "too-large" };

export function readSheet(xml: string, { strings, styles, is1904 }: SheetContext): SheetReading {
  const rows: SheetRow[] = [];
  const merges: Merge[] = [];
  const hiddenColumns = new Set<number>();
  let hiddenSpans = 0;
  let characters = 0;
  let places = 0;
  const isTooLarge = (): boolean => characters > mostCharacters || places > mostPlaces || rows.length > mostRows;
  const far = { count: 0, line: 0 };
  let row: { line: number; isHidden: boolean; cells: Map<number, Cell>; next: number } | undefined;
  let cell:
    | (StoredCell & { readonly column: number; value: string | undefined; inline: string | undefined })
    | undefined;
  let line = 0;
  let hasFormula = false;
  let isValue = false;
  const inline = collectText((text) => {
    if (cell !== undefined) cell.inline = text;
  });
  const isSound = walkXml(xml, {
    open: (name, attribute) => {
      if (name === "row") {
        line = rowNumber(attribute("r")) ?? line + 1;
        row = { line, isHidden: isTrue(attribute("hidden")), cells: new Map(), next: 0 };
      } else if (name === "c" && row !== undefined) {
        const column = columnOf(attribute("r")) ?? row.next;
        row.next = column + 1;
        hasFormula = false;
        const format = styles[Number(attribute("s") ?? 0)] ?? { shows: "number" as const };
        cell = { column, type: attribute("t") ?? "n", value: undefined, inline: undefined, hasFormula, format };
      } else if (name === "f") hasFormula = true;
      else if (name === "v") isValue = true;
      else if (name === "mergeCell" && merges.length < mostMerges) merges.push(...mergeOf(attribute("ref")));
      else if (name === "col" && isTrue(attribute("hidden")) && hiddenSpans < mostColumns) {
        hiddenSpans += 1;
        const [from, to = 0] = [columnNumber(attribute("min")), columnNumber(attribute("max"))];
        for (let column = from ?? mostColumns + 1; column <= Math.min(to, mostColumns); column += 1)
          hiddenColumns.add(column - 1);
      } else inline.open(name);
    },
    text: (piece) => {
      if (isValue && cell !== undefined) cell.value = (cell.value ?? "") + piece;
      else inline.text(piece);
    },
    close: (name) => {
      if (name === "v") isValue = false;
      else if (name === "c" && cell !== undefined && row !== undefined) {
        if (cell.column >= mostColumns && (cell.value ?? cell.inline ?? "").trim() !== "") {
          far.count += 1;
          far.line ||= row.line;
        }
        const isRead = cell.column < mostColumns && !isTooLarge();
        const read = isRead ? readCell({ ...cell, hasFormula }, strings, is1904) : undefined;
        characters += read?.text.length ?? 0;
        if (read !== undefined && (read.text.trim() !== "" || read.problem !== undefined))
          row.cells.set(cell.column, read);
        cell = undefined;
      } else if (name === "row" && row !== undefined) {
        if (row.cells.size > 0 && !isTooLarge()) {
          places += Math.max(...row.cells.keys()) + 1;
          rows.push(row);
        }
        row = undefined;
      } else inline.close(name);
    },
  });
  if (!isSound) return { ok: false, why: "damaged" };
  return isTooLarge() ? { ok: false, why: "too-large" } : { ok: true, sheet: { rows, merges, hiddenColumns, far } };
}

const isTrue = (text: string | undefined): boolean => text === "1" || text === "true";
