import type { SignalJson } from "./assessment-json.ts";
import { formatDay } from "./base/calendar.ts";
import { formatInstant, type Instant } from "./base/instant.ts";
import type { SignalAdvice } from "./protocol/signal-rule.ts";
import type { Signal } from "./signals/signal.ts";
import type { Comparison } from "./signals/trace.ts";
import { nameOfTest } from "./task-text.ts";
import { say } from "./text/message.ts";
import { english, phraseIn, type Wording } from "./text/wording.ts";

/** A signal as the contract writes it. */
export function renderSignal(one: Signal, wording: Wording = english): SignalJson {
  const { rule, protocol, layer } = one.inForce;
  const { evidence, comparisons } = one.reasons();
  return {
    key: one.key,
    signal: one.signal,
    name: phraseIn(rule.name, wording),
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
    comparisons: comparisons.map((each) => renderComparison(each, wording)),
    advice: one.advice.map((each) => renderAdvice(each, wording)),
    holds: [...one.holds],
    basis: rule.basis,
    protocol,
    layer,
    confidence: rule.confidence,
    sources: rule.sources.map(({ ref, at }) => (at === undefined ? { ref } : { ref, at })),
  };
}

const optionalInstant = (at: Instant | undefined): string | null => (at === undefined ? null : formatInstant(at));

const renderComparison = (
  { left, saw, comparator, op, right, unit, result, fact, made }: Comparison,
  wording: Wording,
) => ({
  left,
  saw,
  ...(comparator === undefined ? {} : { comparator }),
  op,
  right,
  ...(unit === undefined ? {} : { unit }),
  result,
  fact,
  ...(made === undefined || made.from === "rule" ? {} : { from: rightSide(made, wording) }),
});

/** Of what the right side was made, in a word or two. */
export function rightSide(made: NonNullable<Comparison["made"]>, { language }: Wording = english): string {
  switch (made.from) {
    case "range":
      return say(`right.range-${made.range}`, {}, language);
    case "baseline":
      return say(`right.baseline-${made.baseline}`, {}, language);
    default:
      return say(`right.${made.from}`, {}, language);
  }
}

/** A piece of advice: its message, what goes into it, and the sentence. */
export function renderAdvice(advice: SignalAdvice, wording: Wording = english): SignalJson["advice"][number] {
  const { kind, ...values } = advice;
  return { message: `advice.${kind}`, with: values, text: adviceText(advice, wording) };
}

function adviceText(advice: SignalAdvice, wording: Wording): string {
  const { language } = wording;
  switch (advice.kind) {
    case "test": {
      const tests = advice.tests.map((test) => nameOfTest(test, wording)).join(", ");
      return say("advice.test", { tests, withinHours: advice.withinHours }, language);
    }
    case "refer":
      return say("advice.refer", { to: phraseIn(advice.to, wording), withinHours: advice.withinHours }, language);
    case "say":
      return language === "es" && advice.saysEs !== undefined ? advice.saysEs : phraseIn(advice.says, wording);
  }
}
