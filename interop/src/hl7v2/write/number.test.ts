import fc from "fast-check";
import { expect, it } from "vitest";
import { decimals, plainDigits } from "./number.ts";

it.each([
  [0.0000001, "0.0000001"],
  [1.5e-7, "0.00000015"],
  [-2e-10, "-0.0000000002"],
  [1e21, "1000000000000000000000"],
  [212, "212"],
])("%d is %s", (value, text) => expect(plainDigits(value)).toBe(text));

it("is the same number in plain digits", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(plainDigits(value)).toMatch(/^-?\d+(\.\d+)?$/);
      expect(Number(plainDigits(value)) === value).toBe(true);
      expect(Number(decimals(value, true).replace(",", ".")) === value).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
