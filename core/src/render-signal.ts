import type { SignalJson } from "./assessment-json.ts";
import { formatDay } from "./base/calendar.ts";
import { formatInstant, type Instant } from "./base/instant.ts";
import type { SignalAdvice } from "./protocol/signal-rule.ts";
import type { Signal } from "./signals/signal.ts";
import type { Comparison } from "./signals/trace.ts";
import { nameOfTest } from "./task-text.ts";
import { say } from "./text/message.ts";

/** A signal as the contract writes it. */
export function renderSignal(one: Signal): SignalJson {
  const { rule, protocol, layer } = one.inForce;
  const { evidence, comparisons } = one.reasons();
  return {
    key: one.key,
    signal: one.signal,
    name: rule.name,
    rule: one.rule,
    urgency: one.urgency,
    state: one.state,
    openedOn: formatDay(one.openedOn),
    historical: one.historical,
    deadlineAt: optionalInstant(one.deadlineAt),
    confirmBy: optionalInstant(one.confirmBy),
    recurrence: one.recurrence,
    closedOn: one.closedOn === undefined ? null : formatDay(one.closedOn),
    candidates: [...one.candidates],
    evidence: [...evidence],
    comparisons: comparisons.map(renderComparison),
    advice: one.advice.map(renderAdvice),
    holds: [...one.holds],
    basis: rule.basis,
    protocol,
    layer,
    confidence: rule.confidence,
    sources: rule.sources.map(({ ref, at }) => (at === undefined ? { ref } : { ref, at })),
  };
}

const optionalInstant = (at: Instant | undefined): string | null => (at === undefined ? null : formatInstant(at));

const renderComparison = ({ left, saw, comparator, op, right, unit, result, fact, made }: Comparison) => ({
  left,
  saw,
  ...(comparator === undefined ? {} : { comparator }),
  op,
  right,
  ...(unit === undefined ? {} : { unit }),
  result,
  fact,
  ...(made === undefined || made.from === "rule" ? {} : { from: rightSide(made) }),
});

/** Of what the right side was made, in a word or two. */
export function rightSide(made: NonNullable<Comparison["made"]>): string {
  switch (made.from) {
    case "rule":
      return "the rule";
    case "range":
      return made.range === "laboratory" ? "the laboratory's range" : "a general range: the laboratory sent none";
    case "baseline":
      return { median: "the baseline", single: "a single value before treatment", surrogate: "a surrogate baseline" }[
        made.baseline
      ];
    case "previous":
      return "the value before";
    case "first-of-trend":
      return "the first of the row";
    case "before-infusion":
      return "the reading before the infusion";
    case "earlier-day":
      return "the mean of an earlier day of the course";
    case "before-treatment":
      return "it was so before treatment";
  }
}

/** A piece of advice: its message, what goes into it, and the sentence. */
export function renderAdvice(advice: SignalAdvice): SignalJson["advice"][number] {
  const { kind, ...values } = advice;
  return { message: `advice.${kind}`, with: values, text: adviceText(advice) };
}

function adviceText(advice: SignalAdvice): string {
  switch (advice.kind) {
    case "test":
      return say("advice.test", { tests: advice.tests.map(nameOfTest).join(", "), withinHours: advice.withinHours });
    case "refer":
      return say("advice.refer", { to: advice.to, withinHours: advice.withinHours });
    case "say":
      return advice.says;
  }
}
