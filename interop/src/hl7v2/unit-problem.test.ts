import { findAnalyte } from "@longwatch/core";
import { expect, it } from "vitest";
import { unitProblem } from "./unit-problem.ts";

const platelets = findAnalyte("platelets")!;

it.each([
  ["missing", "", "unit-missing", "platelets in no unit"],
  ["unknown", "thou", "unit-unknown", "platelets in thou"],
  ["unfit", "mg/dL", "unit-unfit", "platelets in mg/dL"],
  ["ambiguous", "G/L", "unit-unknown", "platelets in G/L"],
  ["contradictory", "/uL and g/L", "unit-unfit", "platelets in /uL and g/L"],
] as const)("a unit that is %s", (kind, sent, code, saw) => {
  expect(unitProblem(kind, sent, platelets, "OBX[1]-6")).toMatchObject({
    code,
    saw,
    at: "OBX[1]-6",
    severity: "error",
  });
});
