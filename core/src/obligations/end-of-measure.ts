import type { FactIndex } from "../facts/fact-index.ts";
import { resultsOf } from "../facts/fact-index.ts";
import { type Series, seriesOf } from "../facts/series.ts";
import type { RuleOfKind } from "../protocol/rule.ts";
import { type Columns, columnsOf } from "../signals/columns.ts";
import { compare } from "../signals/three-valued.ts";
import { findAnalyte } from "../units/analytes.ts";
import { toCanonical } from "../units/convert.ts";
import type { Flaw } from "./evidence.ts";

/** The result on which a measure may end. */
export type EndsWhen = NonNullable<RuleOfKind<"course-span">["endsWhen"]>;

/**
 * The results on which a measure could end, each with what speaks against it. Only one that certainly reaches the limit is
 * evidence: `< 0.2` does not reach 0.2, and of an interval both ends must.
 */
export function resultsThatEnd({ analyte, op, value, unit }: EndsWhen, facts: FactIndex): Series<Flaw> {
  const results = resultsOf(facts, analyte);
  if (results.facts.length === 0) return results;
  const columns = columnsOf(results);
  // Lint has seen that the rule's unit is one of the analyte's.
  const limit = toCanonical(value, unit, findAnalyte(analyte)!) ?? Number.NaN;
  const places = new Map(results.facts.map((fact, i) => [fact, i]));
  return seriesOf(results.facts, (fact) => {
    const i = places.get(fact)!;
    return results.flaws[i] ?? shortfall(columns, i, op, limit);
  });
}

function shortfall(columns: Columns, i: number, op: EndsWhen["op"], limit: number): Flaw | undefined {
  const { lows, highs, areLowsOpen, areHighsOpen } = columns;
  if (Number.isNaN(lows[i])) return "no-value";
  const reaches = compare(op, lows[i]!, highs[i]!, areLowsOpen[i] === 1, areHighsOpen[i] === 1, limit, limit);
  return reaches === "yes" ? undefined : "not-reached";
}
