import { formatDay } from "@longwatch/core";
import { birthYearOf, contactDays, dateOf, diedOn, type ExportedPerson } from "../person.ts";
import type { Row, Rows } from "../table.ts";
import { genderConcepts, noConcept, typeConcepts, versionConcept } from "./concepts.ts";
import { conditionRows, observationRows } from "./conditions.ts";
import { drugRows } from "./drugs.ts";
import { measurementRows } from "./measurements.ts";

/** One person's rows of the common data model; undefined where the model cannot hold them, because no year of birth is on file. */
export function omopRows(person: ExportedPerson): Rows | undefined {
  const year = birthYearOf(person);
  if (year === undefined) return undefined;
  const { patient } = person.record;
  const contacts = contactDays(person);
  const died = diedOn(person);
  return {
    person: [
      {
        person_id: person.number,
        gender_concept_id: genderConcepts[patient.sex] ?? noConcept,
        year_of_birth: year,
        ...birthDay(person),
        race_concept_id: noConcept,
        ethnicity_concept_id: noConcept,
        person_source_value: person.name,
        gender_source_value: patient.sex,
        gender_source_concept_id: noConcept,
      },
    ],
    observation_period:
      contacts === undefined
        ? []
        : [
            {
              person_id: person.number,
              observation_period_start_date: dateOf(person, contacts.first),
              observation_period_end_date: dateOf(person, contacts.last),
              period_type_concept_id: typeConcepts.record,
            },
          ],
    drug_exposure: drugRows(person),
    measurement: measurementRows(person),
    condition_occurrence: conditionRows(person),
    observation: observationRows(person),
    death:
      died === undefined
        ? []
        : [
            {
              person_id: person.number,
              death_date: dateOf(person, died),
              death_type_concept_id: typeConcepts.record,
            },
          ],
  };
}

/** Month and day only where people are identified and both are known. */
function birthDay({ record, privacy }: ExportedPerson): Row {
  const { bornOn } = record.patient;
  if (privacy !== "identified" || bornOn === undefined || bornOn.earliest !== bornOn.latest) return {};
  const [, month, day] = formatDay(bornOn.earliest).split("-");
  return { month_of_birth: Number(month), day_of_birth: Number(day) };
}

/** What the model wants to know of the export itself. */
export const omopSource = (asOf: string, software: string): Rows => ({
  cdm_source: [
    {
      cdm_source_name: "Longwatch monitoring record",
      cdm_source_abbreviation: "Longwatch",
      cdm_holder: "the clinic that made the export",
      source_description: "Monitoring after treatment with alemtuzumab: facts that held on the release date.",
      cdm_etl_reference: software,
      source_release_date: asOf,
      cdm_release_date: asOf,
      cdm_version: "5.4",
      cdm_version_concept_id: versionConcept,
      vocabulary_version: "none",
    },
  ],
});
