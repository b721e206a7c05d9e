import { afterAllDays, type Day } from "../base/calendar.ts";
import { type FactIndex, ofKind } from "../facts/fact-index.ts";
import type { RuleOfKind } from "../protocol/rule.ts";
import type { Hit } from "../signals/hit.ts";
import { isHistorical } from "../signals/learned.ts";
import type { Signal } from "../signals/signal.ts";
import { steroidSpans } from "../signals/spans.ts";

/** Something that started a rule. */
export type Start = {
  /** The day from which it counts: when it was learned, as nobody could act before. */
  readonly on: Day;
  /** The day on which it happened: evidence counts from the day after. */
  readonly happenedOn: Day;
  /** It was history when it was learned: only what still goes on is asked for. */
  readonly isHistory: boolean;
  /** The day on which somebody explained the warning: nothing comes due after it. +∞ where nobody did. */
  readonly explainedOn: Day;
  readonly fact: string;
};

/** Every start of such a rule that has happened by `asOf`, in order of the day from which it counts. */
export function startsOf(
  by: RuleOfKind<"started">["startedBy"],
  signals: readonly Signal[],
  facts: FactIndex,
  asOf: Day,
): readonly Start[] {
  return allStarts(by, signals, facts, asOf).toSorted(
    (a, b) => a.on - b.on || a.happenedOn - b.happenedOn || (a.fact < b.fact ? -1 : 1),
  );
}

function allStarts(
  by: RuleOfKind<"started">["startedBy"],
  signals: readonly Signal[],
  facts: FactIndex,
  asOf: Day,
): readonly Start[] {
  if ("medicine" in by) return steroidStarts(facts, asOf);
  if ("pregnancy" in by) return endedPregnancies(facts, asOf);
  if ("signalRules" in by) return hitStarts(signals, (rule) => by.signalRules.includes(rule));
  const named = signals.filter(({ signal }) => by.signals.includes(signal));
  return by.confirmed ? confirmations(named, facts, asOf) : hitStarts(named, () => true);
}

type Started = { readonly hit: Hit; readonly explainedOn: Day };

/**
 * What has been corrected or taken back since starts nothing. Several rules at one fact start once: with the first that
 * was known, save where somebody explained that one and the other not.
 */
function hitStarts(signals: readonly Signal[], isMeant: (rule: string) => boolean): readonly Start[] {
  const byFact = new Map<string, Started>();
  for (const { hits, state, closedOn } of signals) {
    const explainedOn = state === "explained" && closedOn !== undefined ? closedOn : afterAllDays;
    for (const hit of hits) {
      if (hit.withdrawnAt !== undefined || !isMeant(hit.inForce.rule.id)) continue;
      const one = { hit, explainedOn };
      const same = byFact.get(hit.first.id);
      if (same === undefined || goesBefore(one, same)) byFact.set(hit.first.id, one);
    }
  }
  return [...byFact].map(([fact, { hit, explainedOn }]) => ({
    on: hit.learned().on,
    happenedOn: hit.day,
    isHistory: isHistorical(hit),
    explainedOn,
    fact,
  }));
}

const goesBefore = (a: Started, b: Started): boolean =>
  a.explainedOn === b.explainedOn ? a.hit.learned().at < b.hit.learned().at : a.explainedOn > b.explainedOn;

/** By something that somebody wrote down with its day. */
const startOn = (on: Day, fact: string): Start => ({
  on,
  happenedOn: on,
  isHistory: false,
  explainedOn: afterAllDays,
  fact,
});

function confirmations(signals: readonly Signal[], facts: FactIndex, asOf: Day): readonly Start[] {
  const ours = new Set(signals.flatMap(({ acts }) => acts));
  return ofKind(facts, "signal-acted", asOf)
    .filter(({ id, action }) => action === "confirmed" && ours.has(id))
    .map(({ id, actedAt, latest }) => {
      const on = actedAt?.on ?? latest;
      return startOn(on, id);
    });
}

/** From the last day of a steroid; from its first while nobody knows the last. */
const steroidStarts = (facts: FactIndex, asOf: Day): readonly Start[] =>
  steroidSpans(ofKind(facts, "medicine-recorded", asOf), ofKind(facts, "relapse-occurred", asOf)).map((span) => {
    const on = (Number.isFinite(span.through) ? span.through : span.from) as Day;
    return startOn(on, span.fact);
  });

const endedPregnancies = (facts: FactIndex, asOf: Day): readonly Start[] =>
  ofKind(facts, "pregnancy-recorded", asOf).flatMap(({ id, endedOn }) =>
    endedOn === undefined ? [] : [startOn(endedOn.latest, id)],
  );
