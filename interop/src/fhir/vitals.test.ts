import { describe, expect, test } from "vitest";
import { factsOf, observation, ofLoinc, readResource, saysOf } from "../testing/fhir.ts";

const part = (code: string, value: number, unit: string) => ({
  code: { coding: [{ system: "http://loinc.org", code }] },
  valueQuantity: { value, unit },
});
const pressure = (changes: object = {}) =>
  ofLoinc("85354-9", { component: [part("8480-6", 130, "mmHg"), part("8462-4", 80, "mm[Hg]")], ...changes });

describe("vital signs", () => {
  test("a blood pressure is one measurement, in the zone it was written in", () => {
    expect(factsOf(readResource(pressure()))).toEqual([
      {
        kind: "vitals-measured",
        measuredAt: "2025-03-01T08:30:00+01:00",
        systolic: 130,
        diastolic: 80,
        source: { resource: "Observation/o1", at: "Observation" },
      },
    ]);
  });

  test("single signs, in the unit of their field", () => {
    const fever = ofLoinc("8310-5", { valueQuantity: { value: 100.4, unit: "degF" } });
    expect(factsOf(readResource(fever))).toMatchObject([{ temperatureC: 38 }]);
  });

  test("need a time of day", () => {
    expect(saysOf(readResource(pressure({ effectiveDateTime: "2025-03-01" })))).toEqual([
      "error date-missing Observation.effective",
    ]);
  });

  test("are taken when they are final", () => {
    expect(saysOf(readResource(pressure({ status: "entered-in-error" })))).toEqual([
      "warning status-unknown Observation.status",
    ]);
  });

  test("say what else was measured, and what has no number", () => {
    const odd = pressure({
      component: [part("8480-6", 130, "mmHg"), part("99999-9", 1, "x"), { code: part("8462-4", 1, "x").code }],
    });
    const outcome = readResource(odd);
    expect(factsOf(outcome)).toMatchObject([{ systolic: 130 }]);
    expect(saysOf(outcome)).toEqual([
      "warning resource-unsupported Observation.component[1]",
      "warning value-missing Observation.component[2]",
    ]);
    expect(saysOf(readResource(observation({ component: "x" })))).toContain(
      "error resource-invalid Observation.component",
    );
  });
});
