import { expect, it } from "vitest";
import { type Disposition, mergeDispositions, mergePatients, type ResultFact } from "./outcome.ts";

const fact = (value: number): ResultFact => ({
  kind: "result-reported",
  collectedOn: "2025-01-01",
  analyte: "wbc",
  value,
  unit: "10*9/L",
});
const id = (value: string) => [{ system: "HOSP", value }];

it("keeps people apart and repeats nothing", () => {
  expect(
    mergePatients([
      { identifiers: id("1"), facts: [fact(5)] },
      { identifiers: id("2"), facts: [fact(5)] },
      { identifiers: id("1"), facts: [fact(5), fact(6)] },
    ]),
  ).toEqual([
    { identifiers: id("1"), facts: [fact(5), fact(6)] },
    { identifiers: id("2"), facts: [fact(5)] },
  ]);
});

it.each<[readonly Disposition[], Disposition]>([
  [[], "reject"],
  [["reject", "reject"], "reject"],
  [["accept", "reject"], "quarantine"],
  [["accept", "quarantine"], "quarantine"],
  [["accept", "accept-with-warnings"], "accept-with-warnings"],
  [["accept", "accept"], "accept"],
])("%j together are %s", (all, merged) => expect(mergeDispositions(all)).toBe(merged));
