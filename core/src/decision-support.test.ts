import { describe, expect, it } from "vitest";
import { decisionSupportOf } from "./decision-support.ts";
import { ask, on } from "./testing/ask.ts";
import { course, type Loose, panel, result } from "./testing/panel.ts";
import { realRulebook as rulebook } from "./testing/rulebook.ts";

const given = course(on("2025-03-03"), 5);
const support = (facts: readonly Loose[], asOf: string) =>
  decisionSupportOf(ask([...given, ...facts], asOf, { rulebook }));
const low: Loose = result("platelets", on("2025-03-20"), { id: "low", value: 40, recordedAt: "2025-03-20T12:00:00Z" });

describe("what other systems are told", () => {
  it("of an open warning: what was seen, when, and that it may bleed", () => {
    const { warnings, holds, platelets } = support([low], "2025-03-21");
    expect(warnings).toMatchObject([
      {
        urgency: "IMMEDIATE",
        state: "open",
        openedOn: "2025-03-20",
        mayBleed: true,
        values: [{ name: "Platelets", value: "40", unit: "10*9/L", on: "2025-03-20" }],
      },
    ]);
    expect(holds.map(({ what }) => what)).toContain("next-course");
    expect(platelets).toEqual({ name: "Platelets", value: "40", unit: "10*9/L", on: "2025-03-20" });
  });

  it("of a spoilt count: that there is none", () => {
    const clumped = result("platelets", on("2025-03-20"), { value: 40, specimen: ["clumped"] });
    expect(support([clumped], "2025-03-21").platelets).toBeNull();
  });

  it("of late tests: the oldest of each rule, and whether platelets are among them", () => {
    const names = (asOf: string) => support([], asOf).late.map(({ name }) => name);
    // The count and creatinine of the first month are due on 2025-04-07, with seven days of grace.
    expect(names("2025-04-14")).not.toContain("Kidney function");
    expect(names("2025-04-15")).toContain("Kidney function");
    expect([support([], "2025-03-24"), support([], "2025-03-25")].map((one) => one.plateletsLate)).toEqual([
      false,
      true,
    ]);
    const later = support([], "2025-08-15").late.map(({ source, name }) => `${source} ${name}`);
    expect(new Set(later).size).toBe(later.length);
    const counted = support(panel("all", on("2025-04-08")), "2025-04-15");
    expect(counted.late.map(({ name }) => name)).not.toContain("Kidney function");
    expect(counted.plateletsLate).toBe(false);
  });

  it("of a course that is planned: its work-up; of none: that none is", () => {
    expect(support([], "2026-02-20").course).toBeNull();
    const planned: Loose = { kind: "course-planned", firstInfusionOn: "2026-03-03" };
    const { course: next, workUp } = support([planned], "2026-02-20");
    expect(next).toEqual({ number: 2, firstOn: "2026-03-03", hasBegun: false });
    const names = workUp.map(({ name }) => name);
    expect(names).toContain("Full blood count");
    const done = support([planned, ...panel("all", on("2026-02-19"))], "2026-02-20").workUp.map(({ name }) => name);
    expect(done.length).toBeLessThan(names.length);
    expect(done).not.toContain("Full blood count");
  });

  it("of live vaccines: the rule, its source and its days", () => {
    const { liveVaccines } = support([], "2025-03-21");
    expect(liveVaccines).toHaveLength(1);
    expect(liveVaccines[0]!.says).toMatch(/^Live vaccines wait/);
    expect(liveVaccines[0]!.source).toContain("default-policy@1");
  });

  it("is the same on every day before the next change", () => {
    const asOf = on("2025-03-21");
    const now = ask([...given, low], "2025-03-21", { rulebook });
    expect(now.nextChangeOn).toBeGreaterThan(asOf + 1);
    const last = new Date((now.nextChangeOn - 1) * 86_400_000).toISOString().slice(0, 10);
    expect(support([low], last)).toEqual(decisionSupportOf(now));
  });
});
