import { dayOfFact, type ExportedPerson, factsOf, factsOfKind, firstInfusionOn, placed } from "../person.ts";
import type { Row } from "../table.ts";
import { told, toldDrug } from "../told.ts";
import { conditionWords } from "../words.ts";
import { numbered, span } from "./context.ts";

/** Reactions to an infusion, and diagnoses that began on or after the first infusion. Terms are ours: MedDRA is licensed and not shipped. */
export const adverseEventRows = (person: ExportedPerson): readonly Row[] =>
  numbered(person, "AE", [
    ...factsOfKind(person, "reaction-observed").flatMap((fact) => {
      const term = told(person, person.words.symptoms, fact.symptom);
      const day = dayOfFact(person, fact);
      return term === null
        ? []
        : [
            {
              AETERM: term,
              AECAT: "INFUSION REACTION",
              AETOXGR: `${fact.grade}`,
              ...span(person, "AE", day, undefined),
            },
          ];
    }),
    ...conditions(person)
      .filter(({ isAfterTreatment }) => isAfterTreatment)
      .map(({ term, first, last }) => ({ AETERM: term, AECAT: "DIAGNOSIS", ...span(person, "AE", first, last) })),
  ]);

/** The disease itself, and diagnoses from before the first infusion or without a day. */
export const historyRows = (person: ExportedPerson): readonly Row[] =>
  numbered(person, "MH", [
    ...factsOfKind(person, "disease-recorded").map((fact) => ({
      MHTERM: "multiple-sclerosis",
      MHCAT: fact.phenotype,
      ...span(person, "MH", placed(person, `${fact.id} onset`, fact.onsetOn ?? fact.diagnosedOn), undefined),
    })),
    ...conditions(person)
      .filter(({ isAfterTreatment }) => !isAfterTreatment)
      .map(({ term, first, last }) => ({ MHTERM: term, MHCAT: "DIAGNOSIS", ...span(person, "MH", first, last) })),
  ]);

/** Relapses, and pregnancies. */
export const clinicalEventRows = (person: ExportedPerson): readonly Row[] =>
  numbered(
    person,
    "CE",
    factsOf(person).flatMap((fact) => {
      if (fact.kind !== "relapse-occurred" && fact.kind !== "pregnancy-recorded") return [];
      const isRelapse = fact.kind === "relapse-occurred";
      const end = placed(person, `${fact.id} end`, isRelapse ? fact.resolvedOn : fact.endedOn);
      const term = isRelapse ? "ms-relapse" : "pregnancy";
      return [{ CETERM: term, CECAT: term.toUpperCase(), ...span(person, "CE", dayOfFact(person, fact), end) }];
    }),
  );

function conditions(person: ExportedPerson) {
  const treatedFrom = firstInfusionOn(person);
  return factsOfKind(person, "condition-recorded").flatMap((fact) => {
    const term = told(person, conditionWords, fact.condition);
    if (term === null || fact.certainty === "excluded") return [];
    const first = dayOfFact(person, fact);
    const last = placed(person, `${fact.id} end`, fact.resolvedOn);
    const isAfterTreatment = first !== undefined && treatedFrom !== undefined && first >= treatedFrom;
    return [{ term, first, last, isAfterTreatment }];
  });
}

/** Everything else that was taken: earlier and later therapies, premedication, prophylaxis, treatment of complications. */
export const medicineRows = (person: ExportedPerson): readonly Row[] =>
  numbered(person, "CM", [
    ...factsOfKind(person, "therapy-recorded").map((fact) => ({
      CMTRT: toldDrug(person, fact.drug),
      CMCAT: "DISEASE-MODIFYING THERAPY",
      ...span(person, "CM", dayOfFact(person, fact), placed(person, `${fact.id} end`, fact.stoppedOn)),
    })),
    ...factsOfKind(person, "medicine-recorded")
      .filter(({ status = "taken" }) => status === "taken" || status === "prescribed")
      .map((fact) => ({
        CMTRT: toldDrug(person, fact.medicine),
        CMCAT: "CONCOMITANT",
        CMDOSE: fact.doseUnit === "mg" ? (fact.doseValue ?? null) : null,
        CMDOSU: fact.doseUnit === "mg" ? "mg" : null,
        ...span(person, "CM", dayOfFact(person, fact), placed(person, `${fact.id} end`, fact.stoppedOn)),
      })),
  ]);
