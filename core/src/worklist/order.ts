import { formatDay } from "../base/calendar.ts";
import type { WorklistItem } from "./item.ts";

type Ordered = Pick<WorklistItem, "patient" | "key" | "urgencyRank" | "openedOn">;

/**
 * The place of a line in the list across patients, as text: by harm, then age; ties by patient and key, so that two servers show the
 * same list. It does not depend on the moment, so that a database can keep it in an index (`COLLATE "C"`) and page by it.
 */
export const worklistSortKey = ({ urgencyRank, openedOn, patient = "", key }: Ordered): string =>
  `${urgencyRank} ${formatDay(openedOn)} ${patient} ${key}`;

/** The order of {@link worklistSortKey}. */
export const compareWorklistItems = (a: Ordered, b: Ordered): number =>
  compareText(worklistSortKey(a), worklistSortKey(b));

/** By code points, as the database compares bytes of UTF-8; JavaScript's own `<` puts what needs two units elsewhere. */
function compareText(a: string, b: string): number {
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i += 1;
  if (i === a.length || i === b.length) return a.length - b.length;
  const start = i > 0 && isSecondHalf(a.charCodeAt(i)) && isSecondHalf(b.charCodeAt(i)) ? i - 1 : i;
  return a.codePointAt(start)! - b.codePointAt(start)!;
}

const isSecondHalf = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
