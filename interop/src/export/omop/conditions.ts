import type { ClinicalDate, Day } from "@longwatch/core";
import { dateOf, dayOfFact, type ExportedPerson, factsOf, factsOfKind, placed } from "../person.ts";
import type { Row } from "../table.ts";
import { told } from "../told.ts";
import { conditionWords } from "../words.ts";
import { noConcept, typeConcepts } from "./concepts.ts";

/** Diagnoses that are not excluded, the disease itself, and relapses. */
export const conditionRows = (person: ExportedPerson): readonly Row[] =>
  factsOf(person).flatMap((fact) => {
    switch (fact.kind) {
      case "condition-recorded": {
        if (fact.certainty === "excluded") return [];
        const condition = told(person, conditionWords, fact.condition);
        const end = placed(person, `${fact.id} end`, fact.resolvedOn);
        if (condition === null) return [];
        return row(person, condition, dayOfFact(person, fact), end, fact.certainty ?? "confirmed");
      }
      case "disease-recorded": {
        const begin: ClinicalDate = fact.onsetOn ?? fact.diagnosedOn ?? fact;
        return row(person, "multiple-sclerosis", placed(person, `${fact.id} onset`, begin), undefined, fact.phenotype);
      }
      case "relapse-occurred": {
        const end = placed(person, `${fact.id} end`, fact.resolvedOn);
        const confirmed = fact.confirmedByExam === true ? "confirmed" : null;
        return row(person, "ms-relapse", dayOfFact(person, fact), end, confirmed);
      }
      case "reaction-observed": {
        const symptom = told(person, person.words.symptoms, fact.symptom);
        if (symptom === null) return [];
        return row(person, `infusion-reaction:${symptom}`, dayOfFact(person, fact), undefined, `grade ${fact.grade}`);
      }
      default:
        return [];
    }
  });

function row(
  person: ExportedPerson,
  condition: string,
  first: Day | undefined,
  last: Day | undefined,
  status: string | null,
): readonly Row[] {
  if (first === undefined) {
    person.withhold("day-unknown");
    return [];
  }
  return [
    {
      person_id: person.number,
      condition_concept_id: noConcept,
      condition_start_date: dateOf(person, first),
      condition_end_date: dateOf(person, last === undefined || last < first ? undefined : last),
      condition_type_concept_id: typeConcepts.record,
      condition_source_value: condition,
      condition_source_concept_id: noConcept,
      condition_status_source_value: status,
    },
  ];
}

/** What the person told or was found to be: symptoms that are present, and pregnancies. */
export const observationRows = (person: ExportedPerson): readonly Row[] => [
  ...factsOfKind(person, "symptom-reported")
    .filter(({ present = "yes" }) => present !== "no")
    .flatMap((fact) => {
      const symptom = told(person, person.words.symptoms, fact.symptom);
      return symptom === null
        ? []
        : observed(person, `symptom:${symptom}`, dayOfFact(person, fact), fact.present ?? "yes");
    }),
  ...factsOfKind(person, "pregnancy-recorded").flatMap((fact) =>
    observed(person, "pregnancy", dayOfFact(person, fact), "yes"),
  ),
];

function observed(person: ExportedPerson, what: string, day: Day | undefined, value: string): readonly Row[] {
  if (day === undefined) {
    person.withhold("day-unknown");
    return [];
  }
  return [
    {
      person_id: person.number,
      observation_concept_id: noConcept,
      observation_date: dateOf(person, day),
      observation_type_concept_id: typeConcepts.record,
      value_as_string: value,
      observation_source_value: what,
      observation_source_concept_id: noConcept,
      value_source_value: value,
    },
  ];
}
