import type { Issue } from "@longwatch/core";
import { problem } from "../hl7v2/issue.ts";
import { cellOf, doubted, isStoredDay } from "./cells.ts";
import type { ColumnName } from "./columns.ts";
import { provesAnOrder } from "./dates.ts";
import type { Row } from "./table.ts";

/**
 * A spreadsheet that puts the day first makes 4 March of `04/03/2026` where the sender meant 3 April, and leaves `03/15/2026` a text,
 * for it has no fifteenth month. Such a text shows that another order was at work, so the days stored beside it are doubted where day
 * and month could have been swapped. No agreed order helps: it is that of the texts.
 */
export function markSwappedDays(rows: readonly Row[], at: ReadonlyMap<ColumnName, number>): readonly Row[] {
  const isStored = (row: Row): boolean => isStoredDay(row, "collected_at", { at });
  if (!rows.some((row) => !isStored(row) && provesAnOrder(cellOf(row, "collected_at", { at })))) return rows;
  return rows.map((row) =>
    isStored(row) && isSwappable(cellOf(row, "collected_at", { at }))
      ? doubted(row, "collected_at", { at }, maySwap(row.line))
      : row,
  );
}

const isSwappable = (day: string): boolean => {
  const [month, dayOfMonth] = day.slice(5, 10).split("-");
  return Number(dayOfMonth) <= 12 && month !== dayOfMonth;
};

const maySwap = (line: number): Issue =>
  problem(
    "date-order-ambiguous",
    `line ${line}`,
    "a stored day beside days that are texts",
    "A program that did not understand those texts may have swapped day and month of this one, so the row was not taken. Compare it with the original, write all days of the column as YYYY-MM-DD, and bring the file again.",
  );
