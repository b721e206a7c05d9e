import { describe, expect, it } from "vitest";
import { formatDay } from "../base/calendar.ts";
import { formatInstant } from "../base/instant.ts";
import { ask, on } from "../testing/ask.ts";
import { course, type Loose, result } from "../testing/panel.ts";
import { realRulebook } from "../testing/rulebook.ts";
import { act, said } from "../testing/signals.ts";

// When a warning was known: when the last of the facts that it stands on was learned, and not before.

const before = [
  result("platelets", on("2025-02-20"), { value: 250 }),
  result("creatinine", on("2025-02-20"), { value: 60 }),
  result("haemoglobin", on("2025-02-20"), { value: 135 }),
  result("neutrophils", on("2025-02-20"), { value: 4 }),
];
const given = [...before, ...course(on("2025-03-03"), 5)];
/** Learned at 09:00 of its own day, unless another day is named. */
const lab = (analyte: string, day: string, value: number, learnedOn = day, changes = {}): Loose =>
  result(analyte, on(day), { id: `${analyte}-${day}`, value, recordedAt: `${learnedOn}T09:00:00Z`, ...changes });
const told = (symptom: string, day: string, learnedOn = day): Loose =>
  said(symptom, day, { recordedAt: `${learnedOn}T09:00:00Z` });
const answer = (facts: readonly Loose[], asOf: string) => ask([...given, ...facts], asOf, { rulebook: realRulebook });
const signalsOf = (facts: readonly Loose[], asOf: string, name: string) =>
  answer(facts, asOf).signals.signals.filter(({ signal }) => signal === name);
const shown = (facts: readonly Loose[], asOf: string, name: string) =>
  signalsOf(facts, asOf, name).map(
    (one) => `${one.key} ${one.rule} ${one.urgency} ${one.state} ${formatDay(one.openedOn)}`,
  );

describe("what nobody could know was not closed", () => {
  it("a fever that arrives after the neutrophils were explained opens anew", () => {
    const low = lab("neutrophils", "2026-02-10", 0.8);
    const closed = act("NEUTROPENIA/neutrophils-2026-02-10", "explained", "2026-02-12T09:00:00Z");
    const facts = [low, closed, told("fever", "2026-02-09", "2026-02-20")];
    expect(shown(facts, "2026-02-20", "NEUTROPENIA")).toEqual([
      "NEUTROPENIA/neutrophils-2026-02-10 NEU-2 24H explained 2026-02-10",
      "NEUTROPENIA/fever-2026-02-09 NEU-1b IMMEDIATE open 2026-02-20",
    ]);
    const [task] = answer(facts, "2026-02-20").tasks.filter(({ key }) => key.startsWith("signal/NEUTROPENIA"));
    expect(task!.urgency).toBe("IMMEDIATE");
  });

  it("a previous value that arrives after the count was explained opens anew", () => {
    const low = lab("platelets", "2026-02-10", 140);
    const closed = act("ITP/platelets-2026-02-10", "explained", "2026-02-12T09:00:00Z");
    const late = lab("platelets", "2026-02-05", 300, "2026-02-20");
    const found = signalsOf([low, closed, late], "2026-02-20", "ITP");
    expect(found.map(({ rule, state }) => [rule, state])).toEqual([
      ["ITP-5", "explained"],
      ["ITP-4", "open"],
    ]);
  });

  it("an act closes no sample that was taken later the same day", () => {
    const at = (hour: string, value: number): Loose =>
      result("platelets", on("2026-02-10"), { id: hour, value, collectedAt: `2026-02-10T${hour}:00:00Z` });
    const closed = act("ITP/07", "explained", "2026-02-10T08:00:00Z");
    const found = signalsOf([at("07", 90), at("18", 40), closed], "2026-02-11", "ITP");
    expect(found.map(({ key, state }) => `${key} ${state}`).toSorted()).toEqual(["ITP/07 explained", "ITP/18 open"]);
    const tooEarly = act("ITP/18", "explained", "2026-02-10T08:00:00Z");
    expect(signalsOf([at("18", 40), tooEarly], "2026-02-11", "ITP").map(({ state }) => state)).toEqual(["open"]);
  });

  it("an act knew the result that it names, on whose day it was done, where nobody wrote down the hour", () => {
    const low = result("platelets", on("2026-02-10"), { id: "low", value: 90 });
    const closed = act("ITP/low", "explained", "2026-02-10T15:00:00Z");
    expect(signalsOf([low, closed], "2026-02-11", "ITP").map(({ state }) => state)).toEqual(["explained"]);
  });
});

describe("a combination is dated", () => {
  const low = lab("platelets", "2026-02-10", 90);
  it("when its last part was learned", () => {
    const facts = [low, lab("ldh", "2026-02-09", 600, "2026-02-20", { unit: "U/L", refHigh: 250 })];
    const [ttp] = signalsOf(facts, "2026-02-20", "TTP");
    expect([formatDay(ttp!.openedOn), formatInstant(ttp!.deadlineAt!)]).toEqual(["2026-02-20", "2026-02-20T10:00:00Z"]);
  });

  it("by what it could first have been known from: a later part that would do as well changes nothing", () => {
    const known = lab("ldh", "2026-02-08", 600, "2026-02-08", { unit: "U/L", refHigh: 250 });
    const late = lab("ldh", "2026-02-09", 600, "2026-02-20", { unit: "U/L", refHigh: 250 });
    const [ttp] = signalsOf([low, known, late], "2026-02-20", "TTP");
    expect(formatDay(ttp!.openedOn)).toBe("2026-02-10");
  });

  it("and as history only where it was old when it was known", () => {
    const late = lab("ldh", "2026-02-09", 600, "2026-04-20", { unit: "U/L", refHigh: 250 });
    const [ttp] = signalsOf([low, late], "2026-04-20", "TTP");
    expect([formatDay(ttp!.openedOn), ttp!.historical]).toEqual(["2026-04-20", true]);
  });
});

describe("what was raised once", () => {
  it("keeps its day and its key when a late part makes it more urgent", () => {
    const low = lab("platelets", "2026-02-10", 140);
    const late = lab("platelets", "2026-02-05", 300, "2026-02-20");
    const [itp] = signalsOf([low, late], "2026-02-20", "ITP");
    expect([itp!.key, itp!.rule, formatDay(itp!.openedOn), formatInstant(itp!.deadlineAt!)]).toEqual([
      "ITP/platelets-2026-02-10",
      "ITP-4",
      "2026-02-10",
      "2026-02-11T09:00:00Z",
    ]);
  });
});
