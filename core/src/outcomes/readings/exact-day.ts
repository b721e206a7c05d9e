import type { Day } from "../../base/calendar.ts";
import type { Fact } from "../../facts/fact.ts";

/** A fact whose day is not known exactly: it lies somewhere from `earliest` through `latest`, both included. */
export type Undated = { readonly fact: string; readonly earliest: Day; readonly latest: Day };

/**
 * Facts with an exact day, and those without one. The second are never placed on a day: an answer that could turn on
 * them cannot be told.
 */
export function byExactness<F extends Fact>(
  facts: readonly F[],
): { readonly exact: readonly F[]; readonly undated: readonly Undated[] } {
  if (facts.every(isExactly)) return { exact: facts, undated: nothing };
  return {
    exact: facts.filter(isExactly),
    undated: facts
      .filter((fact) => !isExactly(fact))
      .map(({ id, earliest, latest }) => ({ fact: id, earliest, latest })),
  };
}

const nothing: readonly never[] = [];

/** A fact whose distance from another is not resolved has no finite day. */
const isExactly = ({ earliest, latest }: Fact): boolean => earliest === latest && Number.isFinite(earliest);
