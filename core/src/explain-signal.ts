import type { Assessment } from "./assessment.ts";
import type { SignalJson } from "./assessment-json.ts";
import { formatDay } from "./base/calendar.ts";
import { describeFact } from "./describe-fact.ts";
import { sentenceOf } from "./explain.ts";
import type { SignalRule } from "./protocol/signal-rule.ts";
import type { StatedSignalRule } from "./protocol/signals-in-force.ts";
import { renderSignal } from "./render-signal.ts";
import { isAlike } from "./signals/closing.ts";
import type { Hit } from "./signals/hit.ts";
import type { Signal } from "./signals/signal.ts";
import { say } from "./text/message.ts";
import { english, phraseIn, type Wording } from "./text/wording.ts";

/** Why a warning was raised, what it stands on, and what closes it. */
export type SignalExplanation = {
  readonly signal: SignalJson;
  readonly says: string;
  readonly basisText: string;
  /** Everything that spoke in this episode, in order: the rule, the day, and the facts. */
  readonly hits: readonly {
    readonly rule: string;
    readonly name: string;
    readonly urgency: SignalRule["urgency"];
    readonly on: string;
    readonly facts: readonly string[];
    /** The ids of those facts, in the same order. */
    readonly evidence: readonly string[];
  }[];
  /** What other layers say under the same id. */
  readonly others: readonly { readonly protocol: string; readonly layer: string; readonly says: string }[];
  readonly acts: readonly string[];
  readonly closes: string;
};

/** The explanation of a signal by its key; undefined where this assessment has none with that key. */
export function explainSignal(
  assessment: Assessment,
  key: string,
  wording: Wording = english,
): SignalExplanation | undefined {
  const one = assessment.signals.signals.find((signal) => signal.key === key);
  if (one === undefined) return undefined;
  const { rule, others } = one.inForce;
  const byId = new Map(assessment.facts.all.map((fact) => [fact.id, fact]));
  const text = (id: string): string => {
    const fact = byId.get(id);
    return fact === undefined ? say("fact.no-longer-on-file", {}, wording.language) : describeFact(fact, wording);
  };
  return {
    signal: renderSignal(one, wording),
    says: sentenceOf(rule, wording),
    basisText: say(`basis.${rule.basis}`, {}, wording.language),
    hits: one.hits.map((hit) => hitOf(hit, text, wording)),
    others: others.map(({ protocol, layer, rule: other }: StatedSignalRule) => ({
      protocol,
      layer,
      says: sentenceOf(other, wording),
    })),
    acts: one.acts.map(text),
    closes: say(closingOf(one), {}, wording.language),
  };
}

function hitOf({ inForce: { rule }, day, reasons }: Hit, text: (id: string) => string, wording: Wording) {
  const { evidence } = reasons();
  return {
    rule: rule.id,
    name: phraseIn(rule.name, wording),
    urgency: rule.urgency,
    on: formatDay(day),
    facts: evidence.map(text),
    evidence,
  };
}

/**
 * Only a mild signal of one analyte is closed by a repeat (resolutions 1.3), while anything in it stands; what was taken
 * back since counts as it did when it spoke.
 */
function closingOf({ allHits, state }: Signal): "closes.by-repeat" | "closes.by-person" {
  const isMild = state !== "basis-withdrawn" && allHits.every((hit) => isAlike(allHits[0]!, hit));
  return isMild ? "closes.by-repeat" : "closes.by-person";
}
