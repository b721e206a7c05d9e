import { describe, expect, test } from "vitest";
import { readCell } from "./cell.ts";
import { builtInFormat, readNumberFormat } from "./number-format.ts";
import { serialDate } from "./serial-date.ts";

describe("days of a workbook", () => {
  test.each<readonly [number, boolean, string | undefined]>([
    // The count from 1900, on both sides of the day that never was.
    [1, false, "1900-01-01"],
    [59, false, "1900-02-28"],
    [60, false, undefined],
    [61, false, "1900-03-01"],
    [46082, false, "2026-03-01"],
    [46082.354166666664, false, "2026-03-01T08:30:00"],
    // Just before midnight is rounded to the next day, and not to 24:00.
    [46081.999999, false, "2026-03-01"],
    [0.5, false, "12:00:00"],
    [2_958_465, false, "9999-12-31"],
    [2_958_466, false, undefined],
    [-1, false, undefined],
    [Number.NaN, false, undefined],
    // The count from 1904.
    [0, true, "1904-01-01"],
    [1, true, "1904-01-02"],
    [44620, true, "2026-03-01"],
    [44620.25, true, "2026-03-01T06:00:00"],
  ])("%d (1904: %s) is %s", (serial, is1904, expected) => {
    expect(serialDate(serial, is1904)).toBe(expected);
  });
});

describe("what a format shows", () => {
  test.each([
    ["General", "number"],
    ["0.00", "number"],
    ["#,##0", "number"],
    ['0.0" mmol/L"', "number"],
    ['0 "days"', "number"],
    ["0.0\\ \\d", "number"],
    ["[Red]0.0;[Blue]-0.0", "number"],
    ["yyyy-mm-dd", "date"],
    ["dd.mm.yyyy hh:mm", "date"],
    ["[$-407]d. mmmm yyyy;@", "date"],
    ["mm:ss.0", "date"],
    ["[h]:mm", "date"],
    ["0%", "percent"],
    ["0.00 %", "percent"],
    ["0000000", "digits"],
    ["000\\ 000\\ 0000", "digits"],
    ["@", "number"],
    ['"', "number"],
    ["", "number"],
    // A program keeps no longer format, and nothing that could be in one is looked for.
    ["0".repeat(255), "digits"],
    ["0".repeat(256), "number"],
    ["yyyy-mm-dd".padEnd(256), "number"],
    [`_"${"[".repeat(40_000)}"`, "number"],
  ])("%j: %s", (code, shows) => {
    expect(readNumberFormat(code).shows).toBe(shows);
  });

  test("formats without a text", () => {
    const shown = [0, 2, 9, 10, 14, 22, 27, 36, 45, 49, 58].map((id) => builtInFormat(id).shows);
    expect(shown).toEqual([
      ...["number", "number", "percent", "percent", "date", "date", "date", "date", "date", "number", "date"],
    ]);
  });
});

describe("a cell", () => {
  const number = { shows: "number" } as const;
  const cell = (value: string | undefined, type = "n", format: Parameters<typeof readCell>[0]["format"] = number) =>
    readCell({ type, value, inline: undefined, hasFormula: false, format }, ["first", "second"], false);

  test.each([
    ["212", "212"],
    ["0.30000000000000004", "0.3"],
    ["197.29999999999998", "197.3"],
    ["5.0000000000000001E-3", "0.005"],
    ["1E-7", "0.0000001"],
    ["123456789012", "123456789012"],
    ["1.2345678901234568E+18", "1.23456789012346E+18"],
    ["-2.50", "-2.5"],
  ])("the number %s is %s, and known as a number", (value, text) => {
    expect(cell(value)).toEqual({ text, isNumber: true });
  });

  test.each([
    ["60", "n", { shows: "date" } as const, "60"],
    ["12345", "n", { shows: "digits", pattern: "0000000" } as const, "0012345"],
    ["9434765919", "n", { shows: "digits", pattern: "000 000 0000" } as const, "943 476 5919"],
    ["123456", "n", { shows: "digits", pattern: "000" } as const, "123456"],
    ["1", "s", number, "second"],
    ["<0,01", "str", number, "<0,01"],
    ["0", "b", number, "FALSE"],
    ["0.5", "n", { shows: "date" } as const, "12:00:00"],
    ["x", "n", number, "x"],
  ])("%s of kind %s is text", (value, type, format, text) => {
    expect(cell(value, type, format)).toEqual({ text, isNumber: false });
  });

  test.each([
    ["46082", "n", { shows: "date" } as const, "2026-03-01"],
    ["2026-03-01T00:00:00", "d", number, "2026-03-01"],
    ["2026-03-01T08:30:00", "d", number, "2026-03-01T08:30:00"],
  ])("%s of kind %s is a day as it was stored", (value, type, format, text) => {
    expect(cell(value, type, format)).toEqual({ text, isNumber: false, isDay: true });
  });

  test("a share in per cent is a number as it was stored", () => {
    expect(cell("0.412", "n", { shows: "percent" })).toEqual({ text: "41.2%", isNumber: true });
  });

  test("a text of more than a cell can hold is none", () => {
    const inline = (value: string) =>
      readCell({ type: "inlineStr", value: undefined, inline: value, hasFormula: false, format: number }, [], false);
    for (const read of [(value: string) => cell(value, "str"), (value: string) => cell(value), inline]) {
      expect(read("x".repeat(32_767))?.problem).toBeUndefined();
      expect(read("x".repeat(32_768))).toEqual({ text: "", isNumber: false, problem: "too-long" });
    }
  });

  test("nothing, a value that was looked up in vain, and formulas", () => {
    const formula = { type: "n", inline: undefined, hasFormula: true, format: number };
    expect(cell(undefined)).toBeUndefined();
    expect(cell("#N/A", "e")).toBeUndefined();
    expect(cell("#DIV/0!", "e")?.problem).toBe("failed");
    expect(readCell({ ...formula, value: "198" }, [], false)).toEqual({ text: "198", isNumber: true });
    expect(readCell({ ...formula, value: undefined }, [], false)?.problem).toBe("unsettled");
    // What yields a text that is empty is saved as a text without a value.
    expect(readCell({ ...formula, type: "str", value: undefined }, [], false)?.problem).toBeUndefined();
  });
});
