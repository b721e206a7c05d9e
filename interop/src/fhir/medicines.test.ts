import { describe, expect, test } from "vitest";
import { factsOf, readResource, saysOf } from "../testing/fhir.ts";

const subject = { reference: "Patient/p1" };
const coded = (system: string, code: string, display?: string) => ({
  coding: [{ system, code, ...(display === undefined ? {} : { display }) }],
});
const rxnorm = "http://www.nlm.nih.gov/research/umls/rxnorm";
const alemtuzumab = coded(rxnorm, "1594660");
const infusion = (changes: object = {}) => ({
  resourceType: "MedicationAdministration",
  id: "m1",
  status: "completed",
  subject,
  medicationCodeableConcept: alemtuzumab,
  effectivePeriod: { start: "2024-03-04T09:00:00Z", end: "2024-03-04T13:00:00Z" },
  dosage: { dose: { value: 12, unit: "mg", system: "http://unitsofmeasure.org", code: "mg" } },
  ...changes,
});

describe("an infusion", () => {
  test("with its day, its dose and its times", () => {
    expect(factsOf(readResource(infusion()))).toEqual([
      {
        kind: "infusion-given",
        infusedOn: "2024-03-04",
        drug: "alemtuzumab",
        doseMg: 12,
        startedAt: "2024-03-04T09:00:00Z",
        endedAt: "2024-03-04T13:00:00Z",
        source: { resource: "MedicationAdministration/m1", at: "MedicationAdministration" },
      },
    ]);
  });

  test.each([
    coded(rxnorm, "117055"),
    coded("http://www.whocc.no/atc", "L04AG06"),
    coded("http://www.whocc.no/atc", "L04AA34"),
    coded("http://snomed.info/sct", "129472003"),
  ])("by the code %j", (medicationCodeableConcept) => {
    expect(factsOf(readResource(infusion({ medicationCodeableConcept })))).toMatchObject([{ kind: "infusion-given" }]);
  });

  test("by its name it is taken, with a doubt", () => {
    const outcome = readResource(infusion({ medicationCodeableConcept: { text: "Lemtrada 12 mg" } }));
    expect(factsOf(outcome)).toMatchObject([{ kind: "infusion-given", drug: "alemtuzumab" }]);
    expect(saysOf(outcome)).toEqual(["warning code-unmapped MedicationAdministration.medication"]);
  });

  test("through a contained medicine, with its lot", () => {
    const contained = [{ resourceType: "Medication", id: "med", code: alemtuzumab, batch: { lotNumber: "L77" } }];
    const outcome = readResource(
      infusion({ medicationCodeableConcept: undefined, medicationReference: { reference: "#med" }, contained }),
    );
    expect(factsOf(outcome)).toMatchObject([{ lot: "L77" }]);
  });

  test("that was stopped is an interrupted one, with the dose given", () => {
    const stopped = infusion({ status: "stopped", dosage: { dose: { value: 5, unit: "mg" } } });
    expect(factsOf(readResource(stopped))).toMatchObject([{ doseMg: 5, interrupted: true }]);
  });

  test.each([
    [{ status: "not-done" }, "warning value-not-a-result MedicationAdministration.status"],
    [{ status: "entered-in-error" }, "error status-unknown MedicationAdministration.status"],
    [{ status: "unknown" }, "error status-unknown MedicationAdministration.status"],
    [{ status: "given" }, "error resource-invalid MedicationAdministration.status"],
    [{ dosage: undefined }, "error value-missing MedicationAdministration.dosage.dose"],
    [{ dosage: { dose: { value: 12 } } }, "error unit-missing MedicationAdministration.dosage.dose"],
    [{ dosage: { dose: { value: 0.012, unit: "g" } } }, "error unit-unfit MedicationAdministration.dosage.dose"],
    [{ effectivePeriod: undefined }, "error date-missing MedicationAdministration.effective"],
    [
      { effectivePeriod: { start: "2024-13-04" } },
      "error resource-invalid MedicationAdministration.effectivePeriod.start",
    ],
    [{ medicationCodeableConcept: undefined }, "error code-unmapped MedicationAdministration.medication"],
  ])("%j is not taken", (changes, issue) => {
    const outcome = readResource(infusion(changes));
    expect(factsOf(outcome)).toEqual([]);
    expect(saysOf(outcome)).toEqual([issue]);
  });
});

