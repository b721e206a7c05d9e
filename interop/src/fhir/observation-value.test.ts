import { describe, expect, test } from "vitest";
import { bytesOf, factsOf, observation, ofLoinc, readResource, saysOf } from "../testing/fhir.ts";
import { readFhirFile } from "./read-file.ts";

const ucum = "http://unitsofmeasure.org";
const quantity = (value: unknown, more: object = {}) => ({
  value,
  unit: "10*9/L",
  system: ucum,
  code: "10*9/L",
  ...more,
});
const sct = (code: string, display = "") => ({
  coding: [{ system: "http://snomed.info/sct", code, ...(display === "" ? {} : { display }) }],
});

describe("a quantity", () => {
  test.each([
    [quantity(62, { comparator: "<" }), { value: 62, comparator: "<" }],
    [quantity(212, { unit: "x10*9/L" }), { value: 212, unit: "10*9/L", sent: { unit: "x10*9/L" } }],
    [quantity(212, { unit: "G/l", code: undefined, system: undefined }), { unit: "10*9/L", sent: { unit: "G/l" } }],
    [{ value: 212, unit: "10*9/L", system: "http://snomed.info/sct", code: "258811000" }, { unit: "10*9/L" }],
  ])("%j", (valueQuantity, fact) => {
    expect(factsOf(readResource(observation({ valueQuantity })))).toMatchObject([fact]);
  });

  test("its digits are kept where a number would lose some", () => {
    const text = JSON.stringify(observation()).replace(":212", ":212.00");
    expect(factsOf(readFhirFile(bytesOf(text)))).toMatchObject([{ value: 212, sent: { value: "212.00" } }]);
    expect(factsOf(readResource(observation()))[0]).not.toHaveProperty("sent");
  });

  test.each([
    [quantity(212, { unit: "g/L" }), "error unit-unfit Observation.valueQuantity.unit"],
    [quantity(212, { unit: "/uL" }), "error unit-unfit Observation.valueQuantity.unit"],
    [
      quantity(212, { unit: undefined, system: "http://snomed.info/sct", code: "258811000" }),
      "error unit-missing Observation.valueQuantity.unit",
    ],
    [{ value: 212 }, "error unit-missing Observation.valueQuantity.unit"],
    [quantity(999_999), "error value-implausible Observation.valueQuantity.value"],
    [quantity("212"), "error resource-invalid Observation.valueQuantity.value"],
    [quantity(212, { comparator: "~" }), "error resource-invalid Observation.valueQuantity.comparator"],
    [quantity(undefined), "error value-missing Observation.valueQuantity.value"],
    ["212", "error resource-invalid Observation.valueQuantity"],
    [[quantity(212)], "error resource-invalid Observation.valueQuantity"],
  ])("%j is not taken", (valueQuantity, issue) => {
    const outcome = readResource(observation({ valueQuantity }));
    expect(factsOf(outcome)).toEqual([]);
    expect(saysOf(outcome)).toContain(issue);
  });

  test("two values are one too many", () => {
    expect(saysOf(readResource(observation({ valueString: "212" })))).toEqual([
      "error resource-invalid Observation.value",
    ]);
  });
});

describe("a coded value", () => {
  test.each([
    [sct("260385009"), "negative"],
    [sct("10828004", "Positive"), "positive"],
    [sct("260373001"), "detected"],
    [sct("260415000", "Negative"), "not-detected"],
    [{ coding: [{ system: "http://loinc.org", code: "LA6576-8" }] }, "positive"],
    [{ text: "Non-reactive" }, "negative"],
  ])("%j", (valueCodeableConcept, value) => {
    expect(factsOf(readResource(ofLoinc("5196-1", { valueCodeableConcept })))).toMatchObject([
      { analyte: "hbsag", value },
    ]);
  });

  test("an ordinal of a test strip", () => {
    expect(factsOf(readResource(ofLoinc("5794-3", { valueCodeableConcept: sct("260348001") })))).toMatchObject([
      { value: "2+" },
    ]);
  });

  test("a code and a word that contradict each other are not believed", () => {
    const outcome = readResource(ofLoinc("5196-1", { valueCodeableConcept: sct("260385009", "Reactive") }));
    expect(factsOf(outcome)).toEqual([]);
    expect(saysOf(outcome)).toEqual(["error value-unreadable Observation.valueCodeableConcept"]);
  });

  test("a heading that says nothing is kept as text, and is no result", () => {
    const outcome = readResource(ofLoinc("5196-1", { valueCodeableConcept: sct("260411009", "Presence findings") }));
    expect(factsOf(outcome)).toMatchObject([{ value: "Presence findings" }]);
    expect(saysOf(outcome)).toEqual(["warning value-unreadable Observation.valueCodeableConcept"]);
  });
});

