import { describe, expect, it } from "vitest";
import { formatDay } from "../base/calendar.ts";
import { planOf } from "../plan.ts";
import { ask, on } from "../testing/ask.ts";
import type { Loose } from "../testing/panel.ts";
import { realRulebook } from "../testing/rulebook.ts";

const today = "2026-06-01";
const planFor = (facts: readonly Loose[], wished = "2026-12-01", asOf = today) => {
  const plan = planOf(ask(facts, asOf, { rulebook: realRulebook }), on(wished))!;
  return {
    ...plan,
    earliest: show(plan.earliestOn),
    step: (key: string) => plan.steps.find((one) => one.key.startsWith(key)),
    ifs: plan.ifs.map(({ key, earliestOn }) => [key, show(earliestOn)]),
  };
};
const show = (day: number | undefined): string => (day === undefined ? "cannot tell" : formatDay(day as never));
const result = (analyte: string, value: unknown, collectedOn: string, more: object = {}): Loose => ({
  id: `${analyte}-${collectedOn}`,
  kind: "result-reported",
  collectedOn,
  analyte,
  value,
  ...more,
});
const word = (of: string, decidedOn: string, outcome = "settled", more: object = {}): Loose => ({
  id: `word-${decidedOn}`,
  kind: "decision-made",
  decidedOn,
  about: "start-course",
  outcome,
  rationale: "seen, and dealt with",
  by: "Dr Example",
  of,
  ...more,
});
const dose = (givenOn: string): Loose => ({
  id: `dose-${givenOn}`,
  kind: "vaccine-given",
  givenOn,
  vaccine: "varicella",
  live: true,
});
const reviewed: Loose = { id: "review", kind: "step-done", doneOn: "2026-03-02", step: "immunisation-review" };
const immune = result("vzv_igg_presence", "positive", "2026-05-01");
const numbered = result("vzv_igg", 812, "2026-05-20", { unit: "m[IU]/mL" });

describe("a live vaccine after a course", () => {
  const course: readonly Loose[] = ["09", "10", "11", "12", "13"].map((day) => ({
    id: `i-${day}`,
    kind: "infusion-given",
    infusedOn: `2026-02-${day}`,
    drug: "alemtuzumab",
    doseMg: 12,
  }));
  const susceptible = [...course, reviewed, result("vzv_igg_presence", "negative", "2026-05-20")];
  const clock = "timer/live-vaccines/1";
  const vaccine = "work-up/varicella-vaccination/2";

  it("is in no plan before a specialist has said that it may be given", () => {
    const plan = planFor(susceptible, "2027-06-01");
    expect([plan.isAttainable, plan.earliest]).toEqual([false, "cannot tell"]);
    expect(plan.step(vaccine)!.doses.map(({ fromOn }) => fromOn)).toEqual([undefined, undefined]);
    expect(plan.step(vaccine)!.after).toEqual([clock]);
    expect(plan.path.slice(-2)).toEqual([clock, vaccine]);
    const wait = plan.step(clock)!;
    expect([show(wait.fromOn), wait.knownOn, wait.doneBy]).toEqual(["2027-02-13", undefined, undefined]);
  });

  it("waits for that word once its time is over, and the word can be given", () => {
    const plan = planFor(susceptible, "2027-12-01", "2027-03-01");
    expect(plan.earliest).toBe("cannot tell");
    expect(plan.step(clock)!.doneBy).toEqual({ fact: "decision-made", of: [clock] });
  });

  it.each([
    ["before its time", "2027-02-12", "cannot tell"],
    // 8 March, 5 April, 17 May
    ["in its time", "2027-02-13", "2027-05-17"],
  ])("after a word given %s", (_, decidedOn, earliest) => {
    const plan = planFor([...susceptible, word(clock, decidedOn, "over")], "2027-12-01", "2027-03-01");
    expect(plan.earliest).toBe(earliest);
  });

  it("is waited for by nobody to whom all doses were given", () => {
    const plan = planFor([...susceptible, dose("2025-01-10"), dose("2025-02-10")], "2027-06-01");
    expect([plan.step(vaccine)!.state, plan.step(clock)]).toEqual(["done", undefined]);
  });

  it("is what an antibody test that is still to come may ask for, and then nobody can tell", () => {
    expect(planFor([...course, reviewed], "2027-06-01").ifs).toContainEqual([vaccine, "cannot tell"]);
  });
});

