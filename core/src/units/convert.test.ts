import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analytes, findAnalyte } from "./analytes.ts";
import { toCanonical } from "./convert.ts";
import { multiplyExactly } from "./decimal.ts";

const convert = (key: string, value: number, unit: string) => toCanonical(value, unit, findAnalyte(key)!);

/** interop.md 1.2 and safety-signals 2.1, one line for every factor they print. */
const printed: readonly (readonly [string, number, string, number])[] = [
  ["platelets", 4500, "/uL", 4.5],
  ["platelets", 150, "10*3/uL", 150],
  ["platelets", 1.5, "10*5/uL", 150],
  ["platelets", 15, "10*4/uL", 150],
  ["platelets", 210_000, "/mm3", 210],
  ["rbc", 4.41, "10*6/uL", 4.41],
  ["haemoglobin", 13.4, "g/dL", 134],
  ["haemoglobin", 8.3, "mmol/L", 133.7462],
  ["haematocrit", 41, "%", 0.41],
  ["lymphocytes", 100, "/uL", 0.1],
  ["cd4", 7, "/uL", 0.007],
  ["creatinine", 1.13, "mg/dL", 99.892],
  ["urea", 14, "mg/dL{urea_N}", 4.998],
  ["urea", 30, "mg/dL{urea}", 4.995],
  ["bilirubin_total", 1.2, "mg/dL", 20.52],
  ["alt", 0.5, "ukat/L", 30],
  ["alt", 500, "nkat/L", 30],
  ["ast", 31, "[IU]/L", 31],
  ["tsh", 2.5, "u[IU]/mL", 2.5],
  ["ft4", 1.2, "ng/dL", 15.444],
  ["ft4", 12, "ng/L", 15.444],
  ["ft4", 12, "pg/mL", 15.444],
  ["ft3", 3, "pg/mL", 4.608],
  ["ft3", 0.3, "ng/dL", 4.608],
  ["t4_total", 8, "ug/dL", 102.96],
  ["t3_total", 100, "ng/dL", 1.536],
  ["tpo_ab", 34, "k[IU]/L", 34],
  ["tpo_ab", 34, "kU/L", 34],
  ["upcr", 200, "mg/g{creat}", 22.62],
  ["upcr", 0.2, "mg/mg{creat}", 22.62],
  ["upcr", 0.2, "g/g{creat}", 22.62],
  ["upcr", 0.0226, "g/mmol{creat}", 22.6],
  ["uacr", 30, "mg/g{creat}", 3.393],
  ["uacr", 3, "g/mol{creat}", 3],
  ["urine_protein_mass", 30, "mg/dL", 0.3],
  ["ferritin", 120_000, "ng/mL", 120_000],
  ["haptoglobin", 80, "mg/dL", 0.8],
  ["igg", 900, "mg/dL", 9],
  ["fibrinogen", 250, "mg/dL", 2.5],
  ["triglycerides", 150, "mg/dL", 1.6935],
  ["factor_viii", 0.5, "[IU]/mL", 50],
  ["crp", 1.2, "mg/dL", 12],
  ["glucose", 100, "mg/dL", 5.55],
  ["potassium", 4.2, "meq/L", 4.2],
  ["hba1c", 6.5, "%", 47.54115],
  ["albumin", 4.1, "g/dL", 41],
  ["systolic", 16, "kPa", 120],
  ["temperature", 100.4, "[degF]", 38],
  ["temperature", 98.6, "[degF]", 37],
];

describe("conversion to the canonical unit", () => {
  it.each(printed)("%s %d %s is %d", (key, value, unit, canonical) => {
    expect(convert(key, value, unit)).toBe(canonical);
  });

  it.each([
    ["haemoglobin", 13, "mg/dL"],
    ["hba1c", 5.8, "mg/dL"],
    ["urea", 14, "mg/dL"],
    ["urine_rbc_microscopy", 5, "/uL"],
    ["urine_rbc_volume", 5, "/[HPF]"],
    ["urine_protein_dipstick", 30, "mg/dL"],
    ["neutrophils", 60, "%"],
    ["trab", 140, "%"],
    ["ferritin", 900, "pmol/L"],
    ["platelets", 150, "K/uL"],
    ["platelets", 150, ""],
    ["platelets", Number.NaN, "10*9/L"],
    ["platelets", Number.POSITIVE_INFINITY, "/uL"],
    ["anti_gbm", 5, "g/L"],
  ])("%s %d %s is not converted", (key, value, unit) => {
    expect(convert(key, value, unit)).toBeUndefined();
  });

  it("keeps ratios exact: half as much again in mg/dL is half as much again in umol/L", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), (hundredths) => {
        const baseline = convert("creatinine", hundredths / 100, "mg/dL")!;
        const risen = convert("creatinine", multiplyExactly(1.5, hundredths / 100), "mg/dL")!;
        expect(risen).toBe(multiplyExactly(1.5, baseline));
      }),
    );
  });

  const pairs = [...analytes.values()].flatMap((analyte) => analyte.alsoUnits.map(({ unit }) => ({ analyte, unit })));

  it("every listed unit converts, keeps the order of values, and prints no float noise", () => {
    const tenths = fc.integer({ min: 0, max: 100_000 }).map((n) => n / 10);
    fc.assert(
      fc.property(fc.constantFrom(...pairs), tenths, tenths, ({ analyte, unit }, a, b) => {
        const [low, high] = [toCanonical(Math.min(a, b), unit, analyte)!, toCanonical(Math.max(a, b), unit, analyte)!];
        expect(low).toBeLessThanOrEqual(high);
        if (unit !== "[degF]") expect(`${high}`.replace(/\D/g, "").replace(/^0+/, "").length).toBeLessThanOrEqual(13);
      }),
    );
  });

  it("a canonical value is itself", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...analytes.values()),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (analyte, value) => {
          expect(toCanonical(value, analyte.unit ?? "", analyte)).toBe(analyte.unit === undefined ? undefined : value);
        },
      ),
    );
  });
});
