import { describe, expect, it } from "vitest";
import { back } from "../testing/candidates.ts";
import type { Loose } from "../testing/panel.ts";
import { readiness, stateOf, today } from "../testing/ready.ts";

const result = (analyte: string, value: string, days: number, more: object = {}): Loose => ({
  id: `new-${analyte}`,
  kind: "result-reported",
  collectedOn: back(today, 0, days),
  analyte,
  value,
  ...more,
});
const dose = (days: number, vaccine = "varicella"): Loose => ({
  id: `dose-${days}`,
  kind: "vaccine-given",
  givenOn: back(today, 0, days),
  vaccine,
  live: true,
});
const settled = (id: string, more: object = {}): Loose => ({
  id: `settled-${id}`,
  kind: "decision-made",
  decidedOn: back(today, 0, 1),
  about: "start-course",
  of: `work-up/${id}-settled/1`,
  outcome: "settled",
  rationale: "Treated in full",
  by: "Dr C",
  ...more,
});
const unvaccinated = (more: object = {}): Loose =>
  settled("varicella", { of: "work-up/varicella-vaccination/1", rationale: "Cannot be vaccinated", ...more });
const takenBack = { id: "again", outcome: "open", decidedOn: today };
const notImmune = result("vzv_igg_presence", "negative", 10);

describe("what an outcome of the work-up brings", () => {
  it.each<[name: string, add: readonly Loose[], state: string, answer: string]>([
    ["immune, and all negative", [], "green", "go"],
    ["a tuberculosis test that is positive", [result("igra", "positive", 5)], "red", "no-go"],
    ["an indeterminate one", [result("igra", "indeterminate", 5)], "red", "no-go"],
    ["a positive one, dealt with", [result("igra", "positive", 5), settled("tuberculosis")], "green", "go"],
    ["hepatitis B positive", [result("hbsag", "positive", 5)], "red", "no-go"],
    ["hepatitis C positive", [result("hcv_ab", "positive", 5)], "red", "no-go"],
    ["not immune to chickenpox, not vaccinated", [notImmune], "red", "no-go"],
    ["not immune, and a named person goes on without the vaccine", [notImmune, unvaccinated()], "green", "go"],
    ["one dose of two, and so decided", [notImmune, dose(60), unvaccinated()], "green", "go"],
    ["so decided, and vaccinated five days ago all the same", [notImmune, dose(5), unvaccinated()], "red", "no-go"],
    ["so decided before the test", [notImmune, unvaccinated({ decidedOn: back(today, 0, 11) })], "red", "no-go"],
    ["so decided, and that taken back", [notImmune, unvaccinated(), unvaccinated(takenBack)], "red", "no-go"],
    [
      "so decided before another course",
      [notImmune, unvaccinated({ of: "work-up/varicella-vaccination/2" })],
      "red",
      "no-go",
    ],
    ["one dose of two", [notImmune, dose(60)], "red", "no-go"],
    ["two doses, the last 41 days ago", [notImmune, dose(69), dose(41)], "red", "no-go"],
    ["two doses, the last 42 days ago", [notImmune, dose(70), dose(42)], "green", "go"],
    ["two doses, the last 43 days ago", [notImmune, dose(71), dose(43)], "green", "go"],
    ["immune, and vaccinated five days ago all the same", [dose(5)], "red", "no-go"],
    ["a vaccine that is not asked for here", [dose(5, "influenza")], "green", "go"],
  ])("%s", (_, add, state, answer) => {
    const found = readiness({ add });
    expect([stateOf(found, "outcomes"), found.answer]).toEqual([state, answer]);
  });

  it("says by whose word it is dealt with", () => {
    const line = readiness({ add: [notImmune, unvaccinated()] }).items.find(({ stated }) => stated.id === "outcomes")!;
    expect(line.found.decidedBy).toBe("settled-varicella");
    expect(line.found.evidence).toEqual(expect.arrayContaining(["new-vzv_igg_presence", "settled-varicella"]));
  });

  it("says what is open, by name", () => {
    const line = readiness({ add: [notImmune, dose(5), result("igra", "positive", 5)] }).items.find(
      ({ stated }) => stated.id === "outcomes",
    )!;
    expect(line.found.lacks).toEqual([
      { what: "days-since-dose", of: "Chickenpox vaccination" },
      { what: "outcome-settled", of: "Chickenpox vaccination" },
      { what: "outcome-settled", of: "Tuberculosis dealt with" },
    ]);
    expect(line.found.evidence).toEqual(expect.arrayContaining(["new-igra", "work-up/tuberculosis-settled/1"]));
  });

  it("a word on another course settles nothing", () => {
    const other = settled("tuberculosis", { of: "work-up/tuberculosis-settled/2" });
    expect(stateOf(readiness({ add: [result("igra", "positive", 5), other] }), "outcomes")).toBe("red");
  });
});

describe("what had to be done so many days before", () => {
  const review = (days: number): Loose => ({
    id: "review",
    kind: "step-done",
    doneOn: back(today, 0, days),
    step: "immunisation-review",
  });
  const waiver: Loose = {
    id: "waiver",
    kind: "obligation-waived",
    waivedOn: back(today, 0, 2),
    obligation: "workup.immunisation/1/1",
    reason: "Vaccinated in full elsewhere",
    by: "Dr C",
  };
  const without = ["s-immunisation-review"];
  it.each<[name: string, add: readonly Loose[], state: string, answer: string]>([
    ["43 days before", [review(43)], "green", "go"],
    ["42 days before", [review(42)], "green", "go"],
    ["41 days before", [review(41)], "red", "no-go"],
    ["five days before", [review(5)], "red", "no-go"],
    ["not at all", [], "unknown", "cannot-tell"],
    ["late, and waived by name", [review(5), waiver], "green", "go"],
  ])("%s", (_, add, state, answer) => {
    const found = readiness({ without, add });
    expect([stateOf(found, "work-up"), found.answer]).toEqual([state, answer]);
  });

  it("late beside a step that is not done: no override lets it begin", () => {
    const override: Loose = {
      id: "override",
      kind: "decision-made",
      decidedOn: today,
      about: "override",
      of: "readiness/work-up",
      outcome: "for",
      rationale: "r",
      by: "Dr A",
    };
    const add = [review(5), override];
    expect(readiness({ without, add }).answer).toBe("with-override");
    expect(readiness({ without: [...without, "e-ecg"], add }).answer).toBe("cannot-tell");
  });

  it("counts to the day on which the course begins, whatever day was planned", () => {
    const plan: Loose = { id: "earlier", kind: "course-planned", firstInfusionOn: back(today, 0, 5), courseNumber: 1 };
    expect(stateOf(readiness({ without: [...without, "plan"], add: [review(44), plan] }), "work-up")).toBe("green");
  });
});
