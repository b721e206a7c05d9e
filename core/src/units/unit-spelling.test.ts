import { describe, expect, it } from "vitest";
import { foreignUnits, otherSpellings, spellingKey } from "./unit-spelling.ts";

describe("one spelling", () => {
  it.each([
    ["µmol/L", "umol/l"],
    ["μmol/L", "umol/l"],
    ["mcmol/L", "umol/l"],
    ["10³/mcL", "10^3/ul"],
    ["mm³", "mm3"],
    ["mmol.l-1", "mmol/l"],
    ["g/l-1", "g/l-1"],
    ["mg/g{creat}", "mg/g"],
    ["mg/mmol Krea.", "mg/mmol"],
    ["m[IU]/L", "miu/l"],
    ["mUI/L", "miu/l"],
    ["kIE/l", "kiu/l"],
    ["/[HPF]", "/hpf"],
    ["{INR}", "inr"],
    ["{cells}/uL", "/ul"],
    ["mL/min/{1.73_m2}", "ml/min/"],
    ["mL per min", "ml/min"],
    ["/cu mm", "/mm3"],
    ["  ", ""],
  ])("%j is %j", (text, key) => {
    expect(spellingKey(text)).toBe(key);
  });

  it("other spellings lead to keys, not to further spellings, and are none of the foreign units", () => {
    for (const [spelling, key] of otherSpellings) {
      expect([spelling, otherSpellings.has(key)]).toEqual([spelling, false]);
      expect(foreignUnits.has(spelling)).toBe(false);
    }
  });
});
