import { describe, expect, it } from "vitest";
import { addDays, addMonths, type Day, formatDay } from "../base/calendar.ts";
import { ask, on, status, task } from "../testing/ask.ts";
import { course, type Loose, noon, panel, result } from "../testing/panel.ts";
import { realRulebook } from "../testing/rulebook.ts";

// How warnings, late tests and what people did about them meet. All of it was wrong once.

const given = course(on("2025-03-03"), 5);
const lastOn = on("2025-03-07");
const before = panel("all", on("2025-02-20"));
const asked = (facts: readonly Loose[], asOf: string) =>
  ask([...given, ...before, ...facts], asOf, { rulebook: realRulebook });
const lab = (analyte: string, day: string, value: unknown, changes: Readonly<Record<string, unknown>> = {}): Loose =>
  result(analyte, on(day), { id: `${analyte}-${day}`, value, recordedAt: noon(on(day)), ...changes });
/** A whole panel each month, through this month after the last infusion. */
const monthly = (months: number): readonly Loose[] =>
  Array.from({ length: months }, (_, i) => panel("all", addMonths(lastOn, i + 1))).flat();

describe("tests that two warnings ask for at one result", () => {
  it("are tasks of their own, each as urgent as its warning", () => {
    const both = [lab("platelets", "2026-02-10", 40), lab("creatinine", "2026-02-10", 110)];
    const { tasks, signals } = asked([...monthly(11), ...both], "2026-02-10");
    const urgencies = signals.signals.filter(({ urgency }) => urgency === "IMMEDIATE").map(({ rule }) => rule);
    for (const rule of urgencies) {
      const own = tasks.filter(({ key }) => key.startsWith(`confirm/confirm.${rule.toLowerCase()}/`));
      expect(own.map(({ urgency }) => urgency)).toEqual(["IMMEDIATE"]);
    }
    expect(urgencies).toContain("ITP-1a");
  });
});

describe("a late blood count", () => {
  it("is not hidden by closer counts of one of its parts", () => {
    const { tasks } = asked([lab("neutrophils", "2026-02-10", 0.8)], "2026-02-20");
    const late = tasks.map(({ key }) => key).filter((key) => key.startsWith("overdue/"));
    expect(late).toContain("overdue/monitor.cbc");
    expect(late).toContain("overdue/monitor.neutrophils-close");
  });

  it("of the thyroid is one task with its closer test, which asks for all that it does", () => {
    const { tasks } = asked([lab("tsh", "2026-02-10", 0.01)], "2026-06-20");
    const late = tasks.map(({ key }) => key).filter((key) => key.startsWith("overdue/"));
    expect(late).toContain("overdue/monitor.thyroid-close");
    expect(late).not.toContain("overdue/monitor.tsh");
  });

  it("holds the next course until it is made up, not only until its period closes", () => {
    const held = (asOf: Day): boolean =>
      asked(monthly(9), formatDay(asOf)).holds.some(({ what }) => what === "next-course");
    const due = addMonths(lastOn, 10);
    expect(held(addDays(due, 7))).toBe(false);
    for (const days of [8, 20, 30, 40, 60]) expect(held(addDays(due, days))).toBe(true);
  });
});

describe("a clumped count", () => {
  const clumped = (value: number) => lab("platelets", "2026-02-20", value, { specimen: ["clumped"] });
  const repeat = "repeat/platelets/platelets-2026-02-20";

  it("printed below 100 is taken again in a day, also when the month's count is done", () => {
    const done = panel("all", on("2026-02-08"));
    expect(task(asked([...monthly(11), ...done, clumped(30)], "2026-02-20"), repeat)).toMatchObject({
      urgency: "24H",
      deadlineOn: on("2026-02-21"),
    });
    expect(task(asked([...monthly(11), ...done, clumped(190)], "2026-02-20"), repeat)).toBeUndefined();
  });

  it("is settled by the next valid one", () => {
    const done = panel("all", on("2026-02-08"));
    const next = lab("platelets", "2026-02-21", 205);
    expect(task(asked([...monthly(11), ...done, clumped(30), next], "2026-02-22"), repeat)).toBeUndefined();
  });
});

