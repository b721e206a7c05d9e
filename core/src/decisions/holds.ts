import type { Day } from "../base/calendar.ts";
import { canBeMadeUp, debtsOf } from "../obligations/debts.ts";
import type { Obligation } from "../obligations/obligation.ts";
import type { RuleObligations } from "../obligations/obligations.ts";
import type { SignalRule } from "../protocol/signal-rule.ts";
import { isOpen, type Signals } from "../signals/signals.ts";

/** Something that may not go on, since when, and the open signals and late tests that say so. */
export type Hold = {
  readonly what: SignalRule["holds"][number];
  readonly since: Day;
  /** Keys of signals and obligations. */
  readonly because: readonly string[];
};

const all: readonly Hold["what"][] = ["infusion", "next-course", "procedures", "drugs"];

/**
 * What is held: by the rules of signals that nobody has closed; a further course also by every required test of the watch
 * that is late. It advises; whoever goes on all the same decides, and writes it down.
 *
 * @source safety-signals.md GEN-8; resolutions.md section 4
 */
export function holdsOf({ signals }: Signals, obligations: readonly RuleObligations[], asOf: Day): readonly Hold[] {
  const open = signals.filter(isOpen);
  const late = obligations
    .flatMap((one) => debtsOf(one, asOf).filter(isRequiredTest))
    .map(({ key, overdueFrom }) => ({ key, since: overdueFrom }));
  return all.flatMap((what) => {
    const holding = open
      .filter(({ holds }) => holds.includes(what))
      .map(({ key, openedOn }) => ({ key, since: openedOn }));
    const reasons = what === "next-course" ? [...holding, ...late] : holding;
    if (reasons.length === 0) return [];
    const since = Math.min(...reasons.map((one) => one.since)) as Day;
    return [{ what, since, because: reasons.map(({ key }) => key) }];
  });
}

export const isRequiredTest = (one: Obligation): boolean =>
  one.inForce.rule.requirement === "required" && canBeMadeUp(one);
