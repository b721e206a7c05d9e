import type { Day } from "../base/calendar.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import type { ReadinessTestOf } from "../protocol/readiness.ts";
import { valid } from "../signals/columns.ts";
import { indexedOf } from "../signals/indexed.ts";

/** What a panel asks for, any of several analytes by the first, and the newest valid result of it. */
export type PanelPart = {
  readonly of: string;
  readonly newest: { readonly fact: string; readonly day: Day } | undefined;
};

/** Of an uncertain day the earliest counts: a result is never taken for fresher than it may be. */
export const panelOf = ({ results }: ReadinessTestOf<"panel">, facts: FactIndex, asOf: Day): readonly PanelPart[] =>
  results.map((needed) => {
    const keys = [needed].flat();
    return { of: keys[0]!, newest: newestOf(keys, facts, asOf) };
  });

function newestOf(keys: readonly string[], facts: FactIndex, asOf: Day): PanelPart["newest"] {
  const { columnsFor } = indexedOf(facts);
  const all = keys.flatMap((key) => {
    const columns = columnsFor(key);
    if (columns === undefined) return [];
    const { earliest, ids } = columns.series;
    const i = columns.states.findLastIndex((state, place) => state === valid && earliest[place]! <= asOf);
    return i < 0 ? [] : [{ fact: ids[i]!, day: earliest[i]! }];
  });
  return all.toSorted((a, b) => a.day - b.day).at(-1);
}
