import { describe, expect, it } from "vitest";
import { formatDay } from "../base/calendar.ts";
import { ask, on, task } from "../testing/ask.ts";
import { course, type Loose, panel, result } from "../testing/panel.ts";
import { realRulebook } from "../testing/rulebook.ts";

const given = course(on("2025-03-03"), 5);
const rulebook = realRulebook;
const low = (value: number): Loose =>
  result("platelets", on("2025-03-20"), { id: "low", value, recordedAt: "2025-03-20T12:00:00Z" });
const held = (facts: readonly Loose[], asOf: string) =>
  ask([...given, ...facts], asOf, { rulebook }).holds.map(
    ({ what, since, because }) => `${what} since ${formatDay(since)}: ${because.join(", ")}`,
  );
const act = (action: string): Loose => ({
  kind: "signal-acted",
  actedAt: "2025-03-21T12:00:00Z",
  signal: "ITP/low",
  action,
  reason: "clumps",
  by: "AB",
});

describe("what is held (GEN-8)", () => {
  it("is nothing where nothing speaks and nothing is late", () => {
    expect(held([], "2025-03-20")).toEqual([]);
  });

  it("is what the rules of open signals hold, until somebody closes them", () => {
    expect(held([low(40)], "2025-03-20").map((line) => line.split(":")[0])).toEqual([
      "infusion since 2025-03-20",
      "next-course since 2025-03-20",
      "procedures since 2025-03-20",
      "drugs since 2025-03-20",
    ]);
    const at = (facts: readonly Loose[]) => held(facts, "2025-03-22").filter((line) => line.includes("ITP/low"));
    expect(at([low(40), act("acknowledged")])).toHaveLength(4);
    expect(at([low(40), act("confirmed")])).toHaveLength(4);
    expect(at([low(40), act("explained")])).toEqual([]);
  });

  it("is a further course while a required test is late, from the day it is", () => {
    // The count and creatinine of the first month are due on 2025-04-07, with seven days of grace.
    const late = (asOf: string) => held([], asOf).join().includes("monitor.creatinine/1/1");
    expect(late("2025-04-14")).toBe(false);
    expect(late("2025-04-15")).toBe(true);
    const done = panel("all", on("2025-04-20"));
    expect(held(done, "2025-04-21").join()).not.toContain("monitor.creatinine/1/1");
  });

  it("is a task where a course is planned", () => {
    const planned: Loose = { kind: "course-planned", firstInfusionOn: "2026-03-03" };
    const open = ask([...given, low(40), planned], "2025-03-20", { rulebook });
    expect(task(open, "course-held/2")).toMatchObject({
      role: "physician",
      urgency: "7D",
      deadlineOn: on("2026-03-03"),
    });
    expect(task(ask([...given, low(40)], "2025-03-20", { rulebook }), "course-held/2")).toBeUndefined();
    expect(task(ask([...given, planned], "2025-03-20", { rulebook }), "course-held/2")).toBeUndefined();
  });
});
