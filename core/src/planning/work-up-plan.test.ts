import { describe, expect, it } from "vitest";
import { formatDay } from "../base/calendar.ts";
import { planOf } from "../plan.ts";
import { ask, on } from "../testing/ask.ts";
import type { Loose } from "../testing/panel.ts";
import { realRulebook } from "../testing/rulebook.ts";

const today = "2026-06-01";
const plan = (facts: readonly Loose[], wished = "2026-12-01", asOf = today) =>
  planOf(ask(facts, asOf, { rulebook: realRulebook }), on(wished))!;
const show = (day: number | undefined): string => (day === undefined ? "cannot tell" : formatDay(day as never));
const step = (of: ReturnType<typeof plan>, key: string) => of.steps.find((one) => one.key.startsWith(key))!;
const result = (analyte: string, value: string, collectedOn: string): Loose => ({
  id: `${analyte}-${collectedOn}`,
  kind: "result-reported",
  collectedOn,
  analyte,
  value,
});
const dose = (givenOn: string): Loose => ({
  id: `dose-${givenOn}`,
  kind: "vaccine-given",
  givenOn,
  vaccine: "varicella",
  live: true,
});
const infusion = (infusedOn: string): Loose => ({
  id: `i-${infusedOn}`,
  kind: "infusion-given",
  infusedOn,
  drug: "alemtuzumab",
  doseMg: 12,
});
const course1 = ["04", "05", "06", "07", "08"].map((day) => infusion(`2025-08-${day}`));
const course2 = ["10", "11", "12"].map((day) => infusion(`2025-09-${day}`));
const immune = result("vzv_igg_presence", "positive", "2026-05-01");
const reviewed: Loose = { id: "review", kind: "step-done", doneOn: "2026-03-02", step: "immunisation-review" };

describe("the earliest day of a first infusion", () => {
  it.each<readonly [string, readonly Loose[], string, string]>([
    [
      "nothing done: the vaccinations are reviewed in a week, six weeks before",
      [],
      "2026-07-20",
      "workup.immunisation/1/1",
    ],
    [
      "vaccinations reviewed long ago: the longest wait is for the skin",
      [reviewed, immune],
      "2026-06-29",
      "workup.skin/1/1",
    ],
    [
      "not immune: two doses, four weeks apart, and six weeks",
      [reviewed, result("vzv_igg_presence", "negative", "2026-05-01")],
      // 8 June, 6 July, 17 August
      "2026-08-17",
      "work-up/varicella-vaccination/1",
    ],
    [
      "an unclear answer is not immunity",
      [reviewed, result("vzv_igg_presence", "indeterminate", "2026-05-01")],
      "2026-08-17",
      "work-up/varicella-vaccination/1",
    ],
    [
      "one dose given three weeks ago: the second at four weeks, and after its wait",
      [reviewed, result("vzv_igg_presence", "negative", "2026-05-01"), dose("2026-05-11")],
      "2026-07-20",
      "work-up/varicella-vaccination/1",
    ],
    [
      "both doses given: six weeks after the second",
      [reviewed, result("vzv_igg_presence", "negative", "2026-03-01"), dose("2026-04-23"), dose("2026-05-21")],
      "2026-07-02",
      "work-up/varicella-vaccination/1",
    ],
    [
      "a tuberculosis test that is not negative: nobody can tell",
      [reviewed, immune, result("igra", "positive", "2026-05-20")],
      "cannot tell",
      "work-up/tuberculosis-settled/1",
    ],
    [
      "tuberculosis dealt with, by a named person",
      [
        reviewed,
        immune,
        result("igra", "positive", "2026-05-20"),
        {
          id: "settled",
          kind: "decision-made",
          decidedOn: "2026-05-28",
          about: "start-course",
          outcome: "settled",
          rationale: "preventive treatment finished",
          by: "Dr Example",
          of: "work-up/tuberculosis-settled/1",
        },
      ],
      "2026-06-29",
      "workup.skin/1/1",
    ],
    [
      "the second course: twelve months after the first infusion",
      [...course1, reviewed, immune],
      "2026-08-04",
      "course-interval/2/second-course",
    ],
    [
      "a third: twelve months after the last infusion",
      // The courses lie 33 days apart: two courses.
      [...course1, ...course2, reviewed, immune],
      "2026-09-12",
      "course-interval/3/further-course",
    ],
  ])("%s", (_, facts, earliest, decides) => {
    const of = plan(facts);
    expect([show(of.earliestOn), of.path.at(-1)]).toEqual([earliest, decides]);
  });

  it("is another country's too, without what the policy adds", () => {
    const of = planOf(
      ask([reviewed], today, { rulebook: realRulebook, patient: { jurisdiction: "US" } }),
      on("2026-12-01"),
    )!;
    expect(of.steps.map(({ key }) => key)).toContain("programme.baseline-labs/1/1");
  });

  it("says what an unknown outcome would change", () => {
    const of = plan([reviewed]);
    const ifs = of.ifs.map(({ key, earliestOn }) => [key, show(earliestOn)]);
    // Serology on 2 June, known on 9 June; doses on 16 June and 14 July; six weeks.
    expect(ifs).toContainEqual(["work-up/varicella-vaccination/1", "2026-08-25"]);
    expect(ifs).toContainEqual(["work-up/tuberculosis-settled/1", "cannot tell"]);
  });

  it.each([
    ["2026-08-18", "serves the wished day", false],
    ["2026-08-19", "is too old for it, and is to be done again", true],
  ])("wished on %s, a negative test of 20 May %s", (wished, _, open) => {
    const of = plan([reviewed, immune, result("igra", "negative", "2026-05-20")], wished);
    expect(of.ifs.some(({ key }) => key === "work-up/tuberculosis-settled/1")).toBe(open);
  });

  it("knows nothing of an outcome that was waived", () => {
    const waiver: Loose = {
      id: "waiver",
      kind: "obligation-waived",
      waivedOn: "2026-05-30",
      obligation: "workup.vzv/1/1",
      reason: "had chickenpox",
      by: "Dr Example",
    };
    expect(plan([reviewed, waiver]).ifs.map(({ key }) => key)).not.toContain("work-up/varicella-vaccination/1");
  });
});

