import type { Day } from "../base/calendar.ts";
import type { Obligation } from "./obligation.ts";
import type { RuleObligations } from "./obligations.ts";

/**
 * Late periods since the last valid result, oldest first, without those that somebody waived. A rule whose
 * last period has closed can take no result any more: its debts stay in the coverage.
 */
export function debtsOf({ obligations }: Pick<RuleObligations, "obligations">, asOf: Day): readonly Obligation[] {
  if (!obligations.some((one) => one.closesOn > asOf)) return [];
  const debts: Obligation[] = [];
  for (let i = obligations.length - 1; i >= 0; i -= 1) {
    const one = obligations[i]!;
    const isDone = one.status === "fulfilled" || one.status === "fulfilled-late";
    if (isDone && canBeMadeUp(one)) break;
    if (one.status === "overdue" || (one.status === "missed" && canBeMadeUp(one)) || waitsForResult(one))
      debts.push(one);
  }
  return debts.reverse();
}

/** A later test makes up for a missed one; a step that a day or a course went without is gone. */
export const canBeMadeUp = ({ inForce: { rule } }: Obligation): boolean =>
  rule.kind === "periodic" || rule.kind === "after-course" || rule.kind === "started";

/** A measure that could end but for its result goes on from that day: the result is ordered then, not when it is late. */
const waitsForResult = (one: Obligation): boolean => one.status === "due" && isConditionalEnd(one);

/** The result on which a measure may end. */
export const isConditionalEnd = (one: Obligation): boolean =>
  one.inForce.rule.kind === "course-span" && one.ordinal === 2;
