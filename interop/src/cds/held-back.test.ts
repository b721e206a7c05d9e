import { describe, expect, test } from "vitest";
import { type HeldBack, heldBackCard } from "./held-back.ts";

const one = { heldOn: "2026-11-20", urgency: "7D", isCertain: true, unmapped: 1 };
const headed = (...held: readonly Partial<HeldBack>[]): string => {
  const card = heldBackCard(held.map((more) => ({ ...one, ...more })));
  return card === undefined ? "" : `${card.indicator}: ${card.summary}`;
};

describe("what is held back", () => {
  test.each<[string, readonly Partial<HeldBack>[], string]>([
    ["nothing", [], ""],
    ["of the patient", [{}], "warning: Results of this patient are held back: act within 7 days"],
    [
      "perhaps of the patient",
      [{ isCertain: false }],
      "warning: Results that may be this patient's are held back: act within 7 days",
    ],
    ["urgent", [{ urgency: "24H" }], "critical: Results of this patient are held back: act within 24 hours"],
    [
      "the worst of several",
      [{}, { urgency: "IMMEDIATE" }, { urgency: "ROUTINE" }],
      "critical: Results of this patient are held back: act at once",
    ],
    [
      "an urgency that is none",
      [{ urgency: "?" }],
      "critical: Results of this patient are held back: act within 24 hours",
    ],
  ])("%s", (_, held, expected) => {
    expect(headed(...held)).toBe(expected);
  });

  test("says of somebody who is not certain that there is something, and nothing of it", () => {
    const { detail } = heldBackCard([{ ...one, isCertain: false }, one])!;
    expect(detail.split("\n")).toEqual([
      "- A message that came on 2026-11-20 may be about this patient: nobody has said whose it is.",
      "- A message that came on 2026-11-20 is this patient's and could not be read in full. Nobody has said what 1 code in it means.",
      "",
      expect.stringMatching(/counts for nothing here\.$/),
    ]);
  });
});
