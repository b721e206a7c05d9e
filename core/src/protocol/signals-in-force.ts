import { type Protocol, protocolName } from "./protocol.ts";
import { type Layer, layers } from "./rule.ts";
import { type SignalRule, urgencyRank } from "./signal-rule.ts";

/** The product's own set of signal rules: a proposal that a clinic's dated policy may tune or switch off, rule by rule. */
export const defaultSignals = "default-signals";

/** A signal rule as one protocol version states it. */
export type StatedSignalRule = {
  readonly rule: SignalRule;
  readonly layer: Layer;
  readonly protocol: string;
  readonly digest: string;
};

/** A rule that governs, and what the other layers say under the same id. */
export type SignalRuleInForce = StatedSignalRule & { readonly others: readonly StatedSignalRule[] };

export type SignalRulesInForce = ReadonlyMap<string, SignalRuleInForce>;

/** Puts the signal rules of protocols together; asked again about the same protocols, it gives the same map. */
export function signalsInForce(): (inForce: readonly Protocol[]) => SignalRulesInForce {
  const made = new Map<string, SignalRulesInForce>();
  return (inForce) => {
    const speaking = inForce.filter((one) => (one.signals?.length ?? 0) > 0);
    const key = speaking.map((one) => `${protocolName(one)} ${one.digest}`).join("\n");
    const known = made.get(key);
    if (known !== undefined) return known;
    const merged = merge(speaking);
    made.set(key, merged);
    return merged;
  };
}

function merge(protocols: readonly Protocol[]): SignalRulesInForce {
  const stated = new Map<string, StatedSignalRule[]>();
  for (const protocol of protocols) {
    for (const rule of protocol.signals ?? []) {
      const one = {
        rule,
        layer: rule.layer ?? protocol.layer,
        protocol: protocolName(protocol),
        digest: protocol.digest,
      };
      const before = (stated.get(rule.id) ?? []).filter((other) => !replaces(protocol, other));
      stated.set(rule.id, [...before, one]);
    }
  }
  return new Map(
    [...stated].flatMap(([id, all]) => {
      const [governs, ...others] = all.filter((one) => one.rule.off !== true).toSorted(mostUrgentFirst);
      return governs === undefined ? [] : [[id, { ...governs, others }] as const];
    }),
  );
}

/** A clinic's own policy takes the place of a proposal of ours; no policy takes that of a label's text. */
const replaces = (policy: Protocol, other: StatedSignalRule): boolean =>
  policy.layer === "local-policy" &&
  policy.jurisdiction === "any" &&
  policy.protocol !== defaultSignals &&
  other.layer === "local-policy" &&
  other.protocol.startsWith(`${defaultSignals}@`);

/** The most urgent statement governs; on a tie the higher layer. */
const mostUrgentFirst = (a: StatedSignalRule, b: StatedSignalRule): number =>
  urgencyRank(a.rule.urgency) - urgencyRank(b.rule.urgency) || layers.indexOf(a.layer) - layers.indexOf(b.layer);
