import { describe, expect, it } from "vitest";
import { also, define, term } from "./define.ts";

describe("catalogue entries", () => {
  it("are quantities in blood unless they say otherwise", () => {
    expect(define({ key: "x", name: "X", group: "chemistry", unit: "g/L" })).toEqual({
      key: "x",
      name: "X",
      group: "chemistry",
      specimen: "blood",
      scale: "quantity",
      unit: "g/L",
      alsoUnits: [],
      loinc: [],
      aliases: [],
      source: "IO 1.1, 1.2",
    });
  });

  it("a term without a unit has none", () => {
    expect(term("1007-4", "polyspecific", "", "V", "preferred")).toEqual({
      code: "1007-4",
      variant: "polyspecific",
      usualUnit: undefined,
      evidence: "V",
      preferred: true,
    });
    expect(term("718-7", "mass", "g/dL", "U").preferred).toBe(false);
  });

  it("a unit without an offset has no such key", () => {
    expect(also("g/dL", "10")).toEqual({ unit: "g/dL", factor: "10" });
    expect(also("%", "2", "-1")).toEqual({ unit: "%", factor: "2", offset: "-1" });
  });
});
