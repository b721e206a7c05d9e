import type { Day } from "../base/calendar.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import type { ReadinessTestOf } from "../protocol/readiness.ts";
import { valid } from "../signals/columns.ts";
import { indexedOf } from "../signals/indexed.ts";

type Newest = { readonly fact: string; readonly day: Day };

/** What a panel asks for, any of several analytes by the first, and the newest valid result of it. */
export type PanelPart = { readonly of: string; readonly newest: Newest | undefined };

/** What is on file of the results that a panel asks for. */
export type Panel = {
  /** What has no result so young. */
  readonly missing: readonly PanelPart[];
  /** The newest valid result of each that has one, however old. */
  readonly there: readonly Newest[];
};

/**
 * Held to a day on which no result may be older than the panel asks, both ends included. Of an uncertain day the earliest counts:
 * a result is never taken for fresher than it may be.
 */
export function panelOf(test: ReadinessTestOf<"panel">, facts: FactIndex, asOf: Day, heldOn: Day): Panel {
  const found = test.results.map((needed): PanelPart => {
    const keys = [needed].flat();
    return { of: keys[0]!, newest: newestOf(keys, facts, asOf) };
  });
  return {
    missing: found.filter(({ newest }) => newest === undefined || heldOn - newest.day > test.recentDays),
    there: found.flatMap(({ newest }) => newest ?? []),
  };
}

function newestOf(keys: readonly string[], facts: FactIndex, asOf: Day): Newest | undefined {
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
