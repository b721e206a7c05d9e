import type { ClinicalDate } from "../../base/clinical-date.ts";
import type { Fact, FactOfKind } from "../../facts/fact.ts";
import { resultsOf } from "../../facts/fact-index.ts";
import { type Meaning, meaningOf } from "../../signals/words.ts";
import type { Subject } from "./judged.ts";

/** What one test says, and on which day it was taken. Undefined: nothing that can be read. */
export type Taken = ClinicalDate & { readonly fact: Fact; readonly says: Meaning | undefined };

/**
 * The results of some analytes by a day. A positive one that is no evidence yet (preliminary, questioned) is a doubt; whatever
 * else is no evidence says nothing.
 */
export const resultsTaken = (analytes: readonly string[], { facts, asOf }: Subject): readonly Taken[] =>
  analytes.flatMap((analyte) => {
    const series = resultsOf(facts, analyte);
    return (series.facts as readonly FactOfKind<"result-reported">[]).flatMap((one, i) => {
      if (one.earliest > asOf) return [];
      const { earliest, latest } = one;
      const says = meaningOf(one.value);
      if (series.flaws[i] === undefined) return [{ fact: one, earliest, latest, says }];
      return says === "positive" ? [{ fact: one, earliest, latest, says: "indeterminate" as const }] : [];
    });
  });

/** What the tests say together, and by which of them. */
export type Verdict = { readonly says: "positive" | "negative" | "unclear"; readonly by: Taken };

/**
 * The newest decides. A negative one counts only where no other may be as new: of one day the worse counts, but for one that
 * could not be read, which is done again on its day. Undefined: there is none.
 */
export function verdictOf(taken: readonly Taken[]): Verdict | undefined {
  const negative = newest(
    taken.filter(({ says }) => says === "negative"),
    ({ earliest }) => earliest,
  );
  const against = taken.filter(
    ({ says, latest }) =>
      says !== "negative" &&
      (negative === undefined || latest > negative.earliest || (says !== undefined && latest === negative.earliest)),
  );
  const positive = newest(
    against.filter(({ says }) => says === "positive"),
    ({ latest }) => latest,
  );
  if (positive !== undefined) return { says: "positive", by: positive };
  const unclear = newest(against, ({ latest }) => latest);
  if (unclear !== undefined) return { says: "unclear", by: unclear };
  return negative === undefined ? undefined : { says: "negative", by: negative };
}

const newest = (some: readonly Taken[], dayOf: (one: Taken) => number): Taken | undefined =>
  some.toSorted((a, b) => dayOf(a) - dayOf(b)).at(-1);
