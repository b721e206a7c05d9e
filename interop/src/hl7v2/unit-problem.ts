import type { Analyte, Issue } from "@longwatch/core";
import { problem } from "./issue.ts";

const unitCodes = {
  missing: ["unit-missing", "The number has no unit and was not taken. Ask the laboratory for it."],
  unknown: ["unit-unknown", "The unit is not known and the number was not taken. Ask the laboratory what it means."],
  unfit: [
    "unit-unfit",
    "This test cannot have that unit and the number was not taken. Ask the laboratory for the right one.",
  ],
  ambiguous: [
    "unit-unknown",
    "The unit means different things to different laboratories; the number was not taken. Ask this one.",
  ],
  contradictory: [
    "unit-unfit",
    "Two different units were sent with one number, which was not taken. Ask the laboratory which one is right.",
  ],
} as const;

/**
 * Why a number could not be taken for its unit: the code and the remedy are the same wherever it came from.
 *
 * @param sent the unit as sent; empty where there was none
 */
export function unitProblem(kind: keyof typeof unitCodes, sent: string, analyte: Analyte, at: string): Issue {
  const [code, remedy] = unitCodes[kind];
  return problem(code, at, `${analyte.key} in ${sent === "" ? "no unit" : sent}`, remedy);
}
