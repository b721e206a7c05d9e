import type { Issue } from "@longwatch/core";
import type { ColumnName } from "./columns.ts";
import { markLostZeros } from "./lost-zeros.ts";
import { markSwappedDays } from "./swapped-days.ts";
import type { Row } from "./table.ts";

/** The rows, and on those that cannot be believed, as the others show, why not. */
export function markDoubts(
  rows: readonly Row[],
  at: ReadonlyMap<ColumnName, number>,
): { readonly rows: readonly Row[]; readonly issues: readonly Issue[] } {
  const { rows: marked, issues } = markLostZeros(rows, at);
  return { rows: markSwappedDays(marked, at), issues };
}
