import { afterAllDays, type Day, earlier } from "../base/calendar.ts";
import { type Confirmation, confirmationsOf } from "../protocol/confirmation.ts";
import { urgencyRank } from "../protocol/signal-rule.ts";
import type { SignalRuleInForce } from "../protocol/signals-in-force.ts";
import type { Hit } from "../signals/hit.ts";
import { isHistorical } from "../signals/learned.ts";
import { askingHitOf } from "../signals/opener.ts";
import type { Signal } from "../signals/signal.ts";

/** Tests that an episode asks for: what raised the question, and the day on which a more urgent rule asked for all of them; +∞ where none has. */
export type Asking = { readonly confirmation: Confirmation; readonly hit: Hit; readonly replacedOn: Day };

/**
 * The tests of every rule that spoke while none more urgent had: so those of the most urgent ones, of the rule that speaks
 * first as of the one that speaks later, and those that were asked for before it became urgent. Of two rules that are as
 * urgent and speak at one fact, the one whose tests the other asks for as soon asks for none. What
 * was history when it was known asks for nothing, unless it is the most urgent.
 */
export function askingOf({ hits, inForce: governing }: Pick<Signal, "hits" | "inForce">): readonly Asking[] {
  const rules = new Set<SignalRuleInForce>(hits.map(({ inForce }) => inForce));
  const all = [...rules]
    .map((inForce) => askingHitOf({ hits, inForce }))
    .filter((hit) => hit.inForce === governing || !isHistorical(hit));
  const speaking = all.filter(
    (hit) => !all.some((other) => isMoreUrgent(other, hit) && momentOf(other) <= momentOf(hit)),
  );
  return speaking.flatMap((hit, i) =>
    confirmationsOf(hit.inForce)
      .filter(
        (one) => !speaking.slice(0, i).some((other) => isTwin(other, hit) && asksFor(other, one, one.withinHours)),
      )
      .map((confirmation) => ({ confirmation, hit, replacedOn: replacedOn(hit, confirmation, speaking) })),
  );
}

const isMoreUrgent = (a: Hit, b: Hit): boolean =>
  urgencyRank(a.inForce.rule.urgency) < urgencyRank(b.inForce.rule.urgency);

const momentOf = ({ learned }: Hit): number => learned().at;

const isTwin = (a: Hit, b: Hit): boolean =>
  a.trigger === b.trigger && a.inForce.rule.urgency === b.inForce.rule.urgency;

function replacedOn(hit: Hit, confirmation: Confirmation, speaking: readonly Hit[]): Day {
  const replacing = speaking.filter(
    (other) => isMoreUrgent(other, hit) && asksFor(other, confirmation, Number.POSITIVE_INFINITY),
  );
  return replacing.reduce((least, { learned }) => earlier(least, learned().on), afterAllDays);
}

/** Whether a rule asks for all tests of a confirmation within a time. */
function asksFor({ inForce }: Hit, { inForce: asked }: Confirmation, withinHours: number): boolean {
  const own = confirmationsOf(inForce).filter((one) => one.withinHours <= withinHours);
  const tests = new Set(own.flatMap(testsOf));
  return testsOf({ inForce: asked }).every((test) => tests.has(test));
}

const testsOf = ({ inForce }: Pick<Confirmation, "inForce">): readonly string[] => {
  const { evidence } = inForce.rule;
  return "tests" in evidence ? evidence.tests : [];
};
