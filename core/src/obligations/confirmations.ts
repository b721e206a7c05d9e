import { addDays, afterAllDays, type Day, earlier } from "../base/calendar.ts";
import { type Instant, utcDay } from "../base/instant.ts";
import type { Fact } from "../facts/fact.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import { countUpTo, picked, sinceOf } from "../facts/series.ts";
import { isConfirmation } from "../protocol/confirmation.ts";
import type { Hit } from "../signals/hit.ts";
import { hoursAfter, learnedAt, notBefore } from "../signals/learned.ts";
import type { Signal } from "../signals/signal.ts";
import { type Asking, askingOf } from "./asking.ts";
import { type Circumstances, conclude } from "./conclude.ts";
import { type Part, partOf, partsOf } from "./evidence.ts";
import { matcherOf, nothingYet } from "./match.ts";
import { type Obligation, slotOf } from "./obligation.ts";
import type { RuleObligations } from "./obligations.ts";

/**
 * The tests that open signals ask for, each with its deadline ({@link askingOf} says which rules ask). They are done when a
 * result (or whatever the test is) of the day of the signal or later is there, other than what raised it. Closing the
 * signal ends them, and so does a more urgent rule that asks for all of them: in time they are superseded, late they stay
 * missed. What was history when it was learned is for review and asks for nothing.
 */
export function confirmationObligations(
  signals: readonly Signal[],
  facts: FactIndex,
  around: Circumstances,
): readonly RuleObligations[] {
  const byRule = new Map<string, RuleObligations & { obligations: Obligation[] }>();
  for (const signal of signals) {
    if (signal.historical || signal.hits.every(({ withdrawnAt }) => withdrawnAt !== undefined)) continue;
    for (const asking of askingOf(signal)) {
      const { obligation, parts } = obligationOf(signal, asking, facts, around);
      if (around.endedOn !== undefined && obligation.opensOn > around.endedOn) continue;
      const { track } = asking.confirmation;
      const same = byRule.get(track.id);
      if (same === undefined) byRule.set(track.id, { track, parts, obligations: [obligation] });
      else same.obligations.push(obligation);
    }
  }
  return [...byRule.values()];
}

/** The tests that this signal waits for, or waited for, of all obligations of an assessment. */
export function confirmationsFor({ hits }: Signal, all: readonly RuleObligations[]): readonly Obligation[] {
  const triggers = new Set(hits.map(({ trigger }) => trigger.id));
  return all
    .filter(({ track }) => isConfirmation(track))
    .flatMap(({ obligations }) => obligations.filter(({ because }) => because.some((fact) => triggers.has(fact))));
}

function obligationOf(
  signal: Signal,
  { confirmation: { track, inForce, withinHours }, hit, replacedOn }: Asking,
  facts: FactIndex,
  around: Circumstances,
): { readonly obligation: Obligation; readonly parts: readonly Part[] } {
  const dueOn = lastDayWithin(hit, withinHours, signal.reopenedOn);
  const parts = partsOf(inForce.rule.evidence, facts, around.asOf).map((part) => without(hit, part, around.asOf));
  const match = matcherOf(parts);
  const closedOn = earlier(signal.closedOn ?? afterAllDays, replacedOn);
  const closesOn = addDays(closedOn, 1);
  const isDone = match(hit.day, closesOn).completeOn !== undefined;
  const slot = slotOf({
    course: 0,
    ordinal: 1,
    inForce,
    opensOn: hit.day,
    dueOn,
    overdueFrom: addDays(dueOn, 1),
    closesOn,
    because: [...new Set([hit.first.id, hit.trigger.id])],
    isSuperseded: !isDone && closedOn <= dueOn,
  });
  return { obligation: conclude(slot, `${track.id}/${hit.first.id}/1`, match, nothingYet(parts), around), parts };
}

/** The civil day in which the time ends; it begins anew when an acceptance has ended. */
function lastDayWithin({ learned }: Hit, hours: number, reopenedOn: Day | undefined): Day {
  return utcDay((hoursAfter(notBefore(learned().at, reopenedOn), hours) - 1) as Instant);
}

/** What a signal stands on does not confirm it: of the tests that it stands on only what was taken later counts. */
function without(hit: Hit, part: Part, asOf: Day): Part {
  const { series } = part;
  const ofThatDay = factsOn(series, hit.day);
  const own = stoodOn(hit, ofThatDay, series.facts);
  if (own.length === 0) return part;
  const first = countUpTo(series, addDays(hit.day, -1));
  const later = ofThatDay.map((fact) => own.every((one) => isLater(fact, one)));
  const since = later.some((is) => is)
    ? picked(series, (i) => i >= first && later[i - first] !== false)
    : sinceOf(series, first + ofThatDay.length);
  return partOf(part.name, since, asOf);
}

const factsOn = (series: Part["series"], day: Day): readonly Fact[] =>
  series.facts.slice(countUpTo(series, addDays(day, -1)), countUpTo(series, day));

/** The trigger; of another part of a combination whatever was known of that day when the rule spoke: any of it may be what it stood on. */
function stoodOn(
  { trigger, reasons, learned }: Hit,
  ofThatDay: readonly Fact[],
  facts: readonly Fact[],
): readonly Fact[] {
  if (ofThatDay.includes(trigger)) return [trigger];
  const { evidence } = reasons();
  if (!facts.some(({ id }) => evidence.includes(id))) return [];
  return ofThatDay.filter((fact) => learnedAt(fact) <= learned().at);
}

/** Collected later on the same day; where nobody wrote down the hour, learned later. */
function isLater(fact: Fact, other: Fact): boolean {
  if (fact.kind === "result-reported" && other.kind === "result-reported")
    if (fact.collectedAt !== undefined && other.collectedAt !== undefined) return fact.collectedAt > other.collectedAt;
  return fact !== other && (fact.recordedAt ?? 0) > (other.recordedAt ?? 0);
}
