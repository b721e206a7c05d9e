import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseInstant } from "../base/instant.ts";
import { on } from "../testing/ask.ts";
import { type Loose, noon, result } from "../testing/panel.ts";
import { runs } from "../testing/properties.ts";
import type { Fact } from "./fact.ts";
import { holdingFacts } from "./holding.ts";
import { byDayThenId, parseFacts } from "./parse-record.ts";

const day = on("2024-04-02");

function parsed(facts: readonly Loose[]): readonly Fact[] {
  const read = parseFacts(facts);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.value.toSorted(byDayThenId);
}

/** The ids that hold, in order. */
const held = (facts: readonly Loose[], knownAt?: string): readonly string[] =>
  holdingFacts(parsed(facts), knownAt === undefined ? undefined : parseInstant(knownAt))
    .all.map((fact) => fact.id)
    .filter((id) => !id.startsWith("r"))
    .toSorted();

const state = (id: string, status: string, reported: number, more: Readonly<Record<string, unknown>> = {}): Loose =>
  result("platelets", day, {
    id,
    status,
    resultKey: "lab/1",
    reportedAt: noon((day + reported) as typeof day),
    recordedAt: noon((day + reported) as typeof day),
    ...(status === "cancelled" ? { value: undefined, unit: undefined } : {}),
    ...more,
  });
const clean = (fact: Loose): Loose => JSON.parse(JSON.stringify(fact)) as Loose;
const retraction = (fact: string, id = `r-${fact}`, recorded = 30): Loose => ({
  kind: "fact-retracted",
  id,
  fact,
  reason: "test",
  by: "AB",
  recordedAt: noon((day + recorded) as typeof day),
});

const P = state("P", "preliminary", 0);
const F = state("F", "final", 1);
const C = state("C", "corrected", 2);
const D = clean(state("D", "cancelled", 3));
const E = state("E", "entered-in-error", 4);

// Contract section 4, item 4: the highest by (reportedAt, messageAt, status rank, recordedAt) holds, whatever the order of arrival.
describe("states of one result", () => {
  const table: readonly (readonly [string, readonly Loose[], readonly string[]])[] = [
    ["a preliminary result alone", [P], ["P"]],
    ["the final one replaces it", [P, F], ["F"]],
    ["the correction replaces both", [P, F, C], ["C"]],
    ["a cancellation is the last word", [P, F, C, D], ["D"]],
    ["entered in error holds as absence", [P, F, C, E], []],
    ["a correction that is reported after an entry in error holds", [E, state("C5", "corrected", 5)], ["C5"]],
    ["the same report: the corrected one outranks the final one", [F, state("C1", "corrected", 1)], ["C1"]],
    [
      "the same report and status: what we learned later",
      [F, state("F2", "final", 1, { recordedAt: noon((day + 9) as typeof day) })],
      ["F2"],
    ],
    [
      "a later message of the same report",
      [
        state("M1", "corrected", 1, { messageAt: noon(day) }),
        state("M2", "final", 1, { messageAt: noon((day + 1) as typeof day) }),
      ],
      ["M2"],
    ],
  ];
  it.each(table)("%s", (_name, facts, expected) => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...facts], { minLength: facts.length }), (order) => {
        expect(held(order)).toEqual(expected);
      }),
      runs(30),
    );
  });

  it("other keys are other results, even where all else is the same", () => {
    expect(held([F, { ...F, id: "G", resultKey: "lab/2" }])).toEqual(["F", "G"]);
  });

  // Two states of one result never hold together: the next highest takes the place of the one that was taken back.
  it("when the highest state is retracted, only the next highest revives", () => {
    expect(held([P, F, C, retraction("C")])).toEqual(["F"]);
    expect(held([P, F, C, D, retraction("D")])).toEqual(["C"]);
    expect(held([P, F, C, retraction("C"), retraction("F")])).toEqual(["P"]);
  });

  it("a state that was not known yet does not exist", () => {
    expect(held([P, F, C], noon((day + 1) as typeof day))).toEqual(["F"]);
    expect(held([P, F, C], noon(day))).toEqual(["P"]);
  });
});

describe("superseding and retracting", () => {
  const original = result("tsh", day, { id: "A", value: 2 });
  const first = result("tsh", day, { id: "B", value: 3, supersedes: "A", recordedAt: noon((day + 5) as typeof day) });
  const second = result("tsh", day, { id: "C", value: 4, supersedes: "A", recordedAt: noon((day + 6) as typeof day) });
  const chained = result("tsh", day, { id: "D", value: 5, supersedes: "B", recordedAt: noon((day + 7) as typeof day) });

  const table: readonly (readonly [string, readonly Loose[], readonly string[]])[] = [
    ["a later fact replaces the one it names", [original, first], ["B"]],
    ["a chain leaves its last", [original, first, chained], ["D"]],
    ["of two rivals what we learned later holds", [original, first, second], ["C"]],
    ["a retraction removes", [original, retraction("A")], []],
    ["the retraction of a correction revives what it replaced", [original, first, retraction("B")], ["A"]],
    ["the end of a chain retracted: the one before holds", [original, first, chained, retraction("D")], ["B"]],
    [
      "the middle of a chain retracted: the end still stands for all of it",
      [original, first, chained, retraction("B")],
      ["D"],
    ],
    [
      "a retraction that is itself retracted has no effect",
      [original, retraction("A"), retraction("r-A", "r2")],
      ["A"],
    ],
    ["what replaces nothing on file holds itself", [first], ["B"]],
  ];
  // Contract section 1: a later fact may carry supersedes; a chain of corrections leaves its last word and nothing beside it.
  it.each(table)("%s", (_name, facts, expected) => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...facts], { minLength: facts.length }), (order) => {
        expect(held(order)).toEqual(expected);
      }),
      runs(20),
    );
  });

  // The loser was a correction of the same fact: when the winner is taken back it is the word that remains.
  it("when the winning rival is retracted the other takes its place, and not the original beside it", () => {
    expect(held([original, first, second, retraction("C")])).toEqual(["B"]);
  });

  it("of three rivals one holds, also when the winner is retracted", () => {
    const third = { ...second, id: "Z", value: 9, recordedAt: noon((day + 8) as typeof day) };
    expect(held([original, first, second, third])).toEqual(["Z"]);
    expect(held([original, first, second, third, retraction("Z")])).toEqual(["C"]);
  });

  it("corrections in a circle, and one of itself, are refused", () => {
    expect(() => held([{ ...original, supersedes: "B" }, first])).toThrow();
    expect(() => held([{ ...original, supersedes: "A" }])).toThrow();
  });

  it("a correction is there from the moment it was known, that moment included", () => {
    expect(held([original, first], noon((day + 4) as typeof day))).toEqual(["A"]);
    expect(held([original, first], noon((day + 5) as typeof day))).toEqual(["B"]);
  });

  it("without recordedAt a fact is known on its clinical day", () => {
    expect(held([original], "2024-04-01T23:59:59Z")).toEqual([]);
    expect(held([original], "2024-04-02T00:00:00Z")).toEqual(["A"]);
  });
});
