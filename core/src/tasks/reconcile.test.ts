import { describe, expect, it } from "vitest";
import { formatDay } from "../base/calendar.ts";
import { ask, on, task } from "../testing/ask.ts";
import { course, type Loose, noon, result } from "../testing/panel.ts";
import { realRulebook } from "../testing/rulebook.ts";

// A TSH below its range: a 7D signal of 2026-03-02, and its task.
const given = course(on("2025-03-03"), 5);
const low = result("tsh", on("2026-03-02"), { id: "tsh", value: 0.01, recordedAt: noon(on("2026-03-02")) });
const urgent = result("platelets", on("2026-03-02"), { id: "low", value: 20, recordedAt: noon(on("2026-03-02")) });
const mine = "signal/THYROID_HYPER/tsh";
const act = (action: string, day: string, changes: Readonly<Record<string, unknown>> = {}, about = mine): Loose => ({
  kind: "task-acted",
  task: about,
  action,
  by: "AB",
  recordedAt: noon(on(day)),
  ...changes,
});
const after = (acts: readonly Loose[], about = mine) =>
  task(ask([...given, low, urgent, ...acts], "2026-03-10", { rulebook: realRulebook }), about)!;

describe("what people did about a task", () => {
  it("is nothing where nobody did", () => {
    expect(Object.keys(after([]))).not.toContain("owner");
  });

  it("the last who took it, or to whom it was given, owns it", () => {
    expect(after([act("take", "2026-03-03")]).owner).toBe("AB");
    expect(after([act("take", "2026-03-03"), act("assign", "2026-03-04", { to: "CD" })]).owner).toBe("CD");
    expect(after([act("assign", "2026-03-04", { to: "CD" }), act("take", "2026-03-05")]).owner).toBe("AB");
  });

  it("does not depend on the order in which it was written down", () => {
    const acts = [act("take", "2026-03-03"), act("assign", "2026-03-04", { to: "CD" })];
    expect(after(acts.toReversed())).toEqual(after(acts));
  });

  it.each([
    ["2026-03-05", "2026-03-05"],
    ["2026-03-09", "2026-03-09"],
    ["2026-04-01", "2026-03-09"],
  ])("set aside until %s it comes back after %s: never later than its deadline", (until, through) => {
    expect(formatDay(after([act("snooze", "2026-03-03", { until, reason: "she is away" })]).snoozedThrough!)).toBe(
      through,
    );
  });

  it("nothing is set aside without a reason", () => {
    for (const reason of [undefined, "  "])
      expect(
        after([act("snooze", "2026-03-03", { until: "2026-03-05", ...(reason === undefined ? {} : { reason }) })]),
      ).not.toHaveProperty("snoozedThrough");
  });

  it("what has no deadline is set aside for 28 days at most", () => {
    const about = "review/1";
    const review = (until: string) =>
      task(
        ask([...given, act("snooze", "2029-05-01", { until, reason: "she is away" }, about)], "2029-05-10", {
          rulebook: realRulebook,
        }),
        about,
      )!;
    expect(review("2029-05-20").deadlineOn).toBeUndefined();
    expect(formatDay(review("2029-05-20").snoozedThrough!)).toBe("2029-05-20");
    expect(formatDay(review("2199-01-01").snoozedThrough!)).toBe("2029-05-29");
  });

  it("given to a role it is nobody's, and never below the role of the rules", () => {
    const owned = [act("take", "2026-03-03")];
    const physicians = after([...owned, act("assign", "2026-03-04", { to: "role/physician" })]);
    expect([physicians.role, physicians.owner]).toEqual(["physician", undefined]);
    const back = after([
      ...owned,
      act("assign", "2026-03-04", { to: "role/physician" }),
      act("assign", "2026-03-05", { to: "role/nurse" }),
    ]);
    expect([back.role, back.owner]).toEqual(["nurse", undefined]);
    const about = "signal/ITP/low";
    const urgent_ = after(
      [act("take", "2026-03-03", {}, about), act("assign", "2026-03-04", { to: "role/nurse" }, about)],
      about,
    );
    expect([urgent_.role, urgent_.owner]).toEqual(["physician", undefined]);
  });

  it("nothing urgent is set aside", () => {
    const about = "signal/ITP/low";
    expect(
      after([act("snooze", "2026-03-03", { until: "2026-03-09", reason: "she is away" }, about)], about),
    ).not.toHaveProperty("snoozedThrough");
  });

  it("what somebody says is done stays, with the name, until the facts show it", () => {
    expect(after([act("done", "2026-03-03")]).saidDoneBy).toBe("AB");
    expect(after([act("done", "2026-03-03"), act("reopen", "2026-03-04")])).not.toHaveProperty("saidDoneBy");
  });

  it("an act of before it opened concerns the one before it", () => {
    expect(after([act("take", "2026-03-01")])).not.toHaveProperty("owner");
  });
});
