import type { SignalRule } from "../../../protocol/signal-rule.ts";
import type { Loose } from "../../panel.ts";

export type When = SignalRule["when"];
/** Below, on or above the number that the file prints. */
export type Side = "below" | "on" | "above";
export const sides: readonly Side[] = ["below", "on", "above"];

/** One criterion asked at one fact of a small record. */
export type Judgement = {
  readonly side: Side;
  readonly when: When;
  readonly facts: readonly Loose[];
  readonly sex?: "female" | "male";
  /** Or what is missing, where nobody can tell. */
  readonly expected: "yes" | "no" | `? ${string}`;
};

/** A number of a rule at which its answer may change, and what it must say on both sides of it. */
export type Edge = {
  /** The numbers of the rule that it examines, as JSON pointers into it. */
  readonly touches: readonly string[];
  /** What sets it apart from other edges of the same number. */
  readonly of: string;
  readonly judgements: readonly Judgement[];
};

/** The fact that is asked about has this id in every record. */
export const trigger = "trigger";

/** What an operator means, said here for itself: the engine's own comparison is what these edges examine. */
export const answers = {
  "<": { below: "yes", on: "no", above: "no" },
  "<=": { below: "yes", on: "yes", above: "no" },
  ">=": { below: "no", on: "yes", above: "yes" },
  ">": { below: "no", on: "no", above: "yes" },
} as const satisfies Record<string, Readonly<Record<Side, "yes" | "no">>>;
export type Operator = keyof typeof answers;

/** Without the noise of binary numbers. */
export const clean = (value: number): number => Number(value.toPrecision(12));

/** A value a millionth beside a number; below nought lies no result. */
export function beside(value: number, side: Side): number | undefined {
  if (side === "on") return value;
  const step = value === 0 ? 1e-6 : Math.abs(value) * 1e-6;
  const moved = side === "below" ? value - step : value + step;
  return moved < 0 ? undefined : clean(moved);
}

/** A whole number of days, weeks or times one beside. */
export const oneBeside = (value: number, side: Side): number =>
  side === "on" ? value : side === "below" ? value - 1 : value + 1;

/**
 * The first number from `start` on, in steps of its fourth digit, at which binary arithmetic alone would give the wrong
 * answer on the edge: 138.1 × 0.7 is not 96.67 to a machine. `start` itself where there is none near.
 *
 * @param exact of a number, as its decimals say
 */
export function noisyFrom(
  start: number,
  op: Operator,
  exact: (number: number) => number,
  binary: (number: number) => number,
): number {
  const isTooHigh = op === ">=" || op === "<";
  for (let i = 0; i < 200; i += 1) {
    const number = Number((start * (1 + i / 1000)).toPrecision(4));
    const noise = binary(number) - exact(number);
    if (isTooHigh ? noise > 0 : noise < 0) return number;
  }
  return start;
}
