import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryCase, read } from "../testing/arbitraries.ts";
import type { Loose } from "../testing/panel.ts";
import { runs } from "../testing/properties.ts";
import { displacedBy } from "./displaced-by.ts";
import { displacement } from "./displacement.ts";

const result = (id: string, more: object = {}): Loose => ({
  kind: "result-reported",
  id,
  collectedOn: "2025-03-04",
  analyte: "platelets",
  value: 200,
  unit: "10*9/L",
  ...more,
});
const back = (id: string, fact: string): Loose => ({
  kind: "fact-retracted",
  id,
  fact,
  by: "nurse",
  reason: "wrong person",
});
const patient = { id: "lw-1", sex: "female", jurisdiction: "EU" };
const by = (...facts: readonly Loose[]) => Object.fromEntries(displacedBy(read({ patient, facts }).facts));

describe("what stands in the place of a fact", () => {
  it.each<readonly [string, readonly Loose[], object]>([
    ["nothing was corrected", [result("a"), result("b")], {}],
    ["a correction", [result("a"), result("b", { supersedes: "a" })], { a: "b" }],
    [
      "the last word of a chain",
      [result("a"), result("b", { supersedes: "a" }), result("c", { supersedes: "b" })],
      { a: "c", b: "c" },
    ],
    ["a retraction", [result("a"), back("x", "a")], { a: "x" }],
    [
      "a correction that was itself corrected and taken back",
      [result("a"), result("b", { supersedes: "a" }), back("x", "b")],
      { b: "x" },
    ],
    [
      "a later state of the same result",
      [result("a", { resultKey: "k", status: "preliminary" }), result("b", { resultKey: "k", status: "corrected" })],
      { a: "b" },
    ],
    [
      "the rival that was recorded later",
      [
        result("a"),
        result("b", { supersedes: "a", recordedAt: "2025-03-05T08:00:00Z" }),
        result("c", { supersedes: "a", recordedAt: "2025-03-06T08:00:00Z" }),
      ],
      { a: "c", b: "c" },
    ],
  ])("%s", (_, facts, expected) => {
    expect(by(...facts)).toEqual(expected);
  });

  it("is told of exactly the facts that no longer stand, and names one that is there", () => {
    fc.assert(
      fc.property(arbitraryCase, ({ written }) => {
        const { facts } = read(written);
        const told = displacedBy(facts);
        const ids = new Set(facts.map(({ id }) => id));
        expect([...told.keys()]).toEqual(facts.filter(displacement(facts) ?? (() => false)).map(({ id }) => id));
        expect([...told].filter(([one, other]) => one === other || !ids.has(other))).toEqual([]);
      }),
      runs(2000),
    );
  });
});
