import { describe, expect, it } from "vitest";
import type { Loose } from "../testing/panel.ts";
import { readiness, stateOf, today } from "../testing/ready.ts";

/** The first course was given a year before the second, which is decided for on 27 May. */
const course: readonly Loose[] = [
  ...[5, 6, 7, 8, 9].map(
    (day): Loose => ({
      id: `dose-${day}`,
      kind: "infusion-given",
      infusedOn: `2025-05-0${day}`,
      drug: "alemtuzumab",
      doseMg: 12,
    }),
  ),
  { id: "plan-2", kind: "course-planned", firstInfusionOn: today, courseNumber: 2 },
];
const disease = (condition: string, onsetOn: string): Loose => ({
  id: condition,
  kind: "condition-recorded",
  condition,
  onsetOn,
});
const word = (outcome: string, decidedOn: string): Loose => ({
  id: `word-${decidedOn}`,
  kind: "decision-made",
  decidedOn,
  about: "candidacy",
  outcome,
  rationale: "stable",
  by: "endocrinologist-1",
  of: "candidacy/alemtuzumab-eu/acquired-autoimmune-disease",
});
const override: Loose = {
  id: "override",
  kind: "decision-made",
  decidedOn: "2026-05-28",
  about: "override",
  outcome: "for",
  rationale: "nothing else holds the disease",
  by: "Dr A",
  of: "candidacy/course-2",
};
const state = (...facts: readonly Loose[]) =>
  stateOf(readiness({ without: ["plan"], add: [...course, ...facts] }), "decision");

const thyroiditis = disease("autoimmune-thyroiditis", "2026-01-10");
const purpura = disease("immune-thrombocytopenia", "2026-05-30");

describe("an autoimmune disease that began after the decision for the course", () => {
  it.each<[string, readonly Loose[], string]>([
    ["none, and none before", [], "green"],
    ["one before it, with a specialist's word", [thyroiditis, word("for", "2026-05-20")], "green"],
    ["the first one", [purpura], "red"],
    ["a second one, beside one with a word", [thyroiditis, word("for", "2026-05-20"), purpura], "red"],
    ["a second one, beside one that was decided against the rules", [thyroiditis, override, purpura], "red"],
    [
      "a second one, with a word on both",
      [thyroiditis, word("for", "2026-05-20"), purpura, word("for", "2026-05-31")],
      "green",
    ],
  ])("%s", (_, facts, expected) => {
    expect(state(...facts)).toBe(expected);
  });
});
