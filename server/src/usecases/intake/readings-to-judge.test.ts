import { type FactJson, parseDay } from "@longwatch/core";
import fc from "fast-check";
import { expect, it, test } from "vitest";
import { readingsToJudge } from "./readings-to-judge.ts";

const asOf = parseDay("2026-04-08")!;
const reading = (value: number, more: object = {}) => ({
  kind: "result-reported" as const,
  collectedOn: "2026-04-07",
  analyte: "platelets",
  value,
  unit: "10*9/L",
  ...more,
});
const valuesOf = (facts: readonly FactJson[]) => facts.map((fact) => (fact as { value?: unknown }).value);

it("keeps the least and the greatest of each analyte, wherever they stood", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 200 }), (values) => {
      const others = Array.from({ length: 90 }, (_, i) => reading(100 + i, { analyte: "alt", unit: "U/L" }));
      const kept = readingsToJudge([...others, ...values.map((value) => reading(value))], asOf);
      const platelets = kept.filter((fact) => (fact as { analyte?: string }).analyte === "platelets");
      expect(new Set(valuesOf(platelets))).toEqual(new Set([Math.min(...values), Math.max(...values)]));
    }),
  );
});

it("compares amounts, not numbers", () => {
  const kept = readingsToJudge([reading(120), reading(30000, { unit: "/uL" }), reading(200)], asOf);
  expect(valuesOf(kept)).toEqual([30000, 200]);
});

it("keeps days, comparators and words apart", () => {
  const all = [reading(5), reading(0), reading(5, { collectedOn: "2026-04-06" }), reading(5, { comparator: "<" })];
  const words = [reading(0, { analyte: "hcg", value: "positive" }), reading(0, { analyte: "hcg", value: "negative" })];
  expect(readingsToJudge([...all, ...words], asOf)).toHaveLength(6);
});

test.each([
  ["<", 50, 0],
  ["<=", 50, 0],
  [">", 12, 3000],
  [">=", 12, 3000],
])(
  "%s %i is judged as it stands, next to its number, and as the last that anybody can have",
  (comparator, value, last) => {
    const kept = readingsToJudge([reading(value, { comparator })], asOf);
    expect(new Set(kept)).toEqual(new Set([reading(value, { comparator }), reading(value), reading(last)]));
  },
);

it("keeps what is less than a number of an analyte that has no limits", () => {
  const toxin = reading(5, { analyte: "no such", comparator: "<" });
  expect(valuesOf(readingsToJudge([toxin], asOf))).toEqual([5, 5]);
});

test.each([
  ["none", undefined],
  ["far ahead", "2062-04-07"],
  ["tomorrow", "2026-04-09"],
  ["no day of any calendar", "2026-02-30"],
])("a day that is %s is today, without its time", (_, collectedOn) => {
  const { collectedOn: __, ...undated } = reading(12, { collectedAt: "2062-04-07T08:00:00Z" });
  const [fact] = readingsToJudge([collectedOn === undefined ? undated : { ...undated, collectedOn }], asOf);
  expect(fact).toEqual(reading(12, { collectedOn: "2026-04-08" }));
});
