import { findAnalyte, formatDay, type PatientRecord } from "@longwatch/core";
import { isValid } from "./thin-patient.ts";

type Resource = Readonly<Record<string, unknown>> & { readonly resourceType: string };
export type Bundle = {
  readonly resourceType: "Bundle";
  readonly type: "collection";
  readonly entry: readonly { readonly resource: Resource }[];
};

/** The same patient as a FHIR R4 Bundle: what the two engines are asked about is equal, fact by fact. */
export function fhirBundle({ patient, held }: PatientRecord): Bundle {
  const reference = `Patient/${patient.id}`;
  const resources: Resource[] = [{ resourceType: "Patient", id: patient.id, gender: patient.sex }];
  for (const fact of held.all) {
    if (fact.kind === "infusion-given" && fact.doseMg > 0) {
      resources.push({
        resourceType: "MedicationAdministration",
        id: fact.id,
        status: "completed",
        medicationCodeableConcept: { text: fact.drug },
        subject: { reference },
        effectiveDateTime: formatDay(fact.earliest),
      });
    }
    if (fact.kind !== "result-reported" || fact.analyte === undefined) continue;
    const code = findAnalyte(fact.analyte)?.loinc.find((term) => term.preferred)?.code;
    if (code === undefined) continue;
    resources.push({
      resourceType: "Observation",
      id: fact.id,
      status: fact.status ?? "final",
      code: { coding: [{ system: "http://loinc.org", code }] },
      subject: { reference },
      effectiveDateTime: formatDay(fact.earliest),
      ...(typeof fact.value === "number"
        ? { valueQuantity: { value: fact.value, system: "http://unitsofmeasure.org", code: fact.unit } }
        : { valueString: fact.value }),
      ...(isValid(fact) ? {} : { dataAbsentReason: { coding: [{ code: "error" }] } }),
    });
  }
  return { resourceType: "Bundle", type: "collection", entry: resources.map((resource) => ({ resource })) };
}
