import { describe, expect, test } from "vitest";
import { bundle, codesOf, factsOf, observation, ofLoinc, patient, readResource, saysOf } from "../testing/fhir.ts";

describe("a laboratory result", () => {
  test("keeps its time, its unit, its range, its flag and its key", () => {
    const outcome = readResource(
      observation({
        identifier: [{ system: "urn:lab", value: "A-17" }],
        issued: "2025-03-01T12:00:00Z",
        meta: { lastUpdated: "2025-03-01T12:00:05.5Z" },
        referenceRange: [{ low: { value: 150, unit: "10*9/L" }, high: { value: 400 }, text: "150-400" }],
        interpretation: [{ coding: [{ code: "N" }] }],
        note: [{ text: "No clots seen." }],
        performer: [
          { reference: "Practitioner/1", display: "Dr Who" },
          { reference: "Organization/1", display: "City Lab" },
        ],
      }),
    );
    expect(outcome.disposition).toBe("accept");
    expect(outcome.patients).toEqual([
      {
        identifiers: [{ system: "fhir-reference", value: "Patient/p1" }],
        facts: [
          {
            kind: "result-reported",
            collectedOn: "2025-03-01",
            collectedAt: "2025-03-01T07:30:00Z",
            reportedAt: "2025-03-01T12:00:00Z",
            messageAt: "2025-03-01T12:00:05.500Z",
            analyte: "platelets",
            loinc: "777-3",
            status: "final",
            value: 212,
            unit: "10*9/L",
            refLow: 150,
            refHigh: 400,
            refText: "150-400",
            flag: "N",
            comments: ["No clots seen."],
            lab: "City Lab",
            resultKey: "fhir|urn:lab|A-17|777-3",
            source: { resource: "Observation/o1", at: "Observation" },
          },
        ],
      },
    ]);
  });

  test.each([
    ["preliminary", "preliminary"],
    ["final", "final"],
    ["amended", "corrected"],
    ["corrected", "corrected"],
  ])("status %s is %s", (sent, ours) => {
    expect(factsOf(readResource(observation({ status: sent })))).toMatchObject([{ status: ours, value: 212 }]);
  });

  test.each([
    ["registered", "warning value-not-a-result Observation.status"],
    ["unknown", "error status-unknown Observation.status"],
    ["bogus", "error resource-invalid Observation.status"],
    [undefined, "error resource-invalid Observation.status"],
  ])("status %s is not filed", (sent, issue) => {
    const outcome = readResource(observation({ status: sent }));
    expect(factsOf(outcome)).toEqual([]);
    expect(saysOf(outcome)).toEqual([issue]);
  });

  test.each(["cancelled", "entered-in-error"])("%s is filed without the value that still stands in it", (status) => {
    const [fact] = factsOf(readResource(observation({ status })));
    expect(fact).toMatchObject({ status, resultKey: "fhir|Observation/o1|777-3" });
    expect(fact).not.toHaveProperty("value");
  });

  test("a panel that only names its members is accepted silently", () => {
    const panel = ofLoinc("58410-2", { hasMember: [{ reference: "Observation/o1" }] });
    expect(readResource(bundle(panel, observation())).disposition).toBe("accept");
    expect(codesOf(readResource(ofLoinc("58410-2", {})))).toEqual(["value-missing"]);
  });

  test("a reason for absence leaves the test due", () => {
    const outcome = readResource(
      observation({ valueQuantity: undefined, dataAbsentReason: { coding: [{ code: "error" }] } }),
    );
    expect(factsOf(outcome)).toEqual([]);
    expect(saysOf(outcome)).toEqual(["warning value-missing Observation.dataAbsentReason"]);
  });

  test("a correction that cannot be read still replaces what it corrects", () => {
    const outcome = readResource(observation({ status: "corrected", valueQuantity: { value: 21, unit: "furlong" } }));
    expect(factsOf(outcome)).toMatchObject([{ status: "corrected", value: "no readable value" }]);
    expect(saysOf(outcome)).toEqual(["warning unit-unknown Observation.valueQuantity.unit"]);
  });

  test("components that are no vital signs are not filed, and said", () => {
    const outcome = readResource(observation({ component: [{ code: { text: "x" }, valueString: "y" }] }));
    expect(factsOf(outcome)).toHaveLength(1);
    expect(saysOf(outcome)).toEqual(["error resource-unsupported Observation.component"]);
  });

  test("a modifier that is not known keeps it from being read", () => {
    const outcome = readResource(observation({ modifierExtension: [{ url: "urn:x", valueBoolean: true }] }));
    expect(factsOf(outcome)).toEqual([]);
    expect(saysOf(outcome)).toEqual(["error resource-unsupported Observation.modifierExtension"]);
  });
});

