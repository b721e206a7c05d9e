import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type NumberStyle, readNumber } from "./number-text.ts";

const show = (text: string, style?: NumberStyle): string => {
  const read = readNumber(text, style);
  switch (read.kind) {
    case "number":
      return `${read.comparator ?? ""}${read.value}`;
    case "interval":
      return `${read.low}..${read.high}`;
    case "ambiguous":
      return `ambiguous ${read.couldBe.join(" | ")}`;
    case "not-a-number":
      return "no";
  }
};

const comma: NumberStyle = { decimalMark: "," };
const point: NumberStyle = { decimalMark: "." };

describe("numbers in text", () => {
  it.each<readonly [string, NumberStyle | undefined, string]>([
    ["7.5", undefined, "7.5"],
    ["  212 ", undefined, "212"],
    ["007", undefined, "7"],
    [".5", undefined, "0.5"],
    ["-1.5", undefined, "-1.5"],
    ["1.234", undefined, "1.234"],
    ["1.234", point, "1.234"],
    ["<0.01", undefined, "<0.01"],
    ["< 0.01", undefined, "<0.01"],
    ["> 90", undefined, ">90"],
    [">=1.030", undefined, ">=1.03"],
    ["≤5", undefined, "<=5"],
    ["≥ 5", undefined, ">=5"],
    ["=<5", undefined, "<=5"],
    ["6-10", undefined, "6..10"],
    ["0 - 2", undefined, "0..2"],
    ["0–2", undefined, "0..2"],
    ["3.5-5", undefined, "3.5..5"],
    // Commas
    ["1,234", undefined, "ambiguous 1.234 | 1234"],
    ["1,234", comma, "1.234"],
    ["1,234", point, "1234"],
    ["0,01", undefined, "ambiguous 0.01"],
    ["5,4", undefined, "ambiguous 5.4"],
    ["5,4", comma, "5.4"],
    ["5,4", point, "ambiguous 5.4"],
    ["<0,01", undefined, "ambiguous <0.01"],
    ["<0,01", comma, "<0.01"],
    ["< 1,234", undefined, "ambiguous <1.234 | <1234"],
    ["1,234.5", undefined, "ambiguous 1234.5"],
    ["1,234.5", point, "1234.5"],
    ["1,234.5", comma, "ambiguous 1234.5"],
    ["1.234,5", undefined, "ambiguous 1234.5"],
    ["1.234,5", comma, "1234.5"],
    ["1.234", comma, "ambiguous 1.234 | 1234"],
    ["1.5", comma, "ambiguous 1.5"],
    ["1,234,567", undefined, "ambiguous 1234567"],
    ["1,234,567", point, "1234567"],
    ["1.234.567", comma, "1234567"],
    ["1 234", undefined, "ambiguous 1234"],
    ["1'234.5", point, "ambiguous 1234.5"],
    ["0,5-1,5", undefined, "ambiguous 0.5-1.5"],
    ["0,5-1,5", comma, "0.5..1.5"],
    ["1-2,5", undefined, "ambiguous 1-2.5"],
    // A spreadsheet was here
    ["1.2E+3", undefined, "ambiguous 1200"],
    ["1.23E+11", undefined, "ambiguous 123000000000"],
    ["1e3", comma, "ambiguous 1000"],
    // No numbers
    ["", undefined, "no"],
    ["-", undefined, "no"],
    ["5.", undefined, "no"],
    ["+5", undefined, "no"],
    ["1+", undefined, "no"],
    ["12-3", undefined, "no"],
    ["<6-10", undefined, "no"],
    ["2-Jan", undefined, "no"],
    ["31.12.2025", undefined, "no"],
    ["31.12.2025", comma, "no"],
    ["1,2,3", undefined, "no"],
    ["1.2.3", undefined, "no"],
    ["12,34,567", point, "no"],
    ["5.4 mg", undefined, "no"],
    ["0x10", undefined, "no"],
    ["Infinity", undefined, "no"],
    ["NaN", undefined, "no"],
    ["<", undefined, "no"],
    ["<<5", undefined, "no"],
    ["٣", undefined, "no"],
    ["9".repeat(60), undefined, "no"],
  ])("%j as %j is %s", (text, style, expected) => {
    expect(show(text, style)).toBe(expected);
  });

  it("reads back what a machine prints, and never reads a comma without a style", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 0, max: 4 }), (digits, places) => {
        const text = (digits / 10 ** places).toFixed(places);
        expect(readNumber(text)).toEqual({ kind: "number", value: Number(text) });
        if (places > 0) expect(readNumber(text.replace(".", ",")).kind).toBe("ambiguous");
        expect(readNumber(text.replace(".", ","), comma)).toEqual({ kind: "number", value: Number(text) });
      }),
    );
  });

  it("answers any text", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[-<>=\d., eE'+]{0,12}$/),
        fc.constantFrom(undefined, comma, point),
        (text, style) => {
          const read = readNumber(text, style);
          if (read.kind === "number") expect(Number.isFinite(read.value)).toBe(true);
          if (read.kind === "interval") expect(read.low).toBeLessThanOrEqual(read.high);
          if (read.kind === "ambiguous") expect(read.couldBe.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe("text with a line break", () => {
  it("is no number, and no fault of ours", () => {
    expect(readNumber("1,234\n5")).toEqual({ kind: "not-a-number" });
  });
});