describe("what cannot be told", () => {
  const said = (present: string, day = "2026-02-20"): Loose => ({
    kind: "symptom-reported",
    id: `said-${day}`,
    reportedOn: day,
    symptom: "thoughts-of-self-harm",
    present,
    recordedAt: noon(on(day)),
  });
  const undecided = (facts: readonly Loose[], asOf: string) =>
    asked(facts, asOf)
      .tasks.filter(({ kind }) => kind === "signal-undecided")
      .map(({ urgency, about }) => `${urgency} ${about}`);

  it("an answer of unsure is work, as urgent as what it may be, until somebody asked again", () => {
    expect(undecided([said("unsure")], "2026-02-20")).toContain("IMMEDIATE MENTAL_HEALTH");
    expect(undecided([said("unsure"), said("no", "2026-02-21")], "2026-02-21")).toEqual([]);
    expect(undecided([said("no")], "2026-02-20")).toEqual([]);
  });

  it("a number that may lie below an urgent limit is work of the day", () => {
    const open = lab("platelets", "2026-02-20", 60, { comparator: "<" });
    expect(undecided([...monthly(11), open], "2026-02-20")).toContain("24H ITP");
  });

  it("is not settled by a result that was cancelled", () => {
    const clotted = lab("haemoglobin", "2026-02-20", 60, { specimen: ["clotted"] });
    const cancelled = lab("haemoglobin", "2026-02-21", undefined, { status: "cancelled", unit: undefined });
    const first = undecided([...monthly(11), clotted], "2026-02-22");
    expect(first.length).toBeGreaterThan(0);
    expect(undecided([...monthly(11), clotted, cancelled], "2026-02-22")).toEqual(first);
  });
});

describe("what is started", () => {
  it("is not owed for the years before anybody knew", () => {
    const late = lab("tsh", "2025-04-15", 0.05, { recordedAt: noon(on("2026-02-01")) });
    const own = asked([late], "2026-02-02")
      .obligations.filter(({ track }) => track.id === "monitor.thyroid-close")
      .flatMap(({ obligations }) => obligations.map((one) => one.status));
    expect(own).not.toContain("missed");
    expect(own).not.toContain("overdue");
  });

  it("by a steroid again and again comes due all the same", () => {
    const first = on("2026-01-05");
    const pulses = Array.from({ length: 5 }, (_, i): Loose => {
      const day = formatDay(addDays(first, 13 * i));
      return {
        kind: "medicine-recorded",
        id: `pulse-${i}`,
        medicine: "methylprednisolone",
        startedOn: day,
        stoppedOn: day,
      };
    });
    expect(status(asked(pulses, "2026-01-19"), "monitor.after-steroid/pulse-0/1")).toBe("due");
    expect(status(asked(pulses, "2026-02-02"), "monitor.after-steroid/pulse-0/2")).not.toBe("due");
  });

  it("ends when somebody explains the warning", () => {
    const low = lab("neutrophils", "2026-02-10", 0.8);
    const explained: Loose = {
      kind: "signal-acted",
      actedAt: noon(on("2026-02-12")),
      signal: "NEUTROPENIA/neutrophils-2026-02-10",
      action: "explained",
      reason: "Duffy-null",
      by: "AB",
    };
    const open = (facts: readonly Loose[]) =>
      asked(facts, "2026-03-10")
        .obligations.filter(({ track }) => track.id === "monitor.neutrophils-close")
        .flatMap(({ obligations }) => obligations)
        .some(({ dueOn, status: now }) => dueOn > on("2026-02-12") && now !== "superseded");
    expect(open([low])).toBe(true);
    expect(open([low, explained])).toBe(false);
  });
});

describe("a day without an hour", () => {
  it("ends at midnight: what is to be done within 24 hours is due on the next day, for the task as for its tests", () => {
    const low = result("platelets", on("2026-02-10"), { id: "low", value: 88 });
    const { tasks } = asked([...monthly(11), low], "2026-02-10");
    const days = tasks.filter(({ key }) => key === "signal/ITP/low" || key.startsWith("confirm/confirm.itp-3/"));
    expect(days.map(({ deadlineOn }) => formatDay(deadlineOn!))).toEqual(["2026-02-11", "2026-02-11"]);
  });
});

describe("the end", () => {
  const low = lab("platelets", "2029-06-10", 20);
  const ended = (reason: string, day: string): Loose => ({
    kind: "follow-up-ended",
    endedOn: day,
    reason,
    by: "AB",
    ...(reason === "completed-review" ? { acceptedBy: "CD" } : {}),
  });

  it("by death asks for nothing any more, and the warning stays in the record", () => {
    const answer = asked([low, ended("died", "2029-06-12")], "2029-07-01");
    expect([answer.tasks, answer.holds]).toEqual([[], []]);
    expect(answer.signals.signals.map(({ rule }) => rule)).toContain("ITP-1a");
  });

  it("by review ends the watch, and not what a later warning asks for", () => {
    const { tasks } = asked([low, ended("completed-review", "2029-04-01")], "2029-06-11");
    const keys = tasks.map(({ key }) => key);
    expect(keys).toContain("signal/ITP/platelets-2029-06-10");
    expect(keys).toContain("confirm/confirm.itp-1a/platelets-2029-06-10/1");
  });
});
