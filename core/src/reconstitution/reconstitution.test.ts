import { describe, expect, it } from "vitest";
import { assessmentJson } from "../assessment-json.ts";
import { addMonths, formatDay } from "../base/calendar.ts";
import { compileRulebook } from "../protocol/rulebook.ts";
import { renderAssessment } from "../render.ts";
import { ask, on } from "../testing/ask.ts";
import { course, type Loose, result } from "../testing/panel.ts";
import { realProtocols } from "../testing/protocols.ts";

const rulebook = compileRulebook(realProtocols);
const first = course(on("2024-05-27"), 5); // last infusion 2024-05-31
const second = course(on("2025-06-02"), 3); // last infusion 2025-06-04
const last = on("2024-05-31");
const count = (analyte: string, day: string, value: unknown, more: Readonly<Record<string, unknown>> = {}): Loose =>
  result(analyte, on(day), { value, unit: "10*9/L", ...more });
const monthAfter = (months: number): string => formatDay(addMonths(last, months));

const told = (facts: readonly Loose[], asOf = "2026-06-01") =>
  renderAssessment(ask([...first, ...facts], asOf, { rulebook })).outcomes.reconstitution;
const of = (analyte: string, facts: readonly Loose[], asOf?: string) =>
  told(facts, asOf).analytes.find((one) => one.analyte === analyte)!;
const place = (analyte: string, facts: readonly Loose[]) => of(analyte, facts).counts.map((one) => one.place);

// Bands by hand from safety-signals.md section 4.2: month 12 after course 1, CD4 0.28 (0.14): 0.099 to 0.63.
describe("the place of a count in the published band", () => {
  it.each([
    ["0.098", 0.098, {}, "below"],
    ["0.099, the lower edge", 0.099, {}, "within"],
    ["0.25", 0.25, {}, "within"],
    ["0.63, the upper edge", 0.63, {}, "within"],
    ["0.631", 0.631, {}, "above"],
    ["98 per microlitre", 98, { unit: "/uL" }, "below"],
    ["99 per microlitre", 99, { unit: "/uL" }, "within"],
    ["nought", 0, {}, "below"],
    ["< 0.099", 0.099, { comparator: "<" }, "below"],
    ["<= 0.099", 0.099, { comparator: "<=" }, "cannot-tell"],
    ["< 0.1", 0.1, { comparator: "<" }, "cannot-tell"],
    ["> 0.63", 0.63, { comparator: ">" }, "above"],
    ["> 0.5", 0.5, { comparator: ">" }, "cannot-tell"],
    ["0.1 to 0.2", { low: 0.1, high: 0.2 }, {}, "within"],
    ["0.05 to 0.2", { low: 0.05, high: 0.2 }, {}, "cannot-tell"],
  ])("CD4 %s at month 12", (_, value, more, expected) => {
    expect(place("cd4", [count("cd4", monthAfter(12), value, more)])).toEqual([expected]);
  });

  it("speaks after its own course: the same count is above after course 1 and within after course 2", () => {
    // month 1: course 1 CD4 0.003 to 0.19, course 2 0.0083 to 0.22
    expect(place("cd4", [count("cd4", "2024-06-30", 0.2)])).toEqual(["above"]);
    const again = of("cd4", [...second, count("cd4", "2025-07-04", 0.2)]);
    expect(again.counts).toMatchObject([{ month: 1, place: "within", band: { low: 0.0083, high: 0.22 } }]);
    expect(again.band!.id).toBe("cd4.later");
  });

  it.each([
    ["cd8 past month 9 of a second course", "cd8", [...second, count("cd8", "2026-04-04", 0.2)], "outside-table"],
    ["cd4 two weeks after", "cd4", [count("cd4", "2024-06-10", 0.02)], "outside-table"],
    ["total lymphocytes", "lymphocytes", [count("lymphocytes", monthAfter(3), 0.5)], "no-table"],
    ["cd19", "cd19", [count("cd19", monthAfter(3), 0.1)], "no-table"],
    [
      "an infusion of which only the month is known",
      "cd4",
      [
        { kind: "infusion-given", infusedOn: "2025-06", drug: "alemtuzumab", doseMg: 12 },
        count("cd4", "2025-12-30", 0.2),
      ],
      "infusion-date-uncertain",
    ],
  ] as const)("%s: no band, and the reason", (_, analyte, facts, why) => {
    expect(of(analyte, facts).counts).toMatchObject([{ place: "no-band", why }]);
  });
});

it("rules that bring no published course show no band, and say so", () => {
  const labels = compileRulebook(realProtocols.filter(({ layer }) => layer === "label"));
  const answer = ask([...first, count("cd4", monthAfter(6), 0.2)], "2026-06-01", { rulebook: labels });
  const { protocol, method, analytes } = renderAssessment(answer).outcomes.reconstitution;
  expect({ protocol, method }).toEqual({ protocol: null, method: null });
  expect(analytes[1]).toMatchObject({
    band: null,
    milestones: [],
    counts: [{ place: "no-band", why: "no-reference" }],
  });
});

