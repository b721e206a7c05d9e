import { describe, expect, test } from "vitest";
import { bundle, bytesOf, codesOf, factsOf, observation, patient, readResource, saysOf } from "../testing/fhir.ts";
import { readFhirFile } from "./read-file.ts";

const lines = (...resources: readonly unknown[]) =>
  bytesOf(resources.map((one) => (typeof one === "string" ? one : JSON.stringify(one))).join("\n"));

describe("a file", () => {
  test.each(["document", "message", "searchset", "transaction", "collection", "batch", "history"])(
    "a bundle of type %s",
    (type) => {
      expect(factsOf(readResource({ ...bundle(patient("p1"), observation()), type }))).toHaveLength(1);
    },
  );

  test("bundles in bundles, and lists of resources", () => {
    expect(factsOf(readResource(bundle(bundle(observation()))))).toHaveLength(1);
    expect(factsOf(readResource([patient("p1"), observation()]))).toHaveLength(1);
  });

  test("a resource a line; a broken line spoils no other", () => {
    const outcome = readFhirFile(
      lines(patient("p1"), observation(), '{"resourceType":"Observation",', observation({ id: "o2", status: "bogus" })),
    );
    expect(factsOf(outcome)).toHaveLength(1);
    expect(outcome.patients[0]?.identifiers[0]?.value).toBe("MRN-p1");
    expect(saysOf(outcome)).toEqual([
      "error text-unreadable line 3, column 31",
      "error resource-invalid line 4.status",
    ]);
  });

  test("a byte-order mark, and bytes that are no UTF-8", () => {
    const text = JSON.stringify(observation({ note: [{ text: "Müller" }] }));
    expect(factsOf(readFhirFile(bytesOf(`\ufeff${text}`)))).toHaveLength(1);
    const latin = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const outcome = readFhirFile(latin);
    expect(factsOf(outcome)).toMatchObject([{ comments: ["Müller"] }]);
    expect(codesOf(outcome)).toEqual(["charset-unknown"]);
  });

  test.each([
    ["", "error text-unreadable line 1, column 1"],
    ["{", "error text-unreadable line 1, column 2"],
    ['{"status":"final","status":"cancelled"}', "error text-unreadable line 1, column 19"],
    ["{}", "error resource-invalid /resourceType"],
    ['{"resourceType":"Observations"}', "error resource-invalid /resourceType"],
    ['{"resourceType":7}', "error resource-invalid /resourceType"],
    [
      '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Foo"}}]}',
      "error resource-invalid Bundle.entry[0].resource.resourceType",
    ],
    ['{"resourceType":"Bundle","entry":{"resource":1}}', "error resource-invalid Bundle.entry"],
  ])("%s is refused", (text, issue) => {
    const outcome = readFhirFile(bytesOf(text));
    expect(["reject", "quarantine"]).toContain(outcome.disposition);
    expect(saysOf(outcome)).toEqual([issue]);
  });

  test("entries without a resource, deletions and further pages are said", () => {
    const odd = {
      resourceType: "Bundle",
      type: "transaction",
      link: [{ relation: "next", url: "https://x.org?page=2" }],
      entry: [{ fullUrl: "urn:uuid:1" }, { request: { method: "DELETE", url: "Observation/o1" } }],
    };
    expect(saysOf(readResource(odd))).toEqual([
      "warning resource-unsupported Bundle.entry[0]",
      "error resource-unsupported Bundle.entry[1].request",
      "warning resource-unsupported Bundle.link[0]",
    ]);
  });

  test("what is read and not filed is said once for each kind", () => {
    const order = { resourceType: "ServiceRequest", subject: { reference: "Patient/p1" } };
    const outcome = readResource(bundle(order, { resourceType: "CarePlan" }, order));
    expect(outcome.disposition).toBe("accept-with-warnings");
    expect(outcome.issues.map(({ at, saw }) => `${at}: ${saw}`)).toEqual([
      "Bundle.entry[0].resource: ServiceRequest, 2 of them, the last at Bundle.entry[2].resource",
      "Bundle.entry[1].resource: CarePlan",
    ]);
  });

  test("a patient by itself is nothing but numbers", () => {
    expect(readResource(patient("p1"))).toEqual({
      disposition: "accept",
      patients: [{ identifiers: [{ system: "urn:clinic:mrn", value: "MRN-p1" }], facts: [] }],
      issues: [],
    });
  });

  test.each([
    { tag: [{ system: "http://terminology.hl7.org/CodeSystem/v2-0103", code: "T" }] },
    { security: [{ system: "http://terminology.hl7.org/CodeSystem/v3-ActReason", code: "HTEST" }] },
  ])("marked as a test it waits, with its facts shown", (meta) => {
    const outcome = readResource(bundle({ ...patient("p1"), meta }, observation()));
    expect(outcome.disposition).toBe("quarantine");
    expect(factsOf(outcome)).toHaveLength(1);
    expect(codesOf(outcome)).toEqual(["message-not-for-patients"]);
  });

  test("one result twice: copies are one, contradictions are none", () => {
    const other = observation({ valueQuantity: { value: 45, unit: "10*9/L" } });
    expect(factsOf(readResource(bundle(observation(), observation())))).toHaveLength(1);
    const outcome = readResource(bundle(observation(), other));
    expect(factsOf(outcome)).toEqual([]);
    expect(codesOf(outcome)).toEqual(["fact-id-conflict", "fact-id-conflict"]);
    const later = { ...other, meta: { lastUpdated: "2025-03-02T00:00:00Z" } };
    expect(factsOf(readResource(bundle(observation(), later)))).toHaveLength(2);
  });
});
