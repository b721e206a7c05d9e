import { expect, test } from "vitest";
import { unitWords, withUnits } from "./unit.ts";

test.each([
  ["10*9/L", "×10⁹/L"],
  ["umol/L", "µmol/L"],
  ["m[IU]/L", "mIU/L"],
  ["/uL", "/µL"],
  ["/[HPF]", "/HPF"],
  ["{INR}", "INR"],
  ["mg/mmol{creat}", "mg/mmol"],
  ["U/L", "U/L"],
  ["1", ""],
])("%s is written %s", (unit, words) => {
  expect(unitWords(unit)).toBe(words);
});

test("a sentence keeps its words", () => {
  const words = "Although prasugrel through the umolding of nmolten; 3 ug/L, 4 umol/L and 5 /uL.";
  expect(withUnits(words)).toBe("Although prasugrel through the umolding of nmolten; 3 µg/L, 4 µmol/L and 5 /µL.");
  expect(withUnits("Platelets 62 10*9/L on 2026-11-12, below 100 10*9/L. Due.")).toBe(
    "Platelets 62 ×10⁹/L on 2026-11-12, below 100 ×10⁹/L. Due.",
  );
});
