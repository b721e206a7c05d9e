import { isPastDeadline, type Moment, type WorklistItem } from "./item.ts";

type Ordered = Pick<WorklistItem, "patient" | "key" | "urgencyRank" | "openedOn" | "deadlineAt" | "deadlineOn">;

/**
 * The order of the list across patients: by harm, what is past its time first, then by age; ties by patient and key, so that
 * two servers show the same list. In SQL:
 *
 *     ORDER BY urgency_rank, coalesce(deadline_at <= $now, deadline_on < $today, false) DESC, opened_on,
 *              coalesce(patient_id, '') COLLATE "C", task_key COLLATE "C"
 */
export const compareWorklistItems =
  (at: Moment) =>
  (a: Ordered, b: Ordered): number =>
    a.urgencyRank - b.urgencyRank ||
    Number(isPastDeadline(b, at)) - Number(isPastDeadline(a, at)) ||
    a.openedOn - b.openedOn ||
    compareText(a.patient ?? "", b.patient ?? "") ||
    compareText(a.key, b.key);

/** By code points, as the database compares bytes of UTF-8; JavaScript's own `<` puts what needs two units elsewhere. */
function compareText(a: string, b: string): number {
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i += 1;
  if (i === a.length || i === b.length) return a.length - b.length;
  const start = i > 0 && isSecondHalf(a.charCodeAt(i)) && isSecondHalf(b.charCodeAt(i)) ? i - 1 : i;
  return a.codePointAt(start)! - b.codePointAt(start)!;
}

const isSecondHalf = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
