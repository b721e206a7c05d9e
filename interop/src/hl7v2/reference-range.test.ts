import { expect, it } from "vitest";
import { usualDelimiters } from "./delimiters.ts";
import type { NumberStyle } from "./options.ts";
import { readRange } from "./reference-range.ts";
import { readSegment } from "./segment.ts";

const read = (range: string, style?: NumberStyle) => {
  const obx = readSegment(`OBX|1|NM|A||1|mg/dL|${range}|`, usualDelimiters, 1);
  const { refLow, refHigh, refText, issues } = readRange(obx, ["mg/dL"], style, "OBX[1]");
  return [refLow, refHigh, refText, ...issues.map((issue) => issue.code)];
};

it.each([
  ["70-105", 70, 105],
  ["70 - 105", 70, 105],
  ["70_105", 70, 105],
  ["4.3 to 6.2", 4.3, 6.2],
  ["0.0 - 5.6", 0, 5.6],
  ["<30", undefined, 30],
  ["< 2.0", undefined, 2],
  ["<=1.030", undefined, 1.03],
  [">40", 40, undefined],
  [">40^>40", 40, undefined],
  ["BELOW 15", undefined, 15],
  ["65-99^65^99", 65, 99],
  ["70-105 mg/dL", 70, 105],
  ["(70-105)", 70, 105],
])("%s gives bounds", (range, low, high) => expect(read(range)).toEqual([low, high, undefined]));

it.each([
  "Negative",
  "TARGET <5.20",
  "See Targets",
  "M: 13-17 F: 12-15",
  "^^10.0",
  "70-105 mmol/L",
  "<9 mcg/dL:  Acceptable background lead exposure",
])("%s stays text", (range) => expect(read(range)).toEqual([undefined, undefined, range]));

it.each(["105-70", "65-99^66^99", "1,5-2,5"])("%s is no range to rely on, and says so", (range) => {
  expect(read(range)).toEqual([undefined, undefined, range, "reference-range-unreadable"]);
});

it("reads decimal commas where the sender is known to write them", () => {
  expect(read("1,5-2,5", { decimalMark: "," })).toEqual([1.5, 2.5, undefined]);
});

it.each(["", '""'])("%j is no range at all", (range) => expect(read(range)).toEqual([undefined, undefined, undefined]));

it("takes no digit of a bound for the unit of what has no dimension", () => {
  const obx = readSegment("OBX|1|NM|2965-2||1.020|1|1.005-1.031|", usualDelimiters, 1);
  expect(readRange(obx, ["1", "1"], undefined, "OBX[1]")).toEqual({ refLow: 1.005, refHigh: 1.031, issues: [] });
});
