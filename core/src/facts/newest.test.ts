import { describe, expect, it } from "vitest";
import { read } from "../testing/arbitraries.ts";
import { on } from "../testing/ask.ts";
import type { Loose } from "../testing/panel.ts";
import { decisionsBy } from "./by-name.ts";
import { indexFacts, ofKind } from "./fact-index.ts";
import { mayBeNewest } from "./newest.ts";

const indexed = (facts: readonly Loose[]) =>
  indexFacts(read({ patient: { id: "lw-1", sex: "female", jurisdiction: "EU" }, facts }).facts, []);
const at = (time: string, day = "2026-06-01"): string => `${day}T${time}:00Z`;

const review = (id: string, recordedAt?: string, reviewedOn = "2026-06-01"): Loose => ({
  id,
  kind: "history-reviewed",
  reviewedOn,
  items: [],
  ...(recordedAt === undefined ? {} : { recordedAt }),
});

describe("which may be the newest", () => {
  it.each<[name: string, facts: readonly Loose[], expected: readonly string[]]>([
    ["none", [], []],
    ["one", [review("a")], ["a"]],
    ["of the last day", [review("b", undefined, "2026-05-31"), review("a")], ["a"]],
    ["of one day the last written down, whatever its id", [review("z", at("08:00")), review("a", at("09:00"))], ["a"]],
    ["of one moment both", [review("z", at("09:00")), review("a", at("09:00"))], ["a", "z"]],
    ["where nobody wrote down when, both", [review("z"), review("a")], ["a", "z"]],
    ["some time that day, or at nine", [review("z", at("09:00")), review("a")], ["a", "z"]],
    ["some time that day, or the day after", [review("z", at("09:00", "2026-06-02")), review("a")], ["z"]],
    ["some time that month, or on its first day", [review("z", undefined, "2026-06"), review("a")], ["a", "z"]],
  ])("%s", (_, facts, expected) => {
    const all = ofKind(indexed(facts), "history-reviewed", on("2026-06-30"));
    expect(mayBeNewest(all).map(({ id }) => id)).toEqual(expected);
  });
});

const word = (id: string, outcome: string, recordedAt?: string, more: object = {}): Loose => ({
  id,
  kind: "decision-made",
  decidedOn: "2026-06-01",
  about: "start-course",
  outcome,
  rationale: "r",
  by: "Dr A",
  ...(recordedAt === undefined ? {} : { recordedAt }),
  ...more,
});

describe("decisions by name in their order", () => {
  it.each<[name: string, facts: readonly Loose[], last: string]>([
    ["by day", [word("z", "against"), word("a", "for", undefined, { decidedOn: "2026-06-02" })], "a"],
    ["of one day as they were written down", [word("z", "against", at("08:00")), word("a", "for", at("09:00"))], "a"],
    ["of one moment what is against", [word("a", "against", at("09:00")), word("z", "for", at("09:00"))], "a"],
    ["of one day without a time too", [word("a", "against"), word("z", "for")], "a"],
    ["for some time that day, against at nine", [word("a", "against", at("09:00")), word("z", "for")], "a"],
    ["against some time that day, for at nine", [word("a", "against"), word("z", "for", at("09:00"))], "a"],
    ["to wait some time that day", [word("a", "for", undefined, { about: "defer" }), word("z", "for")], "a"],
    ["a word that lets nothing go on", [word("a", "open again"), word("z", "settled")], "a"],
    [
      "against some time that month",
      [word("a", "against", undefined, { decidedOn: "2026-06" }), word("z", "for")],
      "a",
    ],
  ])("%s comes last", (_, facts, last) => {
    expect(decisionsBy(indexed(facts), on("2026-06-30")).at(-1)?.id).toBe(last);
  });
});
