import { describe, expect, test } from "vitest";
import { bundle, factsOf, observation, patient, readResource, saysOf } from "../testing/fhir.ts";

const report = (changes: object = {}) => ({
  resourceType: "DiagnosticReport",
  id: "r1",
  status: "final",
  subject: { reference: "Patient/p1" },
  code: { text: "CBC" },
  result: [{ reference: "Observation/o1" }],
  ...changes,
});

describe("a report", () => {
  test("files nothing itself and comments its results", () => {
    const outcome = readResource(bundle(patient("p1"), observation(), report({ conclusion: "Platelets normal." })));
    expect(outcome.disposition).toBe("accept");
    expect(factsOf(outcome)).toMatchObject([{ comments: ["Platelets normal."] }]);
  });

  test("names results that are not in the file, and keeps attachments", () => {
    const missing = report({
      result: [{ reference: "Observation/o9" }],
      presentedForm: [{ contentType: "application/pdf", data: "AA==" }],
    });
    expect(saysOf(readResource(bundle(report(), missing, observation())))).toEqual([
      "warning fact-reference-unknown Bundle.entry[1].resource.result[0]",
      "warning attachment-kept Bundle.entry[1].resource.presentedForm[0]",
    ]);
  });

  test.each(["entered-in-error", "cancelled"])("when %s keeps its results from being taken", (status) => {
    const outcome = readResource(bundle(patient("p1"), observation(), report({ status })));
    expect(factsOf(outcome)).toEqual([]);
    expect(saysOf(outcome)).toEqual(["error status-unknown Bundle.entry[2].resource.status"]);
  });

  test("about another patient than its result is believed by nobody", () => {
    const outcome = readResource(
      bundle(patient("p1"), patient("p2"), observation(), report({ subject: { reference: "Patient/p2" } })),
    );
    expect(factsOf(outcome)).toEqual([]);
    expect(saysOf(outcome)).toEqual(["error patient-mismatch Bundle.entry[2].resource.subject"]);
  });

  test("with words and no results is for a person to read", () => {
    expect(saysOf(readResource(report({ result: [], conclusion: "NILM" })))).toEqual([
      "error result-in-note DiagnosticReport.conclusion",
    ]);
  });

  test("is not asked of what day and name it is where it brings no document", () => {
    const odd = report({ effectiveDateTime: 2026, code: { coding: [{ system: "x", code: 1 }] } });
    expect(readResource(bundle(patient("p1"), observation(), odd)).disposition).toBe("accept");
  });

  test("of the wrong form is said", () => {
    expect(saysOf(readResource(report({ result: "Observation/o1" })))).toEqual([
      "error resource-invalid DiagnosticReport.result",
    ]);
  });
});
