import { addDays, afterAllDays, beforeAllDays, type Day } from "../base/calendar.ts";
import type { Segment } from "./in-force.ts";
import { type Protocol, protocolName } from "./protocol.ts";
import { compileRulebook, type InForce, inForceOver, isIn, type Rulebook } from "./rulebook.ts";
import type { SignalRulesInForce } from "./signals-in-force.ts";

/**
 * A rulebook as if one version of it applied from a day on, that day included, in the place of every other version of its protocol.
 * What governed until the day before goes on governing those days, and the other protocols stay.
 *
 * @param version one of the rulebook's own
 */
export function withVersionFrom(rulebook: Rulebook, version: Protocol, from: Day): Rulebook {
  const name = protocolName(version);
  const protocols = rulebook.protocols.filter((one) => one === version || one.protocol !== version.protocol);
  const others = rulebook.adoptions.filter((one) => one.protocol !== name);
  const alone = compileRulebook(protocols, [...others, { protocol: name, from: beforeAllDays, by: "nobody" }]);
  const compiled = new Map<string, InForce>();
  return {
    protocols: rulebook.protocols,
    adoptions: [...others, { protocol: name, from, by: "nobody" }],
    hasJurisdiction: rulebook.hasJurisdiction,
    inForce: (jurisdiction) => {
      const before = rulebook.inForce(jurisdiction);
      if (!isIn(jurisdiction)(version)) return before;
      const known = compiled.get(jurisdiction);
      if (known !== undefined) return known;
      const after = alone.inForce(jurisdiction).segments.map((one) => withSameSignals(one, before.segments));
      const segments = [...cut(before.segments, beforeAllDays, addDays(from, -1)), ...cut(after, from, afterAllDays)];
      const inForce = inForceOver(segments);
      compiled.set(jurisdiction, inForce);
      return inForce;
    },
  };
}

/** The day from which a version applies by the rulebook: the clinic's own, or that of the version. */
export const appliesFrom = ({ adoptions }: Rulebook, version: Protocol): Day =>
  adoptions.find((one) => one.protocol === protocolName(version))?.from ?? version.effective.from;

/** Both days included. */
const cut = (segments: readonly Segment[], from: Day, through: Day): readonly Segment[] =>
  segments
    .filter((one) => one.from <= through && one.through >= from)
    .map((one) => ({
      ...one,
      from: Math.max(one.from, from) as Day,
      through: Math.min(one.through, through) as Day,
    }));

/** The map of signal rules that another segment has, where it says the same: so that it is compiled once, and judged once. */
function withSameSignals(segment: Segment, others: readonly Segment[]): Segment {
  const same = others.find(({ signals }) => areSame(signals, segment.signals));
  return same === undefined ? segment : { ...segment, signals: same.signals };
}

const areSame = (a: SignalRulesInForce, b: SignalRulesInForce): boolean =>
  a.size === b.size &&
  [...a].every(([id, one]) => {
    const other = b.get(id);
    return (
      other !== undefined &&
      other.rule === one.rule &&
      other.protocol === one.protocol &&
      other.others.length === one.others.length &&
      other.others.every(({ rule }, i) => rule === one.others[i]!.rule)
    );
  });
