import { addMonths, type Day } from "../../base/calendar.ts";
import type { ClinicalDate } from "../../base/clinical-date.ts";
import { ofKind } from "../../facts/fact-index.ts";
import type { Patient } from "../../facts/patient.ts";
import type { CandidacyLeaf } from "../../protocol/candidacy.ts";
import { cannotTell, type Judged, lack, no, type Subject, yes } from "./judged.ts";

type Leaf<K extends CandidacyLeaf["kind"]> = Extract<CandidacyLeaf, { kind: K }>;

/** So many years old on the day: from the birthday on, that day included. */
export function age({ atLeast }: Leaf<"age">, { patient, asOf }: Subject): Judged {
  const born = birthOf(patient);
  if (born === undefined) return cannotTell([lack("birth-date", "")]);
  const from = addMonths(born.earliest, atLeast * 12);
  const surely = addMonths(born.latest, atLeast * 12);
  if (surely <= asOf) return yes();
  const turnsOn = [from, surely];
  return from > asOf ? no({ turnsOn }) : cannotTell([lack("birth-date", "")], { turnsOn });
}

/** Whoever was 34 on a day was born in the year that ends 34 years before it. */
export function birthOf({ bornOn, ageYears, ageAsOf }: Patient): ClinicalDate | undefined {
  if (bornOn !== undefined) return bornOn;
  if (ageYears === undefined || ageAsOf === undefined) return undefined;
  return {
    earliest: (addMonths(ageAsOf, -(ageYears + 1) * 12) + 1) as Day,
    latest: addMonths(ageAsOf, -ageYears * 12),
  };
}

/** The newest word; two of one day that differ are none. */
export function phenotype({ anyOf, unclear = [] }: Leaf<"phenotype">, { facts, asOf }: Subject): Judged {
  const words = ofKind(facts, "disease-recorded", asOf);
  const newest = words.at(-1);
  if (newest === undefined) return cannotTell([lack("phenotype", "")]);
  const evidence = [newest.id];
  const isDoubtful = words.some((one) => one.latest >= newest.earliest && one.phenotype !== newest.phenotype);
  if (isDoubtful || unclear.includes(newest.phenotype))
    return cannotTell([lack("phenotype", newest.phenotype)], { evidence });
  return anyOf.includes(newest.phenotype) ? yes({ evidence }) : no({ evidence });
}
