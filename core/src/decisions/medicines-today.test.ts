import { describe, expect, it } from "vitest";
import type { Loose } from "../testing/panel.ts";
import { readiness, stateOf, today } from "../testing/ready.ts";

const begun = (medicine: string, startedOn: string, more: object = {}): Loose => ({
  id: "medicine",
  kind: "medicine-recorded",
  medicine,
  startedOn,
  ...more,
});
const review = (classesAbsent: readonly string[]): Loose => ({
  id: "named",
  kind: "medicines-reviewed",
  reviewedOn: today,
  complete: false,
  classesAbsent,
  overTheCounterAsked: true,
});
/** The course was decided five days before. */
const [since, before] = ["2026-05-29", "2026-05-20"];

describe("a medicine against clotting that was begun since the decision", () => {
  it.each<[string, readonly Loose[], string]>([
    ["none", [], "green"],
    ["by its substance and a strength", [begun("Aspirin 100 mg", since)], "red"],
    ["by a brand", [begun("Plavix", since)], "red"],
    ["by a Spanish brand", [begun("Sintrom 4 mg", since)], "red"],
    ["by its class alone", [begun("Zyxtrol", since, { medicineClass: "anticoagulant" })], "red"],
    ["begun before the decision", [begun("Plavix", before)], "green"],
    ["another medicine that is known", [begun("Levothyroxine 75 µg", since)], "green"],
    ["one that nobody can place", [begun("Zyxtrol", since)], "unknown"],
    ["one that nobody can place, from before the decision", [begun("Zyxtrol", before)], "green"],
    [
      "one that nobody can place, and a review that names what is not taken",
      [begun("Zyxtrol", since), review(["antithrombotic"])],
      "green",
    ],
    [
      "one that nobody can place, and a review that names a part of it",
      [begun("Zyxtrol", since), review(["antiplatelet"])],
      "unknown",
    ],
    ["one that nobody can place, stopped since", [begun("Zyxtrol", since, { stoppedOn: "2026-05-30" })], "green"],
  ])("%s", (_, add, expected) => {
    expect(stateOf(readiness({ add }), "new-antithrombotic")).toBe(expected);
  });

  it("is not ruled out by a review of one class, where not all medicines were gone through", () => {
    const of = (...add: readonly Loose[]) =>
      stateOf(readiness({ without: ["medicines", "morning-medicines"], add }), "new-antithrombotic");
    expect(of()).toBe("unknown");
    expect(of(review(["antiplatelet"]))).toBe("unknown");
    expect(of(review(["antithrombotic"]))).toBe("green");
  });
});
