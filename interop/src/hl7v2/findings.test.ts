import { expect, it } from "vitest";
import { findingsIn } from "./findings.ts";

it.each([
  ["Schistocytes 2+ on smear", ["schistocytes"]],
  ["Many spherocytes present.", ["spherocytes"]],
  ["Se observan esquistocitos", ["schistocytes"]],
  ["RBC casts and dysmorphic red cells", ["red-cell-casts", "dysmorphic-red-cells"]],
  ["No schistocytes seen", []],
  ["Schistocytes: none seen", []],
  ["schistocytes not seen; spherocytes present", ["spherocytes"]],
  ["No platelet clumps. Schistocytes present.", ["schistocytes"]],
  ["Smear reviewed", []],
])("%s: %j", (text, findings) => expect(findingsIn([text])).toEqual(findings));
