import type { Day } from "../base/calendar.ts";
import type { Instant } from "../base/instant.ts";
import type { SignalName } from "../protocol/signal-name.ts";
import type { SignalAdvice, SignalRule, SignalUrgency } from "../protocol/signal-rule.ts";
import type { SignalRuleInForce } from "../protocol/signals-in-force.ts";
import type { Hit, Reasons } from "./hit.ts";
import type { Missing } from "./trace.ts";

export type SignalState =
  | "open"
  | "acknowledged"
  | "confirmed"
  | "explained"
  | "accepted"
  | "basis-withdrawn"
  | "resolved";

/** One episode of a warning, followed until somebody has closed it (contract, section 3). */
export type Signal = {
  /** `<signal>/<id of the fact that opened it>`: of the hit that was known first, as it was first reported. */
  readonly key: string;
  readonly signal: SignalName;
  /** The rule of its most urgent hit, and where it comes from. */
  readonly rule: string;
  readonly inForce: SignalRuleInForce;
  readonly urgency: SignalUrgency;
  readonly state: SignalState;
  /** The civil day on which the hit that opened it was known: all that it stands on had been learned. */
  readonly openedOn: Day;
  /** All that speaks had happened more than 30 days before it was known: for review, not a page. */
  readonly historical: boolean;
  /** When it became as urgent as it is, or was opened again: the time to act counts from here. */
  readonly raisedAt: Instant;
  /** Undefined: at the next visit. */
  readonly deadlineAt: Instant | undefined;
  /** Counted from when the first hit of this rule was known. */
  readonly confirmBy: Instant | undefined;
  readonly candidates: readonly SignalName[];
  /** The facts that raised it and those that its most urgent hit stands on; the comparisons of that hit. */
  readonly reasons: () => Reasons;
  /** Of every rule that is the most urgent. */
  readonly advice: readonly SignalAdvice[];
  readonly holds: readonly SignalRule["holds"][number][];
  /** A signal of this name had been closed before. */
  readonly recurrence: boolean;
  /** What closed it, while it is closed. */
  readonly closedOn: Day | undefined;
  readonly closedBy: string | undefined;
  /** Accepted only through this day; then it is open again. */
  readonly acceptedThrough: Day | undefined;
  /** The day on which the last acceptance of it had ended. */
  readonly reopenedOn: Day | undefined;
  readonly acts: readonly string[];
  /** What stands; where nothing stands any more, what once did. */
  readonly hits: readonly Hit[];
  /** Those withdrawn included. */
  readonly allHits: readonly Hit[];
};

/** A rule that cannot be decided at a fact, and what is missing. */
export type SignalDoubt = {
  readonly rule: string;
  readonly signal: SignalName;
  readonly urgency: SignalUrgency;
  readonly trigger: string;
  readonly on: Day;
  /** The analyte, symptom or sort of fact that raised the question. */
  readonly about: string;
  readonly missing: readonly Missing[];
};
