import type { Day } from "../base/calendar.ts";
import { type FactIndex, ofKind } from "../facts/fact-index.ts";
import type { Signal } from "../signals/signal.ts";
import { type AutoimmuneGroup, autoimmuneGroupNames, autoimmuneGroupOf } from "./autoimmune-groups.ts";

/** The first day on which a disease of a group was there: the onset of a confirmed diagnosis, or a confirmed warning. */
export type Diagnosis = { readonly group: AutoimmuneGroup; readonly on: Day };

/** A diagnosis with the days on which it may have begun, both included; −∞ for both where it has no day. */
export type DiagnosisDays = { readonly group: AutoimmuneGroup; readonly earliest: Day; readonly latest: Day };

/** Every diagnosis that counts as autoimmune and may have begun by a day. What is only suspected, or has been excluded, is none. */
export function diagnosisDaysOf(facts: FactIndex, signals: readonly Signal[], asOf: Day): readonly DiagnosisDays[] {
  const nameOf = new Map(signals.map(({ key, signal }) => [key, signal]));
  const recorded = ofKind(facts, "condition-recorded", asOf)
    .filter(({ certainty }) => (certainty ?? "confirmed") === "confirmed")
    .map((fact) => ({ fact, name: fact.condition }));
  const confirmed = ofKind(facts, "signal-acted", asOf)
    .filter(({ action }) => action === "confirmed")
    .map((fact) => ({ fact, name: nameOf.get(fact.signal) ?? "" }));
  return [...recorded, ...confirmed].flatMap(({ fact: { earliest, latest }, name }) => {
    const group = autoimmuneGroupOf(name);
    return group === undefined ? [] : [{ group, earliest, latest }];
  });
}

/** The first of each group; of an uncertain day the latest counts. */
export function diagnosesOf(facts: FactIndex, signals: readonly Signal[], asOf: Day): readonly Diagnosis[] {
  const all = diagnosisDaysOf(facts, signals, asOf).filter(({ latest }) => latest <= asOf);
  return autoimmuneGroupNames.flatMap((group) => {
    const days = all.flatMap((one) => (one.group === group ? [one.latest] : []));
    return days.length === 0 ? [] : [{ group, on: Math.min(...days) as Day }];
  });
}
