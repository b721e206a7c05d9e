import type { Day } from "../base/calendar.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import type { Evidence } from "../protocol/rule.ts";
import { partsOf } from "./evidence.ts";

/** The fact by which a step of a day is done on that very day, of several parts that of the last; undefined: it is not. */
export function doneToday(evidence: Evidence, facts: FactIndex, asOf: Day): string | undefined {
  const found = partsOf(evidence, facts, asOf).map(({ series: { ids, earliest, latest, flaws } }) =>
    ids.findLast((_, i) => earliest[i] === asOf && latest[i] === asOf && flaws[i] === undefined),
  );
  return found.every((one) => one !== undefined) ? found.at(-1) : undefined;
}