describe("a wished day", () => {
  it.each([
    ["2026-06-28", false],
    ["2026-06-29", true],
    ["2026-12-01", true],
  ])("%s can be kept: %s", (wished, kept) => {
    expect(plan([reviewed, immune], wished).isAttainable).toBe(kept);
  });

  it("says from when and until when each step serves it", () => {
    const of = plan([reviewed, immune], "2026-09-01");
    const window = (key: string) => {
      const { fromOn, byOn, state } = step(of, key);
      return [state, show(fromOn), show(byOn)];
    };
    expect(window("workup.cbc/")).toEqual(["to-do", "2026-08-02", "2026-08-30"]);
    expect(window("workup.mri/")).toEqual(["to-do", "2026-06-22", "2026-08-29"]);
    expect(window("prophylaxis.listeria-diet/")).toEqual(["to-do", "2026-06-01", "2026-08-18"]);
    expect(window("workup.vzv/")).toEqual(["done", "2026-05-01", "2026-08-25"]);
  });

  it("says through which day a result serves, and asks again after it", () => {
    const ecg: Loose = { id: "ecg", kind: "exam-done", doneOn: "2026-05-20", exam: "ecg", outcome: "normal" };
    expect(show(step(plan([ecg], "2026-06-19"), "workup.ecg/").servesThrough)).toBe("2026-06-19");
    expect(step(plan([ecg], "2026-06-20"), "workup.ecg/").state).toBe("to-do");
  });

  it("makes the serology early enough for the vaccine that it brings", () => {
    const negative = plan([reviewed, result("vzv_igg_presence", "negative", "2026-05-01")], "2026-09-01");
    const doses = step(negative, "work-up/varicella-vaccination");
    expect([show(doses.fromOn), show(doses.byOn), show(doses.neededOn)]).toEqual([
      "2026-06-08",
      "2026-06-23",
      "2026-07-21",
    ]);
  });

  it("takes a waiver for what was waived", () => {
    const waiver: Loose = {
      id: "waiver",
      kind: "obligation-waived",
      waivedOn: "2026-05-30",
      obligation: "workup.immunisation/1/1",
      reason: "vaccinated in another clinic, papers seen",
      by: "Dr Example",
    };
    expect(step(plan([waiver]), "workup.immunisation/").state).toBe("waived");
    expect(show(plan([waiver, immune]).earliestOn)).toBe("2026-06-29");
  });
});

describe("how a step is written down", () => {
  it.each([
    ["workup.cbc/", "result-reported", "haemoglobin"],
    ["workup.vzv/", "result-reported", "vzv_igg"],
    ["workup.ecg/", "exam-done", "ecg"],
    ["workup.mri/", "mri-read", "brain"],
    ["workup.vitals/", "vitals-measured", undefined],
    ["workup.immunisation/", "step-done", "immunisation-review"],
    ["workup.medicines/", "medicines-reviewed", undefined],
    ["prophylaxis.antiviral/", "medicine-recorded", "antiviral"],
  ])("%s is a fact of its kind, of what the rule asks for", (key, fact, first) => {
    const { doneBy } = step(plan([]), key);
    expect([doneBy?.fact, doneBy?.of[0]]).toEqual([fact, first]);
  });

  it("waiting is written down by nothing, and what a specialist settles by their word on its key", () => {
    expect(step(plan(course1), "course-interval/").doneBy).toBeUndefined();
    const half = plan([result("hbsag", "negative", "2026-06-01")], "2026-08-15");
    expect(step(half, "workup.hepatitis-b").doneBy!.of).toEqual(["anti_hbc"]);
    expect(step(plan([result("igra", "positive", "2026-05-20")]), "work-up/tuberculosis").doneBy).toEqual({
      fact: "decision-made",
      of: ["work-up/tuberculosis-settled/1"],
    });
  });

  it.each<readonly [string, readonly Loose[], readonly string[]]>([
    ["none given", [], ["2026-06-08 to 2026-09-22", "2026-07-06 to 2026-10-20"]],
    ["one given", [dose("2026-05-11")], ["given 2026-05-11", "2026-06-08 to 2026-10-20"]],
    ["both given", [dose("2026-04-23"), dose("2026-05-21")], ["given 2026-04-23", "given 2026-05-21"]],
  ])("each dose has its days: %s", (_, doses, expected) => {
    const of = step(plan([result("vzv_igg_presence", "negative", "2026-04-01"), ...doses]), "work-up/varicella");
    const said = of.doses.map(({ givenOn, fromOn, byOn }) =>
      givenOn === undefined ? `${show(fromOn)} to ${show(byOn)}` : `given ${show(givenOn)}`,
    );
    expect(said).toEqual(expected);
  });
});

describe("nobody plans", () => {
  it("while a course is under way", () => {
    expect(planOf(ask([infusion("2026-05-30")], today, { rulebook: realRulebook }), on("2026-12-01"))).toBeUndefined();
  });

  it("for who has died", () => {
    const died: Loose = {
      id: "died",
      kind: "follow-up-ended",
      endedOn: "2026-05-01",
      reason: "died",
      by: "Dr Example",
    };
    expect(planOf(ask([...course1, died], today, { rulebook: realRulebook }), on("2026-12-01"))).toBeUndefined();
  });
});
