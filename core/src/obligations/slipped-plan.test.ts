import { describe, expect, it } from "vitest";
import { ask, obligation, on } from "../testing/ask.ts";
import { readiness, ready, stateOf } from "../testing/ready.ts";
import { realRulebook } from "../testing/rulebook.ts";

/** The first infusion was planned for 1 June; the ECG of 12 May counts for 30 days. */
const asked = (asOf: string) => ask(ready(), asOf, { rulebook: realRulebook });
const ecg = (asOf: string) => obligation(asked(asOf), "workup.ecg/1/1")!;

describe("a planned day that passes with no infusion", () => {
  it.each([
    ["on the planned day", "2026-06-01", "fulfilled"],
    ["ten days later, 30 days after the test", "2026-06-11", "fulfilled"],
    ["a day after that", "2026-06-12", "overdue"],
  ])("%s", (_, asOf, status) => {
    expect(ecg(asOf).status).toBe(status);
  });

  it("leaves when it was due as planned", () => {
    expect([ecg("2026-06-12").dueOn, ecg("2026-06-12").overdueFrom]).toEqual([on("2026-06-01"), on("2026-06-02")]);
  });

  it("asks on the morning for what has grown old since", () => {
    expect(stateOf(readiness({ asOf: "2026-06-11" }), "work-up")).toBe("green");
    expect(stateOf(readiness({ asOf: "2026-06-12" }), "work-up")).toBe("unknown");
  });

  it("is known in advance as a day on which it may be answered otherwise", () => {
    for (const asOf of ["2026-05-25", "2026-06-01", "2026-06-05", "2026-06-11"])
      expect(ecg(asOf).changesOn, asOf).toBeLessThanOrEqual(on("2026-06-12"));
    expect(asked("2026-06-11").nextChangeOn).toBe(on("2026-06-12"));
  });
});
