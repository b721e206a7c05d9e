import { readFileSync } from "node:fs";
import { type FactJson, hasValidLoincCheckDigit, type RecordJson } from "@longwatch/core";
import { describe, expect, it } from "vitest";
import { bytesOf, factsOf } from "../../testing/fhir.ts";
import { readFhirFile } from "../read-file.ts";
import { writeBundle } from "./bundle.ts";

const ada = JSON.parse(readFileSync(new URL("../../../../examples/ada.json", import.meta.url), "utf8")) as RecordJson;

/** The first two facts of each kind. */
const few: RecordJson = {
  ...ada,
  facts: ada.facts.filter(
    (fact, index) => ada.facts.slice(0, index).filter(({ kind }) => kind === fact.kind).length < 2,
  ),
};

const written = (record: RecordJson, type?: "transaction") => {
  const bundle = writeBundle(record, type);
  if (!bundle.ok) throw new Error(JSON.stringify(bundle.issues));
  return bundle.value;
};
const recordOf = (...facts: readonly unknown[]): RecordJson => ({ ...ada, facts: facts as FactJson[] });
const resourcesOf = (record: RecordJson) => written(record).bundle.entry.map(({ resource }) => resource);
const platelets = {
  kind: "result-reported",
  collectedOn: "2024-04-02",
  analyte: "platelets",
  value: 212,
  unit: "10*9/L",
};

describe("an example record", () => {
  // Read by eye against the record when it was written; never rewritten by a program.
  it("is the bundle that is expected", () => {
    const expected = readFileSync(new URL("./golden/ada-few.golden.json", import.meta.url), "utf8");
    expect(JSON.parse(JSON.stringify(written(few)))).toEqual(JSON.parse(expected));
  });

  it("has every fact in the bundle, or counted", () => {
    const { bundle, left, displaced } = written(ada);
    const counted = Object.values(left).reduce((sum, count) => sum + count, 0);
    expect(bundle.entry.length - 1 + counted + displaced).toBe(ada.facts.length);
    expect(left).toEqual({ "medicines-reviewed": 2, "family-planning-recorded": 1 });
  });

  it("is read back, its results, vital signs and infusions among it", () => {
    const read = factsOf(readFhirFile(bytesOf(JSON.stringify(written(ada).bundle))));
    const count = (facts: readonly FactJson[], kind: string) => facts.filter((fact) => fact.kind === kind).length;
    for (const kind of ["result-reported", "vitals-measured", "infusion-given"]) {
      expect(count(read, kind), kind).toBe(count(ada.facts, kind));
    }
  });

  it("has ids that are allowed, differ, and are the same each time", () => {
    const urls = written(ada).bundle.entry.map(({ fullUrl }) => fullUrl);
    expect(new Set(urls).size).toBe(urls.length);
    expect(urls.every((url) => /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(url))).toBe(true);
    expect(resourcesOf(ada).every(({ id }) => /^[A-Za-z0-9.-]{1,64}$/.test(id))).toBe(true);
    expect(written(ada)).toEqual(written(structuredClone(ada)));
  });

  it("names LOINC numbers that are numbers", () => {
    const text = JSON.stringify(written(ada));
    const codes = [...text.matchAll(/"http:\/\/loinc.org","code":"(\d+-\d)"/g)].map(([, code]) => code!);
    expect(codes.length).toBeGreaterThan(300);
    expect(codes.filter((code) => !hasValidLoincCheckDigit(code))).toEqual([]);
  });
});

describe("a transaction", () => {
  it("puts each resource under its id", () => {
    for (const entry of written(few, "transaction").bundle.entry) {
      const { resourceType, id } = entry.resource;
      expect(entry["request"]).toEqual({ method: "PUT", url: `${resourceType}/${id}` });
    }
  });
});

describe("corrections", () => {
  it("take the place of what they correct, under the same id", () => {
    const states = [
      { ...platelets, resultKey: "r-1", status: "preliminary", reportedAt: "2024-04-02T10:00:00Z" },
      { ...platelets, resultKey: "r-1", value: 21, status: "corrected", reportedAt: "2024-04-02T12:00:00Z" },
    ];
    const { bundle, displaced } = written(recordOf(...states));
    expect([bundle.entry.length, displaced]).toEqual([2, 1]);
    const [, now] = resourcesOf(recordOf(...states));
    const [, before] = resourcesOf(recordOf(states[0]));
    expect(now).toMatchObject({ id: before!.id, status: "corrected", valueQuantity: { value: 21 } });
  });

  it("withdraw what was entered in error, and leave out what was retracted", () => {
    const wrong = { ...platelets, resultKey: "r-1", status: "entered-in-error" };
    expect(
      resourcesOf(recordOf({ ...platelets, resultKey: "r-1" }, { ...wrong, reportedAt: "2024-04-03T00:00:00Z" })),
    ).toMatchObject([{ resourceType: "Patient" }, { status: "entered-in-error" }]);
    const retraction = { kind: "fact-retracted", fact: "x", reason: "another patient's", by: "lw" };
    const { bundle, left, displaced } = written(recordOf({ ...platelets, id: "x" }, retraction));
    expect([bundle.entry.length, left, displaced]).toEqual([1, { "fact-retracted": 1 }, 1]);
  });
});

describe("what has no place", () => {
  it.each([
    { ...platelets, comparator: "<", value: { low: 1, high: 2 } },
    { kind: "vaccine-given", vaccine: "mmr", live: true, daysAfter: { fact: "x", days: 3 } },
    { kind: "course-planned", firstInfusionOn: "2027-01-01" },
  ])("is counted: $kind", (fact) => {
    const { left } = written(recordOf({ ...platelets, id: "x" }, fact));
    expect(left).toEqual({ [fact.kind]: 1 });
  });

  it("is an issue where it is no record", () => {
    expect(writeBundle({ ...ada, facts: [{ kind: "vaccine-given" } as never] }).ok).toBe(false);
  });
});

it("writes a patient without identifiers under an own number", () => {
  const { identifiers, ...patient } = ada.patient;
  expect(resourcesOf({ ...ada, patient, facts: [] })).toEqual([
    {
      resourceType: "Patient",
      id: "lw-0001",
      identifier: [{ system: "urn:longwatch:patient", value: "lw-0001" }],
      gender: "female",
      birthDate: "1988-05-14",
    },
  ]);
});
