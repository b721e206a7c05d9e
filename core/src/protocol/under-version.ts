import { beforeAllDays } from "../base/calendar.ts";
import { type Protocol, protocolName } from "./protocol.ts";
import { compileSegments, type InForce, inForceOver, isIn, type Rulebook } from "./rulebook.ts";

/**
 * A rulebook as if one version of it had governed everybody, wherever they live, since the beginning: in the place of all other versions
 * of its protocol, and a label in the place of every label. The other layers stay: windows come from a policy.
 *
 * @param protocol one of the rulebook's own
 */
export function underVersion(rulebook: Rulebook, protocol: Protocol): Rulebook {
  const isReplaced = (one: Protocol): boolean =>
    one.protocol === protocol.protocol || (one.layer === "label" && protocol.layer === "label");
  const name = protocolName(protocol);
  const protocols = rulebook.protocols.filter((one) => one === protocol || !isReplaced(one));
  const adoptions = [
    ...rulebook.adoptions.filter((one) => one.protocol !== name),
    { protocol: name, from: beforeAllDays, by: "nobody" },
  ];
  const compiled = new Map<string, InForce>();
  return {
    protocols,
    adoptions,
    hasJurisdiction: (jurisdiction) => protocol.layer === "label" || rulebook.hasJurisdiction(jurisdiction),
    inForce: (jurisdiction) => {
      const before = compiled.get(jurisdiction);
      if (before !== undefined) return before;
      const ours = protocols.filter((one) => one === protocol || isIn(jurisdiction)(one));
      const inForce = inForceOver(compileSegments(ours, adoptions));
      compiled.set(jurisdiction, inForce);
      return inForce;
    },
  };
}