describe("a word that an infection is dealt with", () => {
  const key = "work-up/tuberculosis-settled/1";
  const at = (recordedAt: string) => ({ recordedAt });
  it.each<readonly [string, readonly Loose[], Loose, string]>([
    ["covers what was known", [result("igra", "indeterminate", "2026-05-20")], word(key, "2026-05-25"), "done"],
    [
      "does not cover a result of later",
      [result("igra", "indeterminate", "2026-03-20"), result("igra", "positive", "2026-05-20")],
      word(key, "2026-04-01"),
      "to-do",
    ],
    [
      "does not cover a sample that was reported later",
      [result("igra", "positive", "2026-05-20", at("2026-05-26T09:00:00Z"))],
      word(key, "2026-05-25", "settled", at("2026-05-25T10:00:00Z")),
      "to-do",
    ],
    [
      "covers what was reported that morning",
      [result("igra", "positive", "2026-05-25", at("2026-05-25T09:00:00Z"))],
      word(key, "2026-05-25", "settled", at("2026-05-25T10:00:00Z")),
      "done",
    ],
    [
      "does not cover what was reported that evening",
      [result("igra", "positive", "2026-05-25", at("2026-05-25T17:00:00Z"))],
      word(key, "2026-05-25", "settled", at("2026-05-25T10:00:00Z")),
      "to-do",
    ],
    [
      "covers nothing where nobody knows which came first",
      [result("igra", "positive", "2026-05-25")],
      word(key, "2026-05-25"),
      "to-do",
    ],
    [
      "is needed again for an outcome that nobody can read",
      [result("igra", "positive", "2026-03-20"), result("igra", { titre: 8 }, "2026-05-20")],
      word(key, "2026-04-01"),
      "to-do",
    ],
  ])("%s", (_, outcomes, of, state) => {
    expect(planFor([reviewed, immune, ...outcomes, of], "2026-07-15").step(key)?.state).toBe(state);
  });

  it("holds when the other test of the infection comes later and is negative", () => {
    const outcomes = [result("hbsag", "positive", "2026-05-01"), result("anti_hbc", "negative", "2026-05-20")];
    const plan = planFor([reviewed, immune, ...outcomes, word("work-up/hepatitis-b-settled/1", "2026-05-05")]);
    expect(plan.step("work-up/hepatitis-b-settled")!.state).toBe("done");
  });

  it("settles no test that must be done anew", () => {
    const facts = [reviewed, immune, result("igra", "positive", "2026-05-20"), word(key, "2026-05-28")];
    const isOpen = (wished: string) => planFor(facts, wished).ifs.some(([of]) => of === key);
    expect([isOpen("2026-08-18"), isOpen("2026-08-19")]).toEqual([false, true]);
  });
});

describe("a word that a course goes on without a vaccine", () => {
  const key = "work-up/varicella-vaccination/1";
  const susceptible = result("vzv_igg_presence", "negative", "2026-05-20");
  it("waives the doses that are left, and names who said so", () => {
    const before = planFor([reviewed, susceptible]).step(key)!;
    expect([before.state, before.orBy]).toEqual(["to-do", { fact: "decision-made", of: [key] }]);
    const plan = planFor([reviewed, susceptible, dose("2026-05-22"), word(key, "2026-05-28")], "2026-07-15");
    const { state, doses, because, knownOn } = plan.step(key)!;
    expect([state, doses.map(({ givenOn }) => show(givenOn)), knownOn]).toEqual([
      "waived",
      ["2026-05-22"],
      on("2026-05-28"),
    ]);
    expect(because).toEqual([susceptible["id"], "word-2026-05-28"]);
    expect(plan.path).not.toContain(key);
  });

  it("does not hold for a later test, nor for an outcome to come", () => {
    const later = result("vzv_igg_presence", "negative", "2026-05-30");
    expect(planFor([reviewed, susceptible, word(key, "2026-05-28"), later]).step(key)!.state).toBe("to-do");
    expect(planFor([reviewed, word(key, "2026-05-28")]).ifs.map(([of]) => of)).toContain(key);
  });

  it("is not needed by whom all doses were given", () => {
    const given = [dose("2026-01-10"), dose("2026-02-10"), word(key, "2026-05-28")];
    expect(planFor([reviewed, susceptible, ...given]).step(key)!.state).toBe("done");
  });
});

describe("several tests of one question", () => {
  it.each<readonly [string, readonly Loose[], string | undefined]>([
    [
      "the newest decides, whichever it is",
      [result("vzv_igg_presence", "positive", "2010-05-01"), result("vzv_igg", "negative", "2026-05-20")],
      "vaccination",
    ],
    [
      "also where it spares",
      [result("vzv_igg", "negative", "2010-05-01"), result("vzv_igg_presence", "positive", "2026-05-20")],
      undefined,
    ],
    [
      "of one day the one that does not spare",
      [result("vzv_igg", "negative", "2026-05-20"), result("vzv_igg_presence", "positive", "2026-05-20")],
      "vaccination",
    ],
    [
      "a number is read by the word of its day",
      [numbered, result("vzv_igg_presence", "positive", "2026-05-20")],
      undefined,
    ],
    [
      "a number is not read by a word of years before",
      [numbered, result("vzv_igg_presence", "positive", "2010-05-01")],
      "reading",
    ],
    [
      "a year that may be the newest",
      [result("vzv_igg", "negative", "2026"), result("vzv_igg_presence", "positive", "2026-05-20")],
      "vaccination",
    ],
  ])("%s", (_, outcomes, what) => {
    expect(planFor([reviewed, ...outcomes]).step("work-up/varicella")?.what).toBe(what);
  });
});

describe("an outcome that nobody can read", () => {
  const igra = result("igra", { titre: 8 }, "2026-05-20");
  it.each<readonly [string, readonly Loose[], string, readonly unknown[]]>([
    ["of an infection", [immune, igra], "work-up/tuberculosis", ["settling", "decision-made", [igra["id"]]]],
    ["of immunity", [numbered], "work-up/varicella", ["reading", "result-reported", [numbered["id"]]]],
  ])("%s: no day can be kept before somebody has said what it means", (_, facts, key, expected) => {
    const plan = planFor([reviewed, ...facts]);
    expect([plan.isAttainable, plan.earliest]).toEqual([false, "cannot tell"]);
    const { what, doneBy, because, state } = plan.step(key)!;
    expect([what, doneBy?.fact, because]).toEqual(expected);
    expect(state).toBe("to-do");
  });

  it("of immunity: beside it stands which day would be the earliest with the vaccine", () => {
    // 8 June, 6 July, 17 August
    expect(planFor([reviewed, numbered]).ifs).toContainEqual(["work-up/varicella-vaccination/1", "2026-08-17"]);
  });
});
