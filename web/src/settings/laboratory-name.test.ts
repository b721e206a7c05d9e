import { expect, test } from "vitest";
import { laboratoryName } from "./laboratory-name.ts";

test.each([
  ["General laboratory", [], "general-laboratory"],
  ["Análisis Clínicos (Sur)", [], "analisis-clinicos-sur"],
  ["検査", [], "laboratory"],
  ["General laboratory", ["general-laboratory", "general-laboratory-2"], "general-laboratory-3"],
  [`${"x".repeat(49)} y`, [], "x".repeat(49)],
])("%j is kept as a name that fits an address", (name, taken, kept) => {
  expect(laboratoryName(name, taken)).toBe(kept);
  expect(kept).toMatch(/^[a-z0-9][a-z0-9.-]{0,63}$/);
});
