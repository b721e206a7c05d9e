import { describe, expect, it } from "vitest";
import type { AlsoUnit } from "../analyte.ts";
import * as factors from "./factors.ts";

const factorOf = (units: readonly AlsoUnit[], unit: string): number =>
  Number(units.find((one) => one.unit === unit)?.factor);

describe("factors agree with molar masses (interop.md 1.2) to the digits they show", () => {
  it("creatinine 113.12, bilirubin 584.66", () => {
    expect(factorOf(factors.perCreatinine, "mg/g{creat}")).toBeCloseTo(113.12 / 1000, 4);
    expect(factorOf(factors.perCreatinine, "g/g{creat}")).toBeCloseTo(113.12, 1);
    expect(factorOf(factors.bilirubinMass, "mg/dL")).toBeCloseTo(10_000 / 584.66, 1);
  });

  it("an enzyme unit is a micromole a minute, a katal a mole a second", () => {
    expect(factorOf(factors.enzymeActivity, "ukat/L")).toBe(60);
    expect(factorOf(factors.enzymeActivity, "nkat/L")).toBe(0.06);
  });

  it("no list names a unit twice", () => {
    for (const list of Object.values(factors)) {
      expect(new Set(list.map(({ unit }) => unit)).size).toBe(list.length);
    }
  });
});
