import { describe, expect, it } from "vitest";
import { formatDay } from "../base/calendar.ts";
import { ask, obligation, on, status, task } from "../testing/ask.ts";
import { course, type Loose, result } from "../testing/panel.ts";
import { realRulebook } from "../testing/rulebook.ts";

// ITP-3 (platelets 50 to below 100) asks for a repeat with a smear within 24 hours; THY-1a for free T4 and T3 in 7 days.

const given = course(on("2025-03-03"), 5);
const rulebook = realRulebook;
const lab = (
  analyte: string,
  value: unknown,
  collectedAt: string,
  changes: Readonly<Record<string, unknown>> = {},
): Loose => ({
  kind: "result-reported",
  id: `${analyte}-${collectedAt}`,
  collectedOn: collectedAt.slice(0, 10),
  ...(collectedAt.length > 10 ? { collectedAt } : {}),
  analyte,
  value,
  unit: { platelets: "10*9/L", haemoglobin: "g/L", wbc: "10*9/L", neutrophils: "10*9/L" }[analyte],
  recordedAt: `${collectedAt.slice(0, 10)}T12:00:00Z`,
  ...changes,
});
const low = lab("platelets", 88, "2026-03-01T08:00:00Z");
const key = "confirm.itp-3/platelets-2026-03-01T08:00:00Z/1";
const signal = "ITP/platelets-2026-03-01T08:00:00Z";
const act = (action: string, at: string): Loose => ({
  kind: "signal-acted",
  id: `${action}-${at}`,
  actedAt: at,
  signal,
  action,
  by: "AB",
});
const on3 = (facts: readonly Loose[], asOf: string) => ask([...given, ...facts], asOf, { rulebook });

describe("the tests that a signal waits for", () => {
  it.each([
    ["2026-02-28", "none"],
    ["2026-03-01", "open"],
    ["2026-03-02", "due"],
    ["2026-03-03", "overdue"],
    ["2027-03-03", "overdue"],
  ])("are an obligation with a deadline: on %s it is %s", (asOf, expected) => {
    expect(status(on3([low], asOf), key)).toBe(expected);
  });

  it("are not done by what raised it, nor by an older sample of the same day", () => {
    const earlier = lab("platelets", 180, "2026-03-01T06:00:00Z");
    expect(obligation(on3([low, earlier], "2026-03-02"), key)!.lacking).toContain("platelets");
    const later = lab("platelets", 180, "2026-03-01T20:00:00Z");
    expect(obligation(on3([low, later], "2026-03-02"), key)!.lacking).not.toContain("platelets");
  });

  it("stay until every one of them is there: part of them is not enough", () => {
    const counts = ["platelets", "haemoglobin", "neutrophils", "wbc"].map((analyte) =>
      lab(analyte, analyte === "haemoglobin" ? 130 : analyte === "platelets" ? 90 : 5, "2026-03-02"),
    );
    const one = obligation(on3([low, ...counts], "2026-03-04"), key)!;
    expect([one.status, one.lacking]).toEqual(["overdue", ["smear", "citrate-platelets"]]);
  });

  it.each(["explained", "accepted", "resolved"])(
    "end when somebody closes the signal (%s): in time without a trace, late as missed",
    (action) => {
      const why = {
        reason: "known",
        until: "2026-09-01",
        acceptedRange: { analyte: "platelets", low: 80, unit: "10*9/L" },
      };
      const closed = (at: string): Loose => ({ ...act(action, at), ...why });
      expect(status(on3([low, closed("2026-03-01T15:00:00Z")], "2026-03-05"), key)).toBe("superseded");
      expect(status(on3([low, closed("2026-03-04T09:00:00Z")], "2026-03-06"), key)).toBe("missed");
    },
  );

  it("do not end because somebody has seen it", () => {
    expect(status(on3([low, act("acknowledged", "2026-03-01T15:00:00Z")], "2026-03-05"), key)).toBe("overdue");
    expect(status(on3([low, act("referred", "2026-03-01T15:00:00Z")], "2026-03-05"), key)).toBe("overdue");
  });

  it("are not asked for of what was history when it was learned", () => {
    const late = { ...low, recordedAt: "2026-06-01T12:00:00Z" };
    expect(status(on3([late], "2026-06-02"), key)).toBe("none");
  });

  it("are asked for from the day on which the result was learned", () => {
    const late = { ...low, recordedAt: "2026-03-10T12:00:00Z" };
    const one = obligation(on3([late], "2026-03-10"), key)!;
    expect([formatDay(one.dueOn), formatDay(one.overdueFrom)]).toEqual(["2026-03-11", "2026-03-12"]);
  });

  it("are gone when the result is taken back", () => {
    const retracted: Loose = {
      kind: "fact-retracted",
      fact: "platelets-2026-03-01T08:00:00Z",
      reason: "wrong patient",
      by: "AB",
      recordedAt: "2026-03-02T12:00:00Z",
    };
    expect(status(on3([low, retracted], "2026-03-05"), key)).toBe("none");
    const explained = { ...act("explained", "2026-03-01T15:00:00Z"), reason: "wrong patient" };
    expect(status(on3([low, retracted, explained], "2026-03-05"), key)).toBe("none");
  });
});

describe("the task for them", () => {
  it("of an urgent signal is the nurse's from the moment it was learned, and the physician's once it is late", () => {
    const late = { ...low, recordedAt: "2026-03-02T12:00:00Z" };
    const open = task(on3([late], "2026-03-03"), `confirm/${key}`)!;
    expect([open.role, open.urgency, formatDay(open.openedOn), formatDay(open.deadlineOn!)]).toEqual([
      "nurse",
      "24H",
      "2026-03-02",
      "2026-03-03",
    ]);
    expect(task(on3([late], "2026-03-04"), `confirm/${key}`)!.role).toBe("physician");
  });

  it("of a mild signal opens when it is late", () => {
    const tsh = result("tsh", on("2026-03-01"), { id: "tsh", value: 0.01, recordedAt: "2026-03-01T12:00:00Z" });
    const mild = "confirm/confirm.thy-1a/tsh/1";
    expect(task(on3([tsh], "2026-03-08"), mild)).toBeUndefined();
    expect([task(on3([tsh], "2026-03-09"), mild)!.role, task(on3([tsh], "2026-03-09"), mild)!.urgency]).toEqual([
      "nurse",
      "7D",
    ]);
  });

  it("is one task: the ladder of late tests does not ask again", () => {
    const asked = on3([low], "2026-03-20").tasks.filter(({ about }) => about === key);
    expect(asked.map(({ kind }) => kind)).toEqual(["confirm"]);
  });
});
