import { expect, test } from "vitest";
import { noResult, resultFacts } from "./result-facts.ts";

const analytes = [
  { key: "platelets", name: "Platelets", scale: "quantity", units: ["10*9/L", "/uL"], soft: null },
] as const;
const fact = (row: object) =>
  resultFacts("2026-11-20", [{ ...noResult, analyte: "platelets", ...row }], analytes as never)[0];

test.each([
  ["a number has the canonical unit", { value: "62" }, { value: 62, unit: "10*9/L" }],
  ["or the one that was chosen", { value: "62000", unit: "/uL" }, { value: 62_000, unit: "/uL" }],
  ["a sign of comparison stands apart", { value: "< 5" }, { value: 5, comparator: "<", unit: "10*9/L" }],
  ["a word has no unit", { value: "clumped" }, { value: "clumped" }],
  ["what could be read in two ways is not read", { value: "1,500" }, { value: "1,500" }],
  ["limits", { value: "62", refLow: "150", refHigh: "400" }, { refLow: 150, refHigh: 400 }],
])("%s", (_what, row, expected) => {
  expect(fact(row)).toMatchObject({ kind: "result-reported", collectedOn: "2026-11-20", ...expected });
});

test("a line without test or value is none", () => {
  expect(
    resultFacts("2026-11-20", [noResult, { ...noResult, analyte: "platelets" }, { ...noResult, value: "6" }], []),
  ).toEqual([]);
});
