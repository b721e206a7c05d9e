import type { Day } from "../base/calendar.ts";
import type { Obligation } from "./obligation.ts";

/** One comparison that a conclusion rests on: days, both sides. */
export type Comparison = {
  /** Which edge of the rule it tests. */
  readonly edge: "opens" | "due" | "grace" | "closes";
  readonly left: "asOf" | "fulfilledOn";
  readonly saw: Day;
  readonly op: ">=" | "<";
  readonly right: Day;
  readonly result: "yes" | "no";
};

/** The comparisons behind an obligation's status, in the order in which they decide. */
export function comparisonsOf(one: Obligation, asOf: Day): readonly Comparison[] {
  if (one.status === "superseded" || one.status === "waived") return [];
  if (one.fulfilledOn !== undefined) return [compare("grace", "fulfilledOn", one.fulfilledOn, "<", one.overdueFrom)];
  return [
    compare("opens", "asOf", asOf, ">=", one.opensOn),
    compare("due", "asOf", asOf, ">=", one.dueOn),
    compare("grace", "asOf", asOf, ">=", one.overdueFrom),
    ...(Number.isFinite(one.closesOn) ? [compare("closes", "asOf", asOf, ">=", one.closesOn)] : []),
  ];
}

function compare(
  edge: Comparison["edge"],
  left: Comparison["left"],
  saw: Day,
  op: Comparison["op"],
  right: Day,
): Comparison {
  const holds = op === "<" ? saw < right : saw >= right;
  return { edge, left, saw, op, right, result: holds ? "yes" : "no" };
}
