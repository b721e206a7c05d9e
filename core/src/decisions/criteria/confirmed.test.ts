import { describe, expect, it } from "vitest";
import { candidacy } from "../../testing/candidates.ts";
import type { Loose } from "../../testing/panel.ts";

/** A course in 2019, and platelets that fell in March 2020; the question is asked on 1 September 2020. */
const given = [0, 1, 2, 3, 4].map(
  (i): Loose => ({
    id: `dose-${i}`,
    kind: "infusion-given",
    infusedOn: `2019-07-0${i + 1}`,
    drug: "alemtuzumab",
    doseMg: 12,
  }),
);
const low: Loose = {
  id: "low",
  kind: "result-reported",
  collectedOn: "2020-03-01",
  analyte: "platelets",
  value: 40,
  unit: "10*9/L",
  recordedAt: "2020-03-01T12:00:00Z",
};
const act = (action: string, on: string): Loose => ({
  id: `${action}-${on}`,
  kind: "signal-acted",
  actedAt: `${on}T12:00:00Z`,
  recordedAt: `${on}T12:00:00Z`,
  signal: "ITP/low",
  action,
  reason: "seen by haematology",
  by: "haematologist-1",
});
const word = (outcome: string, on: string): Loose => ({
  id: `word-${on}`,
  kind: "decision-made",
  decidedOn: on,
  recordedAt: `${on}T15:00:00Z`,
  about: "candidacy",
  outcome,
  rationale: "in remission",
  by: "haematologist-1",
  of: "candidacy/alemtuzumab-eu/acquired-autoimmune-disease",
});
const back: Loose = { id: "back", kind: "fact-retracted", fact: "low", reason: "clumped", by: "AB" };

const shown = (...facts: readonly Loose[]) => {
  const { criteria } = candidacy("EU-2020", { add: () => [...given, low, ...facts] });
  const { judged, outcome } = criteria.find(({ criterion }) => criterion.id === "acquired-autoimmune-disease")!;
  return `${judged.answer}: ${outcome}`;
};
const confirmed = act("confirmed", "2020-03-03");

describe("a warning of an autoimmune disease that was confirmed is for a specialist", () => {
  it.each<[string, readonly Loose[], string]>([
    ["only raised", [], "no: yes"],
    ["only acknowledged", [act("acknowledged", "2020-03-03")], "no: yes"],
    ["explained, never confirmed", [act("explained", "2020-03-03")], "no: yes"],
    ["confirmed", [confirmed], "yes: cannot-tell"],
    ["confirmed, and resolved since", [confirmed, act("resolved", "2020-05-25")], "yes: cannot-tell"],
    ["confirmed, and explained since", [confirmed, act("explained", "2020-05-25")], "yes: cannot-tell"],
    ["resolved, and confirmed on a later day", [act("resolved", "2020-03-02"), confirmed], "yes: cannot-tell"],
    [
      "confirmed and resolved, with a word since",
      [confirmed, act("resolved", "2020-05-25"), word("for", "2020-08-01")],
      "yes: with-justification",
    ],
    ["confirmed after the word", [word("for", "2020-08-01"), act("confirmed", "2020-08-20")], "yes: cannot-tell"],
    ["confirmed, and its result taken back", [confirmed, back], "cannot-tell: cannot-tell"],
    ["confirmed, its result taken back, and closed", [confirmed, back, act("explained", "2020-05-25")], "no: yes"],
  ])("%s", (_, facts, expected) => {
    expect(shown(...facts)).toBe(expected);
  });

  it("names the warning and whoever confirmed it first", () => {
    const again = act("confirmed", "2020-04-01");
    const { criteria } = candidacy("EU-2020", { add: () => [...given, low, again, confirmed] });
    const cell = criteria.find(({ criterion }) => criterion.id === "acquired-autoimmune-disease")!;
    expect(cell.judged.evidence).toEqual(["ITP/low", "confirmed-2020-03-03"]);
  });
});
