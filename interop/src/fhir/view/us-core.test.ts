import { type FactJson, factIdOf, type Instant, parseRecord, type RecordJson } from "@longwatch/core";
import { expect, test } from "vitest";
import { examples } from "../../../../core/src/testing/fact-examples.ts";
import { valuesAt } from "../search/values.ts";
import type { Resource } from "../write/element.ts";
import { patientView } from "./patient-view.ts";
import { type PersonDetails, personResource } from "./person.ts";

/**
 * What readers of US Core look for in a Patient and in a result of the laboratory, as far as it is held here. No profile is claimed: an
 * encounter and a person's address are not kept.
 */
const patient: RecordJson["patient"] = {
  id: "p",
  sex: "female",
  bornOn: "1988-05-14",
  jurisdiction: "US",
  identifiers: [{ system: "urn:mrn", value: "M1001" }],
};
const at = Date.parse("2026-11-21T08:00:00Z") as Instant;

function resultsOf(facts: readonly object[]): readonly Resource[] {
  const written = (facts as readonly FactJson[]).map(
    (fact): FactJson => ({
      ...fact,
      id: fact.id ?? factIdOf(fact),
      recordedAt: "2026-11-20T08:00:00Z",
    }),
  );
  const record = parseRecord({ record: 1, patient, facts: [...written] });
  if (!record.ok) throw new Error(JSON.stringify(record.issues));
  const view = patientView({
    record: record.value,
    written,
    person: [{ version: 1, at, by: "AB", header: patient, details: {} }],
    isNamed: true,
    messageOf: () => undefined,
  });
  return view.ofType("Observation").flatMap(({ states }) => states.flatMap(({ resource }) => resource ?? []));
}

const { least, full } = examples["result-reported"];
const {
  supersedes: _supersedes,
  comparator: _comparator,
  ...whole
} = full as unknown as Readonly<Record<string, unknown>>;

test("a result with all that a laboratory sends has every element that US Core looks for", () => {
  const [result] = resultsOf([{ kind: "result-reported", ...whole }]);
  const held: Readonly<Record<string, readonly unknown[]>> = {
    "meta.lastUpdated": ["2026-11-20T08:00:00Z"],
    status: ["corrected"],
    "category.coding.system": ["http://terminology.hl7.org/CodeSystem/observation-category"],
    "category.coding.code": ["laboratory"],
    "code.coding.system": ["http://loinc.org"],
    "code.coding.code": ["777-3"],
    "subject.reference": ["Patient/p"],
    effectiveDateTime: ["2024-04-02T08:00:00Z"],
    issued: ["2024-04-02T12:00:00Z"],
    "performer.display": ["L"],
    "valueQuantity.value": [212],
    "valueQuantity.system": ["http://unitsofmeasure.org"],
    "valueQuantity.code": ["10*9/L"],
    "interpretation.coding.code": ["L"],
    "specimen.reference": ["#specimen"],
    "referenceRange.low.value": [150],
    "referenceRange.high.value": [400],
  };
  expect(Object.fromEntries(Object.keys(held).map((path) => [path, valuesAt(result, path)]))).toEqual(held);
});

const required = ["status", "category.coding.code", "code.coding.code", "subject.reference"];

test.each<[string, object]>([
  ["as little as can be said", {}],
  ["a word", { analyte: "hbsag", value: "negative", unit: undefined }],
  ["a titre", { analyte: "varicella_igg", value: { titre: 80 }, unit: undefined }],
  ["none, as it clotted", { value: undefined, unit: undefined, specimen: ["clotted"] }],
  ["none, as it was cancelled", { value: undefined, unit: undefined, status: "cancelled" }],
  ["a range", { value: { low: 100, high: 120 } }],
  ["a limit", { value: 5, comparator: "<" }],
])("a result of %s has what US Core requires, and a value or the reason why there is none", (_, more) => {
  const fact = Object.fromEntries(
    Object.entries({ kind: "result-reported", ...least, ...more }).filter(([, value]) => value !== undefined),
  );
  const [result] = resultsOf([fact]);
  for (const path of required) expect([path, valuesAt(result, path).length]).toEqual([path, 1]);
  expect(Object.keys(result!).filter((name) => /^value|^dataAbsentReason$/.test(name))).toHaveLength(1);
});

test("a result that was taken back says why there is no value", () => {
  const fact = { kind: "result-reported", ...least, id: "a" };
  const back = { kind: "fact-retracted", fact: "a", reason: "another patient", by: "CD", id: "b" };
  const result = resultsOf([fact, back]).at(-1)!;
  expect(result["status"]).toBe("entered-in-error");
  for (const path of required) expect([path, valuesAt(result, path).length]).toEqual([path, 1]);
  expect(Object.keys(result).filter((name) => /^value|^dataAbsentReason$/.test(name))).toEqual(["dataAbsentReason"]);
});

const personOf = (details: PersonDetails, isNamed: boolean): Resource =>
  personResource([{ version: 1, at, by: "AB", header: patient, details }], isNamed).states[0].resource!;

test("a person has every element that US Core looks for, as far as it is kept", () => {
  const details = {
    familyName: "Lind",
    givenName: "Ada",
    telephone: "+44 20 7946 0000",
    email: "a@b.example",
    language: "en",
  };
  const shown = personOf(details, true);
  const held: Readonly<Record<string, readonly unknown[]>> = {
    "identifier.system": ["urn:longwatch:patient", "urn:mrn"],
    "identifier.value": ["p", "M1001"],
    "name.family": ["Lind"],
    "name.given": ["Ada"],
    "telecom.system": ["phone", "email"],
    "telecom.value": ["+44 20 7946 0000", "a@b.example"],
    gender: ["female"],
    birthDate: ["1988-05-14"],
    "communication.language.coding.code": ["en"],
  };
  expect(Object.fromEntries(Object.keys(held).map((path) => [path, valuesAt(shown, path)]))).toEqual(held);
});

test.each([
  ["of whom no name is kept", true, "unknown"],
  ["whose name the reader may not know", false, "masked"],
])("a person %s has a name that says so", (_, isNamed, reason) => {
  const shown = personOf({}, isNamed);
  expect(valuesAt(shown, "name.extension.valueCode")).toEqual([reason]);
  expect(valuesAt(shown, "gender")).toEqual(["female"]);
  expect(valuesAt(shown, "identifier").length).toBeGreaterThan(0);
});
