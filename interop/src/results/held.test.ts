import { findAnalyte } from "@longwatch/core";
import fc from "fast-check";
import { expect, it, test } from "vitest";
import { admissibleReadings } from "./admissible.ts";
import { hasCriticalFlag, heldFact } from "./held.ts";

const readings = (analytes: readonly string[], numbers: readonly number[], ...units: readonly string[]) =>
  admissibleReadings({
    analytes: analytes.map((key) => findAnalyte(key)!),
    amounts: numbers.map((value) => ({ value })),
    units,
  }).map(({ analyte, value, unit }) => `${analyte} ${value} ${unit}`);

test.each([
  ["a unit that is known fixes itself", ["platelets"], [212], ["10*9/L"], ["platelets 212 10*9/L"]],
  [
    "a value that nobody has in its own unit was written in another",
    ["creatinine"],
    [0.9],
    ["umol/L"],
    ["creatinine 0.9 mg/dL", "creatinine 0.9 mmol/L"],
  ],
  ["of two numbers each", ["tsh"], [1.2, 12], ["mIU/L"], ["tsh 1.2 m[IU]/L", "tsh 12 m[IU]/L"]],
  ["of two analytes each", ["alt", "ast"], [30], ["U/L"], ["alt 30 U/L", "ast 30 U/L"]],
  ["nothing but a number is nothing", [], [5], [""], []],
] as const)("%s", (_, analytes, numbers, units, expected) => {
  expect(readings(analytes, numbers, ...units)).toEqual(expected);
});

it("a unit that nobody knows leaves all that the analyte has", () => {
  const all = readings(["platelets"], [12], "giga/x");
  expect(all).toContain("platelets 12 10*9/L");
  expect(all.length).toBeGreaterThan(1);
});

it("of an unknown test every analyte of its unit, however rare the number", () => {
  const all = readings([], [12], "10*9/L");
  expect(all).toContain("platelets 12 10*9/L");
  expect(all).toContain("wbc 12 10*9/L");
  expect(all.some((one) => one.startsWith("haemoglobin"))).toBe(false);
});

it("never gives a value that no living person has", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("platelets", "haemoglobin", "creatinine", "tsh"),
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      (key, value) => {
        const hard = findAnalyte(key)!.hard;
        for (const one of admissibleReadings({ analytes: [findAnalyte(key)!], amounts: [{ value }], units: [] })) {
          if (one.unit === findAnalyte(key)!.unit)
            expect(one.value).toBeLessThanOrEqual(hard?.max ?? Number.POSITIVE_INFINITY);
        }
      },
    ),
  );
});

test.each(["HH", "LL", "AA", "ll", "CRIT", "critical", "C*", "L HH", "H;LL"])("%s is critical", (flag) =>
  expect(hasCriticalFlag([flag])).toBe(true),
);
test.each(["H", "L", "A", "N", "C", "", "HHH"])("%j is not", (flag) => expect(hasCriticalFlag([flag])).toBe(false));

it("a fact that is not taken is its own reading, without what ties it to others", () => {
  const reading = { kind: "result-reported" as const, collectedOn: "2062-01-01", analyte: "platelets", value: 12 };
  const fact = { ...reading, flag: "H LL", id: "a", resultKey: "k", recordedAt: "2026-04-08T00:00:00Z" };
  expect(heldFact(fact, "OBX[1]")).toEqual([
    { at: "OBX[1]", isCritical: true, readings: [{ ...reading, flag: "H LL" }] },
  ]);
  expect(heldFact({ kind: "fact-retracted", fact: "a", reason: "x", by: "n" }, "/")).toEqual([]);
});
