import { once } from "../base/once.ts";
import type { Fact } from "../facts/fact.ts";
import { urgencyRank } from "../protocol/signal-rule.ts";
import type { SignalRuleInForce } from "../protocol/signals-in-force.ts";
import { type Doubt, type Found, type Hit, type Hits, inOrder, type Reasons } from "./hit.ts";
import { judge } from "./judge.ts";
import { knownFrom } from "./known.ts";
import { emptyTrace, type Missing } from "./trace.ts";
import type { World } from "./world.ts";

/**
 * What stands of all that was found: a rule stands back while another speaks at the same fact; a doubt is of no interest
 * beside a rule of the same signal that speaks there and is as urgent.
 */
export function settled(found: readonly Found[], world: World, withdrawnAt?: number): Omit<Hits, "world"> {
  if (found.length === 0) return { hits: [], stoodBack: [], doubts: [] };
  const speaking = new Map<Fact, Hit[]>();
  const doubtful: Found[] = [];
  for (const one of found) {
    if (!one.isYes) {
      doubtful.push(one);
      continue;
    }
    const rules = speaking.get(one.moment.fact);
    if (rules === undefined) speaking.set(one.moment.fact, [hitOf(one, world, withdrawnAt)]);
    else if (!rules.some(({ inForce }) => inForce === one.entry.rule.inForce))
      rules.push(hitOf(one, world, withdrawnAt));
  }
  const hits: Hit[] = [];
  const stoodBack: Hit[] = [];
  for (const all of speaking.values())
    for (const hit of all) (all.length > 1 && all.some((other) => isBehind(hit, other)) ? stoodBack : hits).push(hit);
  const doubts: Doubt[] = [];
  for (const one of doubtful) {
    const { inForce } = one.entry.rule;
    const { fact: trigger, day } = one.moment;
    const others = speaking.get(trigger);
    if (others?.some((other) => standsBack(inForce, other.inForce, trigger) || covers(other.inForce, inForce)))
      continue;
    doubts.push({ inForce, trigger, day, about: one.about, missing: once(() => missingOf(one, world)) });
  }
  return { hits: hits.sort(inOrder), stoodBack, doubts: doubts.sort(inOrder) };
}

function hitOf(one: Found, world: World, withdrawnAt: number | undefined): Hit {
  const { inForce, onlyAnalyte } = one.entry.rule;
  const { fact: trigger, day, columns, i } = one.moment;
  const reasons = once(() => reasonsOf(one, world));
  const learned = once(() => knownFrom(one, world, reasons, withdrawnAt === undefined));
  return { inForce, trigger, day, columns, i, onlyAnalyte, withdrawnAt, reasons, learned, first: trigger };
}

/** Of one signal, what was known before the other spoke stays: it was raised then, and people acted on it. */
const isBehind = (hit: Hit, other: Hit): boolean =>
  standsBack(hit.inForce, other.inForce, hit.trigger) &&
  (hit.inForce.rule.signal !== other.inForce.rule.signal || other.learned().at <= hit.learned().at);

/** On an uncertain day a rule leaves it to none that is milder: that may speak of a day that it was not. */
const standsBack = (
  { rule }: SignalRuleInForce,
  { rule: other }: SignalRuleInForce,
  { earliest, latest }: Fact,
): boolean =>
  rule.notWhen?.includes(other.id) === true &&
  (earliest === latest || urgencyRank(other.urgency) <= urgencyRank(rule.urgency));

function reasonsOf({ entry, moment }: Found, world: World): Reasons {
  const trace = emptyTrace();
  judge(entry, world, moment, trace);
  return { evidence: [...new Set([moment.fact.id, ...trace.evidence])], comparisons: trace.comparisons };
}

function missingOf({ entry, moment }: Found, world: World): readonly Missing[] {
  const trace = emptyTrace();
  judge(entry, world, moment, trace);
  return trace.missing;
}

const covers = ({ rule }: SignalRuleInForce, other: SignalRuleInForce): boolean =>
  rule.signal === other.rule.signal && urgencyRank(rule.urgency) <= urgencyRank(other.rule.urgency);
