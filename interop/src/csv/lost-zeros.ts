import type { Issue } from "@longwatch/core";
import { doubt, problem } from "../hl7v2/issue.ts";
import { cellOf, doubted, isStoredNumber } from "./cells.ts";
import type { ColumnName } from "./columns.ts";
import type { Row } from "./table.ts";

type Columns = ReadonlyMap<ColumnName, number>;

/**
 * A spreadsheet makes a number of `0012345` and forgets its zeros. Where other numbers in the column begin with zeros, a shorter one
 * that is stored as a number may have lost its own: whose it is nobody can tell, and the row says so. Where nothing proves it and they
 * only differ in length, that is said once.
 */
export function markLostZeros(
  rows: readonly Row[],
  at: Columns,
): { readonly rows: readonly Row[]; readonly issues: readonly Issue[] } {
  const isStored = (row: Row): boolean => isStoredNumber(row, "patient_id", { at });
  const lengthOf = (row: Row): number => cellOf(row, "patient_id", { at }).length;
  const stored = rows.filter(isStored);
  const texts = rows.filter((row) => !isStored(row) && /^0\d+$/.test(cellOf(row, "patient_id", { at })));
  const longest = Math.max(0, ...new Set(texts.map(lengthOf)));
  const lost = new Set(stored.filter((row) => lengthOf(row) < longest));
  if (lost.size > 0)
    return {
      rows: rows.map((row) => (lost.has(row) ? doubted(row, "patient_id", { at }, isLost(row.line)) : row)),
      issues: [],
    };
  const lengths = new Set(stored.map(lengthOf));
  return { rows, issues: lengths.size > 1 ? [mayBeLost(stored[0]!.line)] : [] };
}

const remedy = "Format the column as text, write the numbers with their zeros, and bring the file again.";

const isLost = (line: number): Issue =>
  problem(
    "patient-missing",
    `line ${line}`,
    "a number whose zeros may be lost",
    `Others in the column begin with zeros, so the row was not taken. ${remedy}`,
  );

const mayBeLost = (line: number): Issue =>
  doubt(
    "identifier-check-digit",
    `line ${line}`,
    "patient numbers of different lengths, stored as numbers",
    `Zeros before a number would be lost. If yours have such: ${remedy.toLowerCase()}`,
  );
