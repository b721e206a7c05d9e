import { addDays, type Day } from "../../base/calendar.ts";
import type { FactOfKind } from "../../facts/fact.ts";
import { ofKind, resultsOf } from "../../facts/fact-index.ts";
import { concerns } from "../../obligations/audience.ts";
import { isPregnant, overFrom, pregnanciesOf } from "../../signals/pregnancies.ts";
import { meaningOf } from "../../signals/words.ts";
import { cannotTell, type Judged, lack, no, type Subject, yes } from "./judged.ts";

/** The result that says so or not. */
export const pregnancyAnalyte = "hcg";
/** A negative test says so for as many days. */
const testDays = 28;

/** Known: yes. Who cannot be, or had a negative test lately: no. Otherwise nobody can tell. */
export function pregnancy({ patient, facts, asOf }: Subject): Judged {
  const known = pregnanciesOf(ofKind(facts, "pregnancy-recorded", asOf));
  const found = known.filter((one) => isPregnant(one, asOf));
  if (found[0] !== undefined)
    return yes({ evidence: [found[0].fact], turnsOn: found.map((one) => overFrom(one) as Day) });
  if (concerns("childbearing-potential", patient, facts, asOf) === "no") return no();
  const test =
    ofKind(facts, "exam-done", asOf).findLast(
      (one) => one.exam === "pregnancy-test" && one.outcome === "normal" && asOf - one.earliest <= testDays,
    ) ?? negativeResult(facts, asOf);
  if (test === undefined) return cannotTell([lack("pregnancy", "")]);
  return no({ evidence: [test.id], turnsOn: [addDays(test.earliest, testDays + 1)] });
}

function negativeResult(
  facts: Subject["facts"],
  asOf: Subject["asOf"],
): { readonly id: string; readonly earliest: Day } | undefined {
  const { facts: results, flaws, earliest } = resultsOf(facts, pregnancyAnalyte);
  const last = results.findLastIndex((_, i) => flaws[i] === undefined && earliest[i]! <= asOf);
  const result = results[last] as FactOfKind<"result-reported"> | undefined;
  if (result === undefined || asOf - result.earliest > testDays) return undefined;
  return meaningOf(result.value) === "negative" ? result : undefined;
}
