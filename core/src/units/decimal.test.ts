import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDecimals,
  decimalToNumber,
  formatDecimal,
  multiplyDecimals,
  multiplyExactly,
  parseDecimal,
  roundToSignificant,
  significantDigits,
} from "./decimal.ts";

const decimal = (text: string) => parseDecimal(text)!;

describe("exact decimals", () => {
  it.each([
    ["4500", "0.001", 4.5],
    ["0.1", "3", 0.3],
    ["1.1", "1.1", 1.21],
    ["-2.50", "10", -25],
    ["1e21", "0.001", 1e18],
    ["1e-7", "10", 0.000001],
    ["0", "88.4", 0],
  ])("%s × %s = %d", (a, b, product) => {
    expect(decimalToNumber(multiplyDecimals(decimal(a), decimal(b)))).toBe(product);
  });

  it.each([
    ["0.1", "0.2", "0.3"],
    ["5", "-23.49735", "-18.49735"],
    ["1.50", "0.50", "2"],
    ["-0.05", "0", "-0.05"],
    ["100", "0", "100"],
  ])("%s + %s = %s", (a, b, sum) => {
    expect(formatDecimal(addDecimals(decimal(a), decimal(b)))).toBe(sum);
  });

  it.each(["", ".", "-", "1,5", "1.2.3", "abc", " 1", "1 ", "0x10", "1e9999", "Infinity", "NaN", "9".repeat(401)])(
    "%j is no decimal",
    (text) => {
      expect(parseDecimal(text)).toBeUndefined();
      expect(significantDigits(text)).toBeUndefined();
    },
  );

  it.each([
    ["4500", 4],
    ["0.050", 2],
    ["1.0", 2],
    ["0", 1],
    ["1.20e3", 3],
  ])("%s shows %d digits", (text, digits) => {
    expect(significantDigits(text)).toBe(digits);
  });

  it.each([
    ["106.104", 3, "106"],
    ["99.95", 3, "100"],
    ["-0.0455", 2, "-0.046"],
    ["12345", 2, "12000"],
    ["4.5", 5, "4.5"],
    ["0", 1, "0"],
  ])("%s to %d digits is %s", (text, digits, rounded) => {
    expect(formatDecimal(roundToSignificant(decimal(text), digits))).toBe(rounded);
  });

  it("multiplies numbers as they are printed; nothing reaches a limit that is not finite", () => {
    expect(1.1 * 1.1).not.toBe(1.21);
    expect(multiplyExactly(1.1, 1.1)).toBe(1.21);
    expect(multiplyExactly(Number.POSITIVE_INFINITY, 2)).toBeNaN();
  });

  it("every finite number survives the way to text, decimal and back", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(decimalToNumber(decimal(`${value}`))).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});