describe("other medicines", () => {
  const other = (resourceType: string, changes: object) => ({
    resourceType,
    subject,
    medicationCodeableConcept: coded(rxnorm, "281", "acyclovir"),
    ...changes,
  });

  test.each([
    [
      other("MedicationAdministration", { status: "completed", effectiveDateTime: "2024-03-04" }),
      { status: "taken", startedOn: "2024-03-04" },
    ],
    [
      other("MedicationStatement", { status: "stopped", effectivePeriod: { start: "2024-03", end: "2024-04" } }),
      { status: "taken", startedOn: "2024-03", stoppedOn: "2024-04" },
    ],
    [
      other("MedicationRequest", { status: "active", intent: "order", authoredOn: "2024-03-01" }),
      { status: "prescribed", startedOn: "2024-03-01" },
    ],
  ])("%j", (resource, fact) => {
    expect(factsOf(readResource(resource))).toMatchObject([
      { kind: "medicine-recorded", medicine: "aciclovir", ...fact },
    ]);
  });

  test.each([
    [other("MedicationStatement", { status: "active" }), "error date-missing MedicationStatement"],
    [
      other("MedicationRequest", { status: "cancelled", authoredOn: "2024-03-01" }),
      "warning status-unknown MedicationRequest.status",
    ],
    [
      {
        ...other("MedicationRequest", { status: "active", authoredOn: "2024-03-01" }),
        medicationCodeableConcept: alemtuzumab,
      },
      "error resource-unsupported MedicationRequest",
    ],
    [other("MedicationStatement", {}), "error resource-invalid MedicationStatement.status"],
  ])("%j is not taken", (resource, issue) => {
    const outcome = readResource(resource);
    expect(factsOf(outcome)).toEqual([]);
    expect(saysOf(outcome)).toContain(issue);
  });
});

describe("a vaccination", () => {
  const cvx = "http://hl7.org/fhir/sid/cvx";
  const given = (changes: object = {}) => ({
    resourceType: "Immunization",
    status: "completed",
    patient: subject,
    vaccineCode: coded(cvx, "187"),
    occurrenceDateTime: "2024-01-15",
    ...changes,
  });

  test.each([
    ["187", "zoster-recombinant", false],
    ["121", "zoster-live", true],
    ["03", "mmr", true],
    ["111", "influenza-live-nasal", true],
  ])("CVX %s is %s", (code, vaccine, live) => {
    expect(factsOf(readResource(given({ vaccineCode: coded(cvx, code) })))).toMatchObject([
      { vaccine, live, givenOn: "2024-01-15" },
    ]);
  });

  test.each([
    [{ vaccineCode: coded(cvx, "188") }, "error code-unmapped Immunization.vaccineCode"],
    [{ vaccineCode: { text: "flu" } }, "error code-unmapped Immunization.vaccineCode"],
    [{ status: "not-done" }, "warning value-not-a-result Immunization.status"],
    [{ status: "entered-in-error" }, "error status-unknown Immunization.status"],
    [{ status: undefined }, "error resource-invalid Immunization.status"],
    [{ occurrenceDateTime: undefined, occurrenceString: "in spring" }, "error date-missing Immunization.occurrence"],
  ])("%j is not taken", (changes, issue) => {
    const outcome = readResource(given(changes));
    expect(factsOf(outcome)).toEqual([]);
    expect(saysOf(outcome)).toEqual([issue]);
  });
});

describe("a condition", () => {
  const sct = "http://snomed.info/sct";
  const verified = (code: string) => ({
    verificationStatus: coded("http://terminology.hl7.org/CodeSystem/condition-ver-status", code),
  });
  const condition = (changes: object = {}) => ({
    resourceType: "Condition",
    subject,
    code: coded(sct, "2897005"),
    ...verified("confirmed"),
    ...changes,
  });

  test.each([
    [
      { onsetDateTime: "2024-05", abatementDateTime: "2025-01-02" },
      { condition: "immune-thrombocytopenia", certainty: "confirmed", onsetOn: "2024-05", resolvedOn: "2025-01-02" },
    ],
    [verified("refuted"), { certainty: "excluded" }],
    [verified("provisional"), { certainty: "suspected" }],
    [{ code: coded("http://hl7.org/fhir/sid/icd-10-cm", "M31.0") }, { condition: "anti-gbm-disease" }],
    [{ verificationStatus: undefined }, { certainty: "suspected" }],
  ])("%j", (changes, fact) => {
    expect(factsOf(readResource(condition(changes)))).toMatchObject([fact]);
  });

  test.each([
    [{ code: coded(sct, "38341003") }, "error code-unmapped Condition.code"],
    [{ code: undefined }, "error code-unmapped Condition.code"],
    [verified("entered-in-error"), "error status-unknown Condition.status"],
    [verified("maybe"), "error resource-invalid Condition.verificationStatus"],
  ])("%j is not taken", (changes, issue) => {
    const outcome = readResource(condition(changes));
    expect(factsOf(outcome)).toEqual([]);
    expect(saysOf(outcome)).toEqual([issue]);
  });
});
