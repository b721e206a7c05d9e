import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analytes, findAnalyte } from "./analytes.ts";
import { judgePlausibility, likelyUnit } from "./plausibility.ts";

const judge = (key: string, value: number, sentUnit?: string) => judgePlausibility(findAnalyte(key)!, value, sentUnit);
const hint = (key: string, value: number, sentUnit?: string) => likelyUnit(findAnalyte(key)!, value, sentUnit);

describe("limits: just outside, on, just inside", () => {
  it.each([
    ["platelets", 3001, "impossible"],
    ["platelets", 3000, "questionable"],
    ["platelets", 800.1, "questionable"],
    ["platelets", 800, "plausible"],
    ["platelets", 20, "plausible"],
    ["platelets", 19, "questionable"],
    ["platelets", 0, "questionable"],
    ["platelets", -1, "impossible"],
    ["haemoglobin", 14.9, "impossible"],
    ["haemoglobin", 15, "questionable"],
    ["haemoglobin", 60, "plausible"],
    ["creatinine", 9.9, "impossible"],
    ["creatinine", 10, "questionable"],
    ["creatinine", 25, "plausible"],
    ["creatinine", 300, "plausible"],
    ["creatinine", 301, "questionable"],
    ["egfr", 200.1, "impossible"],
    ["haematocrit", 41, "impossible"],
    ["neutrophils_pct", 100.1, "impossible"],
    ["potassium", Number.NaN, "impossible"],
    ["tsh", Number.POSITIVE_INFINITY, "impossible"],
    ["urine_protein_dipstick", 3, "plausible"],
  ] as const)("%s %d is %s", (key, value, verdict) => {
    expect(judge(key, value)).toBe(verdict);
  });
});

describe("the extremes this drug produces are never impossible (safety-signals 2.2)", () => {
  it.each([
    ["platelets", 1],
    ["platelets", 5],
    ["tsh", 0.01],
    ["tsh", 0.001],
    ["tsh", 150],
    ["trab", 40],
    ["trab", 400],
    ["ferritin", 100_000],
    ["ferritin", 900_000],
    ["lymphocytes", 0.1],
    ["lymphocytes", 0],
    ["cd4", 0.005],
    ["neutrophils", 0],
    ["alt", 25_000],
    ["creatinine", 2000],
  ])("%s %d", (key, value) => {
    expect(judge(key, value)).not.toBe("impossible");
  });
});

describe("slips of unit (safety-signals 2.2)", () => {
  it.each([
    ["creatinine", 0.3, undefined, "mg/dL"],
    ["creatinine", 15, undefined, "mg/dL"],
    ["creatinine", 15.1, undefined, undefined],
    ["creatinine", 2652, "mg/dL", "umol/L"],
    ["creatinine", 2652, "umol/L", undefined],
    ["haemoglobin", 13.4, undefined, "g/dL"],
    ["haemoglobin", 25.1, undefined, undefined],
    ["platelets", 3000, undefined, undefined],
    ["platelets", 210_000, undefined, "/uL"],
    ["ft4", 0.1, undefined, "ng/dL"],
    ["ft4", 5, undefined, "ng/dL"],
    ["ft4", 5.1, undefined, undefined],
    ["ft4", 4.5, "ng/dL", undefined],
    ["bilirubin_total", 2.9, undefined, "mg/dL"],
    ["bilirubin_total", 3, undefined, undefined],
    ["bilirubin_total", 1.71, "mg/dL", undefined],
    ["cd4", 10, undefined, undefined],
    ["cd4", 450, undefined, "/uL"],
    ["alt", 1, undefined, undefined],
  ])("%s %d sent in %s fits %s", (key, value, sentUnit, unit) => {
    expect(hint(key, value, sentUnit)).toBe(unit);
  });

  it("is questioned even within the limits, but not when it was sent in the likely unit", () => {
    expect(judge("ft4", 5)).toBe("questionable");
    expect(judge("bilirubin_total", 1.71)).toBe("questionable");
    expect(judge("bilirubin_total", 1.71, "mg/dL")).toBe("plausible");
  });

  it("never makes a number plausible", () => {
    fc.assert(
      fc.property(fc.constantFrom(...analytes.values()), fc.double({ noNaN: true }), (analyte, value) => {
        if (likelyUnit(analyte, value) !== undefined) expect(judgePlausibility(analyte, value)).not.toBe("plausible");
      }),
    );
  });
});
