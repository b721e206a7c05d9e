import type { ClinicalDate, Fact } from "@longwatch/core";
import { dateOf, dayOfFact, type ExportedPerson, factsOfKind, placed } from "../person.ts";
import type { Row } from "../table.ts";
import { told, toldDrug, toldIfIdentified } from "../told.ts";
import { vaccineWords } from "../words.ts";
import { noConcept, typeConcepts } from "./concepts.ts";

/** One row for each infusion day, each therapy, each medicine that was taken, and each vaccination. */
export const drugRows = (person: ExportedPerson): readonly Row[] => [
  ...factsOfKind(person, "infusion-given").flatMap((fact) =>
    exposure(person, fact, undefined, {
      drug_type_concept_id: typeConcepts.administration,
      quantity: fact.doseMg,
      drug_source_value: toldDrug(person, fact.drug),
      route_source_value: "intravenous",
      dose_unit_source_value: "mg",
      lot_number: toldIfIdentified(person, fact.lot),
    }),
  ),
  ...factsOfKind(person, "therapy-recorded").flatMap((fact) =>
    exposure(person, fact, fact.stoppedOn, {
      drug_source_value: toldDrug(person, fact.drug),
      stop_reason: fact.stopReason ?? null,
    }),
  ),
  ...factsOfKind(person, "medicine-recorded")
    .filter(({ status = "taken" }) => status === "taken" || status === "prescribed")
    .flatMap((fact) => exposure(person, fact, fact.stoppedOn, { drug_source_value: toldDrug(person, fact.medicine) })),
  ...factsOfKind(person, "vaccine-given").flatMap((fact) =>
    exposure(person, fact, undefined, {
      drug_type_concept_id: typeConcepts.administration,
      drug_source_value: told(person, vaccineWords, fact.vaccine),
    }),
  ),
];

/** The model asks for an end: where none is on file it is the first day, and `verbatim_end_date` stays empty. */
function exposure(person: ExportedPerson, fact: Fact, stoppedOn: ClinicalDate | undefined, said: Row): readonly Row[] {
  const first = dayOfFact(person, fact);
  if (first === undefined) {
    person.withhold("day-unknown");
    return [];
  }
  const stopped = placed(person, `${fact.id} end`, stoppedOn);
  const last = stopped === undefined || stopped < first ? undefined : stopped;
  return [
    {
      person_id: person.number,
      drug_concept_id: noConcept,
      drug_exposure_start_date: dateOf(person, first),
      drug_exposure_end_date: dateOf(person, last ?? first),
      verbatim_end_date: dateOf(person, last),
      drug_type_concept_id: typeConcepts.record,
      drug_source_concept_id: noConcept,
      ...said,
    },
  ];
}
