import { analyteOf } from "../facts/check-result.ts";
import { analytes } from "../units/analytes.ts";
import { isSpecimenRemark } from "../units/validity.ts";
import type { ObservedLeaf } from "./leaf.ts";
import type { Observation } from "./observation.ts";
import type { World } from "./world.ts";

type Again = Extract<ObservedLeaf, { kind: "again-observed" }>;

/** Whether it asks for remarks on specimens only: `haemolysed`, `menstruating`. */
export const isAboutSpecimen = (of: Again["of"]): boolean => of.kind === "finding" && of.anyOf.every(isSpecimenRemark);

/**
 * Whether a valid sample of the same kind, blood or urine, was taken on a day between one that was spoilt and a later
 * day: the spoilt ones then do not follow each other.
 *
 * @param later days since 1970-01-01, itself not between
 * @source resolutions.md 1.8 ("in succession"); safety-signals.md 1.7, menstruation, point 5 ("in a row")
 */
export function hasCleanBetween({ facts }: World, { fact, day }: Observation, later: number): boolean {
  const specimen = fact.kind === "result-reported" ? analyteOf(fact)?.specimen : undefined;
  for (const [key, { earliest, latest, flaws }] of facts.results) {
    if (analytes.get(key)?.specimen !== specimen) continue;
    for (const [i, flaw] of flaws.entries())
      if (flaw === undefined && earliest[i]! > day && latest[i]! < later) return true;
  }
  return false;
}
