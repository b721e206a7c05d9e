import type { Day } from "../base/calendar.ts";
import type { Parameter, ParameterId, Protocol } from "./protocol.ts";
import type { Rule } from "./rule.ts";
import type { SignalRulesInForce } from "./signals-in-force.ts";
import type { StatedRule } from "./tightest.ts";

/** A rule that governs, the window that goes with it, and what the other layers say under the same id. */
export type RuleInForce<R extends Rule = Rule> = StatedRule & {
  readonly rule: R;
  /** As its own file has it, where `rule` was put together of several layers that speak of one measure. */
  readonly own?: R;
  readonly opensDaysBefore: number;
  readonly graceDays: number;
  /** Days after the due day of a periodic rule on which the patient is reminded; undefined: no policy says. */
  readonly remindDays: number | undefined;
  readonly others: readonly StatedRule[];
};

/** What governs in one jurisdiction from one day to the next change. `from` may be −∞, `through` +∞; both included. */
export type Segment = {
  readonly from: Day;
  readonly through: Day;
  readonly protocols: readonly Protocol[];
  readonly rules: ReadonlyMap<string, RuleInForce>;
  readonly parameters: ReadonlyMap<ParameterId, Parameter>;
  /** Signal rules by id. Segments in which the same are in force share one map, so that it is compiled once. */
  readonly signals: SignalRulesInForce;
};

/** A parameter's value, or its fallback where no policy states one (the bare label). */
export const parameterValue = (segment: Segment, id: ParameterId, otherwise: number): number =>
  segment.parameters.get(id)?.value ?? otherwise;

/** The segment that holds a day. */
export function segmentOn(segments: readonly Segment[], day: Day): Segment {
  return segments.findLast((one) => one.from <= day) ?? segments[0]!;
}
