import { type FactJson, type Instant, parseInstant, parseRecord, type RecordJson } from "@longwatch/core";
import { expect, test } from "vitest";
import { type PatientView, patientView } from "./patient-view.ts";

const patient: RecordJson["patient"] = { id: "p", sex: "female", jurisdiction: "DE" };
const [early, arrival, late] = ["2026-01-05T10:00:00Z", "2026-03-01T09:00:00Z", "2026-03-08T09:00:00Z"];
const result = (id: string, value: number, recordedAt: string): FactJson => ({
  kind: "result-reported",
  id,
  collectedOn: "2026-01-05",
  analyte: "platelets",
  value,
  unit: "10*9/L",
  recordedAt,
  by: "AB",
});
const moved: FactJson = {
  kind: "care-moved",
  id: "m",
  movedOn: "2026-03-01",
  jurisdiction: "IE",
  clinic: "here",
  acceptedBy: "CD",
  recordedAt: arrival,
  by: "CD",
};

function viewOf(facts: readonly FactJson[]): PatientView {
  const read = parseRecord({ record: 1, patient, facts });
  if (!read.ok) throw new Error(read.issues[0]!.remedy);
  const at = parseInstant(early) as Instant;
  return patientView({
    record: read.value,
    written: facts,
    person: [{ version: 1, at, by: "AB", header: patient, details: {} }],
    isNamed: true,
    messageOf: () => undefined,
  });
}
const updated = (view: PatientView, type: string) =>
  view.ofType(type).map(({ states }) => (states.at(-1)!.resource!["meta"] as { lastUpdated: string }).lastUpdated);

test("what came with a patient is new where they came to, and was said when it was said", () => {
  const view = viewOf([result("a", 212, early), moved]);
  for (const type of ["Patient", "Observation", "DiagnosticReport", "Provenance"])
    expect(new Set(updated(view, type)), type).toEqual(new Set([arrival]));
  const [said] = view.ofType("Provenance").flatMap(({ states }) => {
    const resource = states[0].resource!;
    return JSON.stringify(resource["target"]).includes("Observation") ? [resource["recorded"]] : [];
  });
  expect(said).toBe(early);
});

test("a move to another country brings no record", () => {
  const { clinic: _, acceptedBy: __, ...move } = moved as FactJson & { clinic: string; acceptedBy: string };
  expect(updated(viewOf([result("a", 212, early), move]), "Observation")).toEqual([early]);
});

test("what was said here since, or where nobody moved, is as old as it is", () => {
  expect(updated(viewOf([moved, result("b", 190, late)]), "Observation")).toEqual([late]);
  expect(updated(viewOf([result("a", 212, early)]), "Observation")).toEqual([early]);
});
