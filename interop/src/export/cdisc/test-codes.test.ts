import { analytes } from "@longwatch/core";
import { expect, test } from "vitest";
import { testCodes } from "./test-codes.ts";

test("every analyte has a code of at most eight letters and digits that begins with a letter, and none has another's", () => {
  expect([...testCodes.keys()].toSorted()).toEqual([...analytes.keys()].toSorted());
  for (const code of testCodes.values()) expect(code).toMatch(/^[A-Z][A-Z0-9]{0,7}$/);
  expect(new Set(testCodes.values()).size).toBe(testCodes.size);
});