describe("the specimen", () => {
  const specimen = (changes: object) => ({
    resourceType: "Specimen",
    id: "s1",
    subject: { reference: "Patient/p1" },
    ...changes,
  });
  const drawn = observation({ specimen: { reference: "Specimen/s1" } });

  test.each([
    [
      { condition: [{ coding: [{ system: "http://terminology.hl7.org/CodeSystem/v2-0493", code: "HEM" }] }] },
      ["haemolysed"],
    ],
    [{ note: [{ text: "Probe geronnen" }] }, ["clotted"]],
    [{ status: "unsatisfactory" }, ["unsatisfactory"]],
  ])("%j spoils the result", (changes, remarks) => {
    const outcome = readResource(bundle(patient("p1"), drawn, specimen(changes)));
    expect(factsOf(outcome)).toMatchObject([{ value: 212, specimen: remarks }]);
    expect(codesOf(outcome)).toContain("specimen-unusable");
  });

  test("its time stands for a missing effective date, and a different day is said", () => {
    const collected = specimen({ collection: { collectedDateTime: "2025-02-27T09:00:00Z" } });
    const undated = observation({ effectiveDateTime: undefined, specimen: { reference: "Specimen/s1" } });
    expect(factsOf(readResource(bundle(undated, collected)))).toMatchObject([{ collectedOn: "2025-02-27" }]);
    expect(codesOf(readResource(bundle(drawn, collected)))).toContain("date-implausible");
  });

  test("a note on the result spoils it too, but for a denial", () => {
    expect(factsOf(readResource(observation({ note: [{ text: "Sample clotted." }] })))).toMatchObject([
      { specimen: ["clotted"] },
    ]);
    expect(factsOf(readResource(observation({ note: [{ text: "No clots seen." }] })))[0]).not.toHaveProperty(
      "specimen",
    );
  });
});

describe("the day of collection", () => {
  test.each([
    [{ effectiveDateTime: "2025" }, "2025", undefined],
    [{ effectiveDateTime: "2025-03" }, "2025-03", undefined],
    [{ effectiveDateTime: "2025-03-01" }, "2025-03-01", undefined],
    [{ effectiveInstant: "2025-03-01T23:30:00-05:00" }, "2025-03-01", "2025-03-02T04:30:00Z"],
    [{ effectivePeriod: { start: "2025-03-01", end: "2025-03-02" } }, "2025-03-01", undefined],
    [{ effectivePeriod: { end: "2025-03-02" } }, "2025-03-02", undefined],
  ])("%j is %s", (changes, collectedOn, collectedAt) => {
    const [fact] = factsOf(readResource(observation({ effectiveDateTime: undefined, ...changes })));
    expect(fact).toMatchObject({ collectedOn, ...(collectedAt === undefined ? {} : { collectedAt }) });
    if (collectedAt === undefined) expect(fact).not.toHaveProperty("collectedAt");
  });

  test("issued never stands for it", () => {
    const outcome = readResource(observation({ effectiveDateTime: undefined, issued: "2025-03-01T12:00:00Z" }));
    expect(saysOf(outcome)).toEqual(["error date-missing Observation.effective"]);
  });

  test("a time without an offset stays a day", () => {
    const outcome = readResource(observation({ effectiveDateTime: "2025-03-01T08:30:00" }));
    expect(factsOf(outcome)[0]).not.toHaveProperty("collectedAt");
    expect(codesOf(outcome)).toEqual(["zone-unknown"]);
  });

  test.each(["2025-13-01", "2025-02-30", "01.03.2025", "0020-03-01", "2025-03-01T25:00:00Z"])(
    "%s is no date",
    (effectiveDateTime) => {
      expect(saysOf(readResource(observation({ effectiveDateTime })))).toEqual([
        "error resource-invalid Observation.effectiveDateTime",
      ]);
    },
  );
});

test("a spoilt specimen without a value is filed with its remark, as in HL7 v2", () => {
  const specimen = { resourceType: "Specimen", id: "s1", condition: [{ text: "haemolysed" }] };
  const read = readResource(
    observation({ valueQuantity: undefined, contained: [specimen], specimen: { reference: "#s1" } }),
  );
  expect(factsOf(read)).toMatchObject([{ analyte: "platelets", specimen: ["haemolysed"] }]);
  expect(factsOf(read)[0]).not.toHaveProperty("value");
});
