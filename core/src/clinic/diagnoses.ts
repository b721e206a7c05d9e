import type { Day } from "../base/calendar.ts";
import { type FactIndex, ofKind } from "../facts/fact-index.ts";
import type { Signal } from "../signals/signal.ts";
import { type AutoimmuneGroup, autoimmuneGroupNames, autoimmuneGroupOf } from "./autoimmune-groups.ts";

/** The first day on which a disease of a group was there: the onset of a confirmed diagnosis, or a confirmed warning. */
export type Diagnosis = { readonly group: AutoimmuneGroup; readonly on: Day };

/** The first of each group. What is only suspected, or has been excluded, is no diagnosis; of an uncertain day the latest counts. */
export function diagnosesOf(facts: FactIndex, signals: readonly Signal[], asOf: Day): readonly Diagnosis[] {
  const recorded = ofKind(facts, "condition-recorded", asOf).flatMap(({ condition, certainty, latest }) =>
    (certainty ?? "confirmed") === "confirmed" ? [{ group: autoimmuneGroupOf(condition), on: latest }] : [],
  );
  const nameOf = new Map(signals.map(({ key, signal }) => [key, signal]));
  const confirmed = ofKind(facts, "signal-acted", asOf).flatMap(({ signal, action, latest }) =>
    action === "confirmed" ? [{ group: autoimmuneGroupOf(nameOf.get(signal) ?? ""), on: latest }] : [],
  );
  const all = [...recorded, ...confirmed].filter(({ on }) => on <= asOf);
  return autoimmuneGroupNames.flatMap((group) => {
    const days = all.flatMap((one) => (one.group === group ? [one.on] : []));
    return days.length === 0 ? [] : [{ group, on: Math.min(...days) as Day }];
  });
}
