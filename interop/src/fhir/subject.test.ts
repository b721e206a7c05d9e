import { describe, expect, test } from "vitest";
import { bundle, factsOf, observation, patient, readResource, saysOf } from "../testing/fhir.ts";

const whose = (resource: unknown) =>
  readResource(resource)
    .patients.filter(({ facts }) => facts.length > 0)
    .map(({ identifiers }) => identifiers);
const entry = (fullUrl: string, resource: unknown) => ({ fullUrl, resource });
const entries = (...entry: readonly object[]) => ({ resourceType: "Bundle", type: "collection", entry });

describe("whose a result is", () => {
  test("the numbers of the Patient in the file, those in use", () => {
    const two = {
      ...patient("p1"),
      identifier: [{ system: "urn:a", value: "1" }, { system: "urn:b", value: "2", use: "old" }, { value: "3" }],
    };
    expect(whose(bundle(two, observation()))).toEqual([[{ system: "urn:a", value: "1" }]]);
    expect(
      readResource(bundle(two, observation()), { defaultPatientSystem: "urn:own" }).patients[0]?.identifiers,
    ).toEqual([
      { system: "urn:a", value: "1" },
      { system: "urn:own", value: "3" },
    ]);
  });

  test.each([
    [{ reference: "Patient/p1" }, { system: "fhir-reference", value: "Patient/p1" }],
    [{ reference: "Patient/p1/_history/3" }, { system: "fhir-reference", value: "Patient/p1" }],
    [
      { reference: "https://x.org/fhir/Patient/p1" },
      { system: "fhir-reference", value: "https://x.org/fhir/Patient/p1" },
    ],
    [{ reference: "Patient?identifier=urn:a%7C17" }, { system: "urn:a", value: "17" }],
    [{ reference: "Patient?identifier=urn:a|17" }, { system: "urn:a", value: "17" }],
    [{ identifier: { system: "urn:a", value: "17" } }, { system: "urn:a", value: "17" }],
  ])("%j", (subject, identifier) => {
    expect(whose(observation({ subject }))).toEqual([[identifier]]);
  });

  test("a full URL, and a path beside the result's own", () => {
    const uuid = entries(
      entry("urn:uuid:1", { ...patient("a"), id: undefined }),
      entry("urn:uuid:2", observation({ subject: { reference: "urn:uuid:1" } })),
    );
    expect(whose(uuid)).toEqual([[{ system: "urn:clinic:mrn", value: "MRN-a" }]]);
    const servers = entries(
      entry("https://a.org/Patient/p1", patient("p1", "A")),
      entry("https://b.org/Patient/p1", patient("p1", "B")),
      entry("https://b.org/Observation/o1", observation()),
    );
    expect(whose(servers)).toEqual([[{ system: "urn:clinic:mrn", value: "B" }]]);
  });

  test.each([
    [undefined, "error patient-missing Observation.subject"],
    [{ display: "Amy Shaw" }, "error patient-missing Observation.subject"],
    [{ reference: "Group/g1" }, "error patient-missing Observation.subject"],
    [{ reference: "#nobody" }, "error patient-missing Observation.subject"],
    ["Patient/p1", "error patient-missing Observation.subject"],
  ])("%j is nobody", (subject, issue) => {
    const outcome = readResource(observation({ subject }));
    expect(factsOf(outcome)).toEqual([]);
    expect(outcome.disposition).toBe("quarantine");
    expect(saysOf(outcome)).toContain(issue);
    expect(JSON.stringify(outcome)).not.toContain("Amy");
  });

  test("of two patients with one id nobody is chosen", () => {
    const two = entries(
      entry("https://a.org/Patient/p1", patient("p1", "A")),
      entry("https://b.org/Patient/p1", patient("p1", "B")),
      { resource: observation() },
    );
    expect(saysOf(readResource(two))).toEqual(["error patient-missing Bundle.entry[2].resource.subject"]);
  });

  test("two patients of one bundle stay apart", () => {
    const outcome = readResource(
      bundle(
        patient("p1"),
        patient("p2"),
        observation(),
        observation({ id: "o2", subject: { reference: "Patient/p2" } }),
      ),
    );
    expect(outcome.patients.map(({ identifiers, facts }) => [identifiers[0]?.value, facts.length])).toEqual([
      ["MRN-p1", 1],
      ["MRN-p2", 1],
    ]);
  });
});