describe("other values", () => {
  test.each([
    ["3016-3", { valueString: "<0.01 mIU/L" }, { value: 0.01, comparator: "<", unit: "m[IU]/L" }],
    ["5196-1", { valueString: "REACTIVE" }, { value: "positive" }],
    ["5811-5", { valueInteger: 1 }, { value: 1, unit: "1" }],
    [
      "13945-1",
      { valueRange: { low: { value: 3, unit: "/HPF" }, high: { value: 5, unit: "/HPF" } } },
      { value: { low: 3, high: 5 }, unit: "/[HPF]" },
    ],
    ["13945-1", { valueRange: { low: { value: 50, unit: "/HPF" } } }, { value: 50, comparator: ">=" }],
    ["32786-6", { valueRatio: { numerator: { value: 1 }, denominator: { value: 128 } } }, { value: { titre: 128 } }],
    ["777-3", { valueString: "45 (clumped)" }, { specimen: ["clumped"] }],
    ["777-3", { valueString: "haemolysed" }, { specimen: ["haemolysed"] }],
    ["777-3", { valueString: "see comment" }, { value: "see comment" }],
    ["10524-7", { valueString: "No malignant cells seen." }, { value: "No malignant cells seen." }],
  ])("%s %j", (loinc, value, fact) => {
    expect(factsOf(readResource(ofLoinc(loinc, value)))).toMatchObject([fact]);
  });

  test.each([
    ["3016-3", { valueString: "0,01" }, "error number-ambiguous Observation.valueString"],
    ["3016-3", { valueString: "2.5" }, "error unit-missing Observation.valueString.unit"],
    ["777-3", { valueInteger: 212 }, "error unit-missing Observation.valueInteger.unit"],
    ["777-3", { valueInteger: "212" }, "error resource-invalid Observation.valueInteger"],
    ["777-3", { valueBoolean: true }, "error value-unreadable Observation.valueBoolean"],
    [
      "32786-6",
      { valueRatio: { numerator: { value: 2 }, denominator: { value: 5 } } },
      "error value-unreadable Observation.valueRatio",
    ],
    ["777-3", { valueRange: {} }, "error value-missing Observation.valueRange"],
    ["777-3", { valueString: "" }, "error resource-invalid Observation.valueString"],
  ])("%s %j is not taken", (loinc, value, issue) => {
    const outcome = readResource(ofLoinc(loinc, value));
    expect(factsOf(outcome)).toEqual([]);
    expect(saysOf(outcome)).toEqual([issue]);
  });
});

describe("the code", () => {
  const coded = (...coding: readonly object[]) => observation({ code: { coding } });
  const local = { system: "urn:lab", code: "PLT", display: "Platelets" };

  test("only the LOINC system makes a code LOINC", () => {
    const outcome = readResource(coded({ system: "urn:lab", code: "777-3" }));
    expect(factsOf(outcome)).toEqual([]);
    expect(outcome.issues[0]?.remedy).toContain("If 777-3 is meant as LOINC, it is platelets");
  });

  test("a wrong check digit makes it a local code", () => {
    expect(saysOf(readResource(coded({ system: "http://loinc.org", code: "777-4" })))).toEqual([
      "warning code-check-digit Observation.code",
      "error code-unmapped Observation.code",
    ]);
  });

  test("a map decides for its system, and one for all comes last", () => {
    expect(factsOf(readResource(coded(local), { codes: { "urn:lab": { PLT: "platelets" } } }))).toMatchObject([
      { analyte: "platelets" },
    ]);
    expect(factsOf(readResource(coded(local), { codes: { "*": { PLT: "platelets" } } }))).toMatchObject([
      { analyte: "platelets" },
    ]);
    expect(factsOf(readResource(coded(local), { codes: { "urn:other": { PLT: "platelets" } } }))).toEqual([]);
    expect(saysOf(readResource(coded(local), { codes: { "*": { PLT: "plateletes" } } }))).toEqual([
      "error analyte-unknown Observation.code",
    ]);
  });

  test("two codes of different tests are not believed", () => {
    const loinc = (code: string) => ({ system: "http://loinc.org", code });
    expect(saysOf(readResource(coded(loinc("777-3"), loinc("718-7"))))).toEqual([
      "error code-unmapped Observation.code",
    ]);
    expect(factsOf(readResource(coded(local, loinc("777-3"))))).toHaveLength(1);
  });

  test("without a code the resource is invalid", () => {
    expect(saysOf(readResource(observation({ code: undefined })))).toEqual(["error resource-invalid Observation.code"]);
    expect(saysOf(readResource(observation({ code: "777-3" })))).toContain("error resource-invalid Observation.code");
  });
});

describe("the reference range", () => {
  const ranged = (...referenceRange: readonly object[]) => factsOf(readResource(observation({ referenceRange })))[0];

  test.each([
    [[{ text: "150 - 400" }], { refLow: 150, refHigh: 400, refText: "150 - 400" }],
    [[{ high: { value: 400, unit: "10*3/uL" } }], { refHigh: 400 }],
    [[{ low: { value: 150_000, unit: "/uL" } }], { refText: "low 150000 /uL" }],
    [[{ low: { value: 150 }, appliesTo: [{ text: "women" }] }], { refText: "low 150" }],
    [[{ low: { value: 150 } }, { low: { value: 100 } }], { refText: "low 150; low 100" }],
    [
      [
        { low: { value: 150 }, type: { coding: [{ code: "normal" }] } },
        { low: { value: 20 }, type: { coding: [{ code: "treatment" }] } },
      ],
      { refLow: 150 },
    ],
  ])("%j", (range, fields) => {
    expect(ranged(...range)).toMatchObject(fields);
  });

  test("upside down it stays text", () => {
    expect(ranged({ low: { value: 400 }, high: { value: 150 } })).toMatchObject({ refText: "400 - 150" });
  });
});
