import type { FactOfKind } from "@longwatch/core";
import { dateOf, dayOfFact, type ExportedPerson, factsOfKind } from "../person.ts";
import { isMeasured, type ToldResult, toldResult } from "../result.ts";
import type { Row } from "../table.ts";
import { told } from "../told.ts";
import { testUnits, testWords } from "../words.ts";
import { conceptByLoinc, noConcept, operatorConcepts, typeConcepts } from "./concepts.ts";

/** Results of the laboratory, and what was measured of the person: pressure and pulse, EDSS, functional tests, MRI. */
export const measurementRows = (person: ExportedPerson): readonly Row[] => [
  ...factsOfKind(person, "result-reported")
    .filter(isMeasured)
    .flatMap((fact) => resultRow(person, fact)),
  ...factsOfKind(person, "edss-scored").flatMap((fact) => [
    ...measured(person, fact, "edss", fact.score, "{score}"),
    ...Object.entries(fact.functionalSystems ?? {}).flatMap(([system, grade]) =>
      measured(person, fact, `kfs-${system}`, grade, "{score}"),
    ),
  ]),
  ...factsOfKind(person, "test-scored").flatMap((fact) => {
    const test = told(person, testWords, fact.test);
    const unit = testUnits.has(fact.unit) ? fact.unit : null;
    return test === null || unit === null ? [] : measured(person, fact, test, fact.value, unit);
  }),
  ...factsOfKind(person, "mri-read").flatMap((fact) => [
    ...measured(person, fact, "mri-new-or-enlarging-t2", fact.newOrEnlargingT2, "{count}"),
    ...measured(person, fact, "mri-gd-enhancing", fact.gdEnhancing, "{count}"),
    ...measured(person, fact, "mri-brain-volume-change", fact.brainVolumePct, "%"),
  ]),
  ...factsOfKind(person, "vitals-measured").flatMap((fact) => [
    ...measured(person, fact, "systolic-pressure", fact.systolic, "mm[Hg]"),
    ...measured(person, fact, "diastolic-pressure", fact.diastolic, "mm[Hg]"),
    ...measured(person, fact, "pulse", fact.pulse, "/min"),
    ...measured(person, fact, "temperature", fact.temperatureC, "Cel"),
    ...measured(person, fact, "oxygen-saturation", fact.spo2, "%"),
  ]),
];

function resultRow(person: ExportedPerson, fact: FactOfKind<"result-reported">): readonly Row[] {
  const result = toldResult(person, fact);
  const on = dateOf(person, dayOfFact(person, fact));
  // A row without a test or without a value would say that something was measured, and not what.
  if (result.analyte === undefined || (result.value ?? result.word ?? result.text) === undefined) return [];
  if (on === null) return withheldDay(person);
  return [
    {
      person_id: person.number,
      measurement_concept_id: conceptOf(result),
      measurement_date: on,
      measurement_type_concept_id: typeConcepts.laboratory,
      operator_concept_id: result.comparator === undefined ? null : operatorConcepts[result.comparator],
      value_as_number: result.value ?? null,
      value_as_concept_id: result.word === undefined ? null : noConcept,
      unit_concept_id: result.unit === undefined ? null : noConcept,
      range_low: result.low ?? null,
      range_high: result.high ?? null,
      measurement_source_value: result.loinc ?? result.analyte.key,
      measurement_source_concept_id: noConcept,
      unit_source_value: result.unit ?? null,
      value_source_value: result.word ?? result.text ?? null,
    },
  ];
}

/**
 * By the number that was sent. Where none was, by the one we send for the analyte, if it is of the same property: creatinine in
 * umol/L is not the test that is reported in mg/dL.
 */
function conceptOf({ loinc, analyte, unit }: ToldResult): number {
  const preferred = analyte?.loinc.find((term) => term.preferred);
  const isSame = isAmount(preferred?.usualUnit) === isAmount(unit);
  const code = loinc ?? (isSame ? preferred?.code : undefined);
  return (code === undefined ? undefined : conceptByLoinc[code]) ?? noConcept;
}
const isAmount = (unit: string | undefined): boolean => unit?.includes("mol") === true;

type Dated = Parameters<typeof dayOfFact>[1];

function measured(
  person: ExportedPerson,
  fact: Dated,
  what: string,
  value: number | undefined,
  unit: string,
): readonly Row[] {
  const on = dateOf(person, dayOfFact(person, fact));
  if (value === undefined) return [];
  if (on === null) return withheldDay(person);
  return [
    {
      person_id: person.number,
      measurement_concept_id: noConcept,
      measurement_date: on,
      measurement_type_concept_id: typeConcepts.record,
      value_as_number: value,
      unit_concept_id: noConcept,
      measurement_source_value: what,
      measurement_source_concept_id: noConcept,
      unit_source_value: unit,
    },
  ];
}

function withheldDay(person: ExportedPerson): readonly Row[] {
  person.withhold("day-unknown");
  return [];
}