describe("what counts", () => {
  it("results since the last infusion, up to the day that is asked about, in their order", () => {
    const facts = ["2024-05-20", "2024-05-31", "2024-12-02", "2024-07-01", "2025-01-02"].map((day) =>
      count("cd8", day, 0.1),
    );
    expect(of("cd8", facts, "2024-12-31").counts.map((one) => one.collectedOn)).toEqual(["2024-07-01", "2024-12-02"]);
    expect(of("cd8", [...facts, ...second], "2025-06-05").counts).toEqual([]);
  });

  it("not what is preliminary, spoilt or of an unknown day; it says so", () => {
    const facts = [
      count("cd4", "2024-07-01", 0.1, { status: "preliminary" }),
      count("cd4", "2024-07-02", 0.1, { specimen: ["clotted"] }),
      { ...count("cd4", "2024-07-03", 0.1), collectedOn: "2024-08" },
    ];
    const { counts, notUsed } = of("cd4", facts);
    expect(counts).toEqual([]);
    expect(notUsed.map(({ why }) => why)).toEqual(["preliminary", "clotted", "date-uncertain"]);
  });

  it("stands beside what was usual before treatment, and the laboratory's own lower limit", () => {
    const before = ["2024-03-01", "2024-04-01", "2024-05-01"].map((day, i) => count("cd4", day, 0.8 + i / 10));
    const one = of("cd4", [...before, count("cd4", monthAfter(12), 0.45, { refLow: 0.5, refHigh: 1.5 })]);
    expect(one.baseline).toMatchObject({ value: 0.9, mark: "median" });
    expect(one.counts).toMatchObject([{ lowerLimit: { value: 0.5, from: "laboratory" }, isBelowLimit: "yes" }]);
    const general = of("cd4", [count("cd4", monthAfter(12), 0.4)]);
    expect(general.counts).toMatchObject([{ lowerLimit: { value: 0.4, from: "general" }, isBelowLimit: "no" }]);
    expect(general.baseline).toBeNull();
  });

  it("nothing before treatment, and the answer keeps its shape", () => {
    const answer = renderAssessment(ask([count("cd4", "2024-03-01", 0.9)], "2024-06-01", { rulebook }));
    expect(answer.outcomes.reconstitution).toMatchObject({
      course: null,
      lastInfusionOn: null,
      analytes: [],
      measures: [],
    });
    expect(assessmentJson.safeParse(answer).success).toBe(true);
  });
});

describe("milestones", () => {
  const state = (id: string, facts: readonly Loose[]) =>
    told(facts)
      .analytes.flatMap((one) => one.milestones)
      .find((one) => one.id === id)?.state;
  const lymphocytes = (month: number, value: number) => count("lymphocytes", monthAfter(month), value);

  it.each([
    [[lymphocytes(6, 0.99)], "not-reached"],
    [[lymphocytes(6, 1)], "reached"],
    [[lymphocytes(5, 1.2), lymphocytes(6, 0.8)], "not-reached"],
    [[lymphocytes(5, 1)], "reached"],
    [[lymphocytes(8, 1)], "not-measured"],
  ])("a share at a month is held against the nearest count within a month of it", (facts, expected) => {
    expect(state("lymphocytes.below-at-6", facts)).toBe(expected);
  });

  it("a time to a limit is reached on the first count at it, and confirmed by the next", () => {
    const back = (facts: readonly Loose[]) => of("cd19", facts).milestones.find(({ id }) => id === "cd19.back");
    const cd19 = (month: number, value: number) => count("cd19", monthAfter(month), value);
    expect(back([cd19(3, 0.099)])).toMatchObject({ state: "not-reached" });
    expect(back([cd19(3, 0.099), cd19(6, 0.1)])).toMatchObject({ state: "reached", confirmedOn: null });
    expect(back([cd19(6, 0.1), cd19(9, 0.3)])).toMatchObject({ state: "reached", confirmedOn: monthAfter(9) });
    expect(back([cd19(6, 0.1), cd19(9, 0.05)])).toMatchObject({ state: "reached", confirmedOn: null });
  });

  it("a share of the baseline needs one", () => {
    const after = count("cd19", monthAfter(12), 0.33);
    expect(state("cd19.overshoot-at-12", [after])).toBe("no-baseline");
    expect(state("cd19.overshoot-at-12", [count("cd19", "2024-05-01", 0.2), after])).toBe("reached");
    expect(state("cd19.overshoot-at-12", [count("cd19", "2024-05-01", 0.201), after])).toBe("not-reached");
  });

  it("what was published of one course only is not held against a second", () => {
    const again = of("lymphocytes", [...second, count("lymphocytes", "2025-12-04", 0.8)]);
    expect(again.milestones.map(({ id }) => id)).toEqual(["lymphocytes.below-at-6", "lymphocytes.below-at-12"]);
  });
});
