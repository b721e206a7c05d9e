import { assess, type FactJson, factIdOf, type Instant, parseDay, parseRecord, type RecordJson } from "@longwatch/core";
import { auditEvent, type PatientView, patientView, personResource, servedTypes } from "@longwatch/interop";
import { expect, test } from "vitest";
import { examples } from "../../../core/src/testing/fact-examples.ts";
import { protocolsForUse } from "../protocols/library.ts";
import { rulesOf, shippedLibrary } from "../rules/shipped.ts";
import { faultsOf } from "../testing/fhir-validators.ts";
import { exampleRecord } from "../testing/people.ts";

const names = ["ada", "bruno", "chiara", "dimitri", "elena", "farah", "gwen", "hugo", "ines", "jonas", "kira"];

function viewOf(record: RecordJson): PatientView {
  const library = shippedLibrary();
  const parsed = parseRecord(record);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  if (!library.ok) throw new Error("the shipped rules cannot be read");
  const { rulebook } = rulesOf(protocolsForUse(library.value), [], library.value.references);
  const written = record.facts.map((fact): FactJson => ({ ...fact, id: fact.id ?? factIdOf(fact) }));
  const at = Date.parse("2026-11-21T08:00:00Z") as Instant;
  return patientView({
    record: parsed.value,
    written,
    person: [
      { version: 1, at, by: "somebody", header: record.patient, details: { familyName: "Lind", telephone: "1" } },
    ],
    isNamed: true,
    messageOf: () => "11111111-1111-4111-8111-111111111111",
    worked: { assessment: assess(parsed.value, rulebook, parseDay("2026-11-21")!), at },
  });
}

test("the validators find what is wrong", () => {
  const subject = { reference: "Patient/1" };
  const code = { text: "x" };
  expect(faultsOf({ resourceType: "Observation", status: "bogus", code, subject })).not.toEqual([]);
  expect(faultsOf({ resourceType: "Observation", status: "final", subject })).not.toEqual([]);
  expect(faultsOf({ resourceType: "Observation", status: "final", code, subject, kind: 1 })).not.toEqual([]);
  expect(faultsOf({ resourceType: "Observation", status: "final", code, subject })).toEqual([]);
});

const resourcesIn = (view: PatientView) =>
  servedTypes.flatMap(({ type }) =>
    view.ofType(type).flatMap(({ states }) => states.flatMap(({ resource }) => resource ?? [])),
  );

test.each(names)("every resource of %s is valid by the definitions of R4", (name) => {
  const seen = resourcesIn(viewOf(exampleRecord(name)));
  expect(seen.length).toBeGreaterThan(100);
  expect([...new Set(seen.flatMap(faultsOf))]).toEqual([]);
});

const prescribed: FactJson = {
  kind: "medicine-recorded",
  medicine: "aciclovir",
  startedOn: "2026-01-01",
  status: "prescribed",
  recordedAt: "2026-01-01T08:00:00Z",
};

test("so is a fact of every kind, as little and as much as can be said of it, and when it was taken back", () => {
  const learned = ["2026-01-01T08:00:00Z", "2026-01-02T08:00:00Z"] as const;
  const facts = Object.entries(examples)
    .filter(([kind]) => kind !== "fact-retracted")
    .flatMap(([kind, { least, full }]) => {
      const { supersedes: _supersedes, ...rest } = full;
      return [
        { kind, ...least, id: `least-${kind}`, recordedAt: learned[0], by: "AB" },
        { kind, ...rest, id: `full-${kind}`, recordedAt: learned[0], by: "AB" },
        ...["least", "full"].map((form) => ({
          kind: "fact-retracted",
          id: `back-${form}-${kind}`,
          fact: `${form}-${kind}`,
          reason: "another patient",
          recordedAt: learned[1],
          by: "CD",
        })),
      ];
    });
  const { patient } = exampleRecord("ada");
  const view = viewOf({ record: 1, patient, facts: [...(facts as unknown as FactJson[]), prescribed] });
  const seen = resourcesIn(view);
  const inError = seen.filter((one) => JSON.stringify(one).includes("entered-in-error"));
  expect([...new Set(seen.map(({ resourceType }) => resourceType))].toSorted()).toEqual([
    "AdverseEvent",
    "AllergyIntolerance",
    "CarePlan",
    "Communication",
    "Condition",
    "DetectedIssue",
    "DiagnosticReport",
    "Flag",
    "Immunization",
    "MedicationAdministration",
    "MedicationRequest",
    "MedicationStatement",
    "Observation",
    "Patient",
    "Procedure",
    "Provenance",
    "QuestionnaireResponse",
    "Task",
  ]);
  expect(inError.length).toBeGreaterThan(30);
  expect([...new Set(seen.flatMap(faultsOf))]).toEqual([]);
  expect(view.ofType("AdverseEvent").map(({ states }) => states.at(-1)!.resource)).toEqual([undefined, undefined]);
});

test("a person whom the reader may not know is valid too, and says nothing of who it is", () => {
  const at = 0 as Instant;
  const { patient } = exampleRecord("ada");
  const header = { ...patient, bornOn: "1988-05-14", identifiers: [{ system: "urn:mrn", value: "M1001" }] };
  const person = { version: 1, at, by: "somebody", header, details: { familyName: "Lind", email: "a@b.example" } };
  const shown = personResource([person], false).states[0].resource!;
  expect(faultsOf(shown)).toEqual([]);
  expect(JSON.stringify(shown)).not.toMatch(/Lind|M1001|example|-05-14/);
});

test("an audit event is valid too", () => {
  const moment = Date.parse("2026-11-21T08:00:00Z") as Instant;
  const event = {
    event: "11111111-1111-4111-8111-111111111111",
    at: "2026-11-21T08:00:00.000123Z",
    moment,
    actor: { kind: "account", id: "nora" },
    action: "patient.read",
    object: "lw-0001",
    why: "asked on the telephone",
    patients: ["lw-0001"],
  };
  expect(faultsOf(auditEvent(event))).toEqual([]);
  expect(faultsOf(auditEvent({ ...event, patients: [], why: null }))).toEqual([]);
});
