import { expect, it } from "vitest";
import type { Analyte } from "./analyte.ts";
import { analytes } from "./analytes.ts";
import { toCanonical } from "./convert.ts";
import { printedUnit } from "./printed-unit.ts";
import { readUnit } from "./unit-text.ts";

it.each([
  ["10*9/L", "×10⁹/L"],
  ["10*12/L", "×10¹²/L"],
  ["umol/L", "µmol/L"],
  ["/uL", "/µL"],
  ["m[IU]/L", "mIU/L"],
  ["mm[Hg]", "mmHg"],
  ["/[HPF]", "/HPF"],
  ["mg/mmol{creat}", "mg/mmol"],
  ["mL/min/{1.73_m2}", "mL/min/1.73 m²"],
  ["%{basal_activity}", "%"],
  ["mg/dL{urea_N}", "mg/dL{urea_N}"],
  ["g/(24.h)", "g/24 h"],
  ["mg/(24.h)", "mg/24 h"],
  ["U/L", "U/L"],
  ["Cel", "°C"],
  ["1", ""],
  ["{ratio}", ""],
])("%s is written %s", (ucum, text) => {
  expect(printedUnit(ucum)).toBe(text);
});

// What is printed may be typed in again: it must not become another size.
it("what is printed is read as a unit of the same size, for every analyte", () => {
  for (const analyte of analytes.values()) {
    for (const unit of unitsOf(analyte)) {
      const text = printedUnit(unit);
      if (text === "") continue;
      const read = readUnit(text, analyte);
      expect(read, `${analyte.key}: ${unit}, printed as ${text}`).toMatchObject({ kind: "unit" });
      if (read.kind === "unit") expect(toCanonical(1, read.unit, analyte)).toBe(toCanonical(1, unit, analyte));
    }
  }
});

const unitsOf = ({ unit, alsoUnits }: Analyte): readonly string[] =>
  unit === undefined ? [] : [unit, ...alsoUnits.map((one) => one.unit)];
