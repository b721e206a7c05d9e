import { describe, expect, it } from "vitest";
import { formatDay } from "../base/calendar.ts";
import { formatInstant } from "../base/instant.ts";
import { ask, obligation, on, status, task } from "../testing/ask.ts";
import { course, type Loose } from "../testing/panel.ts";
import { realRulebook } from "../testing/rulebook.ts";
import { act, lab } from "../testing/signals.ts";

const units: Readonly<Record<string, string>> = {
  platelets: "10*9/L",
  creatinine: "umol/L",
  upcr: "mg/mmol",
};
const measured = (analyte: string, day: string, value: number): Loose =>
  lab(analyte, day, value, { unit: units[analyte], recordedAt: `${day}T12:00:00Z` });
const before = [measured("platelets", "2025-02-20", 200), measured("creatinine", "2025-02-20", 60)];
const answer = (facts: readonly Loose[], asOf: string) =>
  ask([...before, ...course(on("2025-03-03"), 5), ...facts], asOf, { rulebook: realRulebook });
const seen = (signal: string, day: string, action = "acknowledged"): Loose =>
  act(signal, action, `${day}T15:00:00Z`, { recordedAt: `${day}T15:00:00Z` });

describe("a rule that speaks after an acknowledgement, as urgent as what was seen", () => {
  const ratio = measured("upcr", "2026-01-05", 120);
  const rise = measured("creatinine", "2026-01-15", 79.5);
  const key = "NEPHROPATHY/upcr-2026-01-05";
  const kidney = (facts: readonly Loose[], asOf: string) =>
    answer(facts, asOf).signals.signals.find((one) => one.key === key)!;

  it("opens it again, with its own time and its own tests", () => {
    const facts = [ratio, seen(key, "2026-01-05"), rise];
    expect(kidney(facts, "2026-01-14").state).toBe("acknowledged");
    const one = kidney(facts, "2026-01-15");
    expect([one.state, one.urgency, formatInstant(one.deadlineAt!)]).toEqual(["open", "24H", "2026-01-16T12:00:00Z"]);
    expect(one.hits.map(({ inForce }) => inForce.rule.id)).toContain("REN-3");
    const tests = obligation(answer(facts, "2026-01-15"), "confirm.ren-3/creatinine-2026-01-15/1")!;
    expect([tests.status, formatDay(tests.dueOn), tests.lacking]).toEqual([
      "open",
      "2026-01-17",
      ["urine_rbc_microscopy", "urine_protein_dipstick", "upcr", "creatinine"],
    ]);
    expect(task(answer(facts, "2026-01-15"), `confirm/${tests.key}`)?.urgency).toBe("24H");
    expect(one.advice.flatMap((each) => (each.kind === "test" ? [...each.tests] : []))).toContain(
      "urine_rbc_microscopy",
    );
  });

  it("keeps that time when it has been seen too", () => {
    const one = kidney([ratio, seen(key, "2026-01-05"), rise, seen(key, "2026-01-15")], "2026-01-16");
    expect([one.state, formatInstant(one.deadlineAt!)]).toEqual(["acknowledged", "2026-01-16T12:00:00Z"]);
  });

  it("gains no time where nobody has seen it, nor where it was confirmed", () => {
    expect(formatInstant(kidney([ratio, rise], "2026-01-15").deadlineAt!)).toBe("2026-01-06T12:00:00Z");
    const one = kidney([ratio, seen(key, "2026-01-05", "confirmed"), rise], "2026-01-15");
    expect([one.state, formatInstant(one.deadlineAt!)]).toEqual(["confirmed", "2026-01-06T12:00:00Z"]);
  });
});

describe("a rise in urgency", () => {
  const low = measured("platelets", "2026-01-05", 88);
  const lower = measured("platelets", "2026-01-10", 40);
  const first = "confirm.itp-3/platelets-2026-01-05/1";
  const second = "confirm.itp-1a/platelets-2026-01-10/1";

  it("leaves the tests that only the milder rule asks for, with their time", () => {
    const one = answer([low, lower], "2026-01-10");
    expect([status(one, first), status(one, second)]).toEqual(["overdue", "due"]);
    expect(obligation(one, first)!.lacking).toContain("smear");
    expect(task(one, `confirm/${first}`)?.urgency).toBe("24H");
  });

  it("takes the place of tests that the more urgent rule asks for too: in time superseded, late missed", () => {
    // ITP-6 asks for platelets and a smear within 7 days, ITP-3 for them and more within one.
    const mild = measured("platelets", "2026-01-02", 148);
    const name = "confirm.itp-6/platelets-2026-01-02/1";
    expect(status(answer([mild], "2026-01-04"), name)).toBe("open");
    expect(status(answer([mild, low], "2026-01-06"), name)).toBe("superseded");
    const late = measured("platelets", "2026-01-20", 88);
    expect(status(answer([mild, late], "2026-01-21"), name)).toBe("missed");
  });

  it("a milder rule, as on the way back, asks for nothing", () => {
    const one = answer([low, measured("platelets", "2026-01-12", 145)], "2026-01-13");
    const asked = one.obligations.flatMap(({ obligations }) => obligations.map(({ key }) => key));
    expect(asked.filter((key) => key.startsWith("confirm."))).toEqual([first]);
  });
});

it("what was history when it was known asks for nothing beside what was not", () => {
  const old = { ...measured("platelets", "2025-11-01", 148), recordedAt: "2026-01-04T12:00:00Z" };
  const one = answer([old, measured("platelets", "2026-01-05", 88)], "2026-01-05");
  const asked = one.obligations.flatMap(({ obligations }) => obligations.map(({ key }) => key));
  expect(asked.filter((key) => key.startsWith("confirm."))).toEqual(["confirm.itp-3/platelets-2026-01-05/1"]);
});

it("the tests of an accepted signal have their time again when the acceptance ends", () => {
  const accepted = act("ITP/platelets-2026-01-05", "accepted", "2026-01-05T15:00:00Z", {
    reason: "stable",
    acceptedRange: { analyte: "platelets", low: 80, unit: "10*9/L" },
    until: "2026-03-31",
    recordedAt: "2026-01-05T15:00:00Z",
  });
  const facts = [measured("platelets", "2026-01-05", 88), accepted];
  const name = "confirm.itp-3/platelets-2026-01-05/1";
  expect(status(answer(facts, "2026-03-31"), name)).toBe("superseded");
  const again = obligation(answer(facts, "2026-04-01"), name)!;
  expect([again.status, formatDay(again.dueOn)]).toEqual(["due", "2026-04-01"]);
});
