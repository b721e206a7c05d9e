import { afterAllDays, beforeAllDays } from "../base/calendar.ts";
import { say } from "../text/message.ts";
import type { RuleInForce } from "./in-force.ts";
import type { RuleOfKind } from "./rule.ts";
import type { SignalAdvice, SignalRule } from "./signal-rule.ts";
import type { SignalRuleInForce } from "./signals-in-force.ts";
import { type RuleTrack, trackOf } from "./track.ts";

/** The tests that a signal rule asks for within one time, as a rule of the calendar. */
export type Confirmation = {
  readonly track: RuleTrack<RuleOfKind<"started">>;
  readonly inForce: RuleInForce<RuleOfKind<"started">>;
  /** From when it was learned. */
  readonly withinHours: number;
};

const prefix = "confirm.";

/** A track of tests that a signal asks for; no rule of a protocol file may be named so. */
export const isConfirmation = ({ id }: { readonly id: string }): boolean => id.startsWith(prefix);

const known = new WeakMap<SignalRuleInForce, readonly Confirmation[]>();

/** Made once for each signal rule. `ITP-3` asks by `confirm.itp-3`, and by `confirm.itp-3.2` for what may take longer. */
export function confirmationsOf(stated: SignalRuleInForce): readonly Confirmation[] {
  let made = known.get(stated);
  if (made === undefined) {
    made = testsOf(stated.rule).map((advice, i) => confirmationOf(stated, advice, i));
    known.set(stated, made);
  }
  return made;
}

type Tests = Extract<SignalAdvice, { kind: "test" }>;

const testsOf = ({ advice }: SignalRule): readonly Tests[] => advice.filter((one) => one.kind === "test");

function confirmationOf(stated: SignalRuleInForce, { tests, withinHours }: Tests, i: number): Confirmation {
  const { rule, layer, protocol, digest } = stated;
  const asked: RuleOfKind<"started"> = {
    id: `${prefix}${rule.id.toLowerCase()}${i === 0 ? "" : `.${i + 1}`}`,
    name: say("rule.tests-for", { name: rule.name }),
    says: rule.says,
    ...(rule.saysEs === undefined ? {} : { saysEs: rule.saysEs }),
    layer,
    requirement: "required",
    confidence: rule.confidence,
    sources: rule.sources,
    kind: "started",
    startedBy: { signalRules: [rule.id] },
    due: [{ days: Math.ceil(withinHours / 24) }],
    window: { opensDaysBefore: 0, graceDays: 0 },
    evidence: { tests },
  };
  const inForce: Confirmation["inForce"] = {
    rule: asked,
    layer,
    protocol,
    digest,
    opensDaysBefore: 0,
    graceDays: 0,
    remindDays: undefined,
    others: [],
  };
  return { track: trackOf(asked, [{ from: beforeAllDays, through: afterAllDays, inForce }]), inForce, withinHours };
}
