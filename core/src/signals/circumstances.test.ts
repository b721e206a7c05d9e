import { describe, expect, it } from "vitest";
import type { Loose } from "../testing/panel.ts";
import { answerAt, hitsWith, lab, said, signalRuleFile, treatedOn } from "../testing/signals.ts";

const at = "haemoglobin-2024-06-01";
const anaemia = { kind: "limit", analyte: "haemoglobin", op: "<", value: 100, unit: "g/L" } as const;
const hb = lab("haemoglobin", "2024-06-01", 97);

describe("a limit of one sex", () => {
  const inMen = { kind: "all" as const, of: [anaemia, { kind: "sex" as const, is: "male" as const }] };
  it.each([
    ["male", "yes"],
    ["female", "no"],
    ["unknown", "? sex "],
    ["other", "? sex "],
  ])("%s: %s", (sex, expected) => {
    expect(answerAt(inMen, [hb], at, { sex })).toBe(expected);
  });
});

describe("a test that is absent", () => {
  const alone = {
    kind: "all" as const,
    of: [anaemia, { kind: "absent" as const, anyOf: ["creatinine", "upcr"], daysBefore: 3 }],
  };
  it.each<[string, readonly Loose[], string]>([
    ["nothing on file", [], "yes"],
    ["four days before", [lab("creatinine", "2024-05-28", 70)], "yes"],
    ["three days before", [lab("creatinine", "2024-05-29", 70)], "no"],
    ["of the same day", [lab("creatinine", "2024-06-01", 70)], "no"],
    ["abnormal", [lab("creatinine", "2024-06-01", 250)], "no"],
    ["questioned", [lab("creatinine", "2024-06-01", 700)], "yes"],
    ["the other of the two", [lab("upcr", "2024-06-01", 10, { unit: "mg/mmol{creat}" })], "no"],
    ["spoilt", [lab("creatinine", "2024-06-01", 70, { specimen: ["haemolysed"] })], "yes"],
    ["preliminary", [lab("creatinine", "2024-06-01", 70, { status: "preliminary" })], "yes"],
    ["a day later: not known of on that day", [lab("creatinine", "2024-06-02", 70)], "yes"],
  ])("%s: %s", (_, facts, expected) => {
    expect(answerAt(alone, [...facts, hb], at)).toBe(expected);
  });
});

describe("a wish for a child", () => {
  const wanted = { kind: "all" as const, of: [anaemia, { kind: "intention" as const, anyOf: ["trying", "planning"] }] };
  const plan = (on: string, intention?: string): Loose => ({
    kind: "family-planning-recorded",
    recordedOn: on,
    childbearingPotential: "yes",
    ...(intention === undefined ? {} : { intention }),
  });
  it.each<[string, readonly Loose[], string]>([
    ["said", [plan("2024-01-01", "Trying ")], "yes"],
    ["taken back", [plan("2024-01-01", "trying"), plan("2024-03-01", "none")], "no"],
    ["not asked again", [plan("2024-01-01", "trying"), plan("2024-03-01")], "yes"],
    ["nobody asked", [], "? intention pregnancy"],
    ["said later", [plan("2024-07-01", "trying")], "? intention pregnancy"],
  ])("%s: %s", (_, facts, expected) => {
    expect(answerAt(wanted, [...facts, hb], at)).toBe(expected);
  });
});

describe("what was written down as a fact of its own", () => {
  const asked = (anyOf: readonly string[]) => ({ kind: "recorded" as const, anyOf });
  const triggers = (anyOf: readonly string[], facts: readonly Loose[]): readonly string[] =>
    hitsWith([signalRuleFile(asked(anyOf))], facts).hits.map(({ trigger }) => trigger.id);
  const condition = (more: object): Loose => ({
    kind: "condition-recorded",
    id: "c",
    condition: "pneumonia",
    onsetOn: "2024-06-01",
    ...more,
  });
  it("speaks at a relapse, a pregnancy, a condition", () => {
    expect(triggers(["relapse"], [{ kind: "relapse-occurred", id: "r", startedOn: "2024-06-01" }])).toEqual(["r"]);
    expect(triggers(["pregnancy"], [{ kind: "pregnancy-recorded", id: "p", confirmedOn: "2024-06-01" }])).toEqual([
      "p",
    ]);
    expect(triggers(["pneumonia"], [condition({})])).toEqual(["c"]);
    expect(triggers(["relapse"], [condition({})])).toEqual([]);
  });

  it("not at a pregnancy that was over when it was written down", () => {
    const over: Loose = { kind: "pregnancy-recorded", id: "p", confirmedOn: "2024-06-01", endedOn: "2019-03-02" };
    expect(triggers(["pregnancy"], [over])).toEqual([]);
    const ended: Loose = { ...over, endedOn: "2025-02-01" };
    expect(triggers(["pregnancy"], [{ ...ended, recordedAt: "2025-02-01T09:00:00Z" }])).toEqual([]);
    expect(triggers(["pregnancy"], [{ ...ended, recordedAt: "2025-01-31T09:00:00Z" }])).toEqual(["p"]);
  });

  it.each([
    [{ certainty: "confirmed" }, "yes"],
    [{ certainty: "suspected" }, "? recorded pneumonia"],
    [{ certainty: "excluded" }, "no"],
  ])("%j: %s", (more, expected) => {
    expect(answerAt(asked(["pneumonia"]), [condition(more)], "c")).toBe(expected);
  });

  it("may be asked for again", () => {
    const twice = { kind: "again" as const, times: 2, withinDays: 184, of: asked(["pneumonia", "sinusitis"]) };
    const other = (onsetOn: string): Loose => ({ kind: "condition-recorded", condition: "sinusitis", onsetOn });
    expect(answerAt(twice, [condition({}), other("2023-11-30")], "c")).toBe("yes");
    expect(answerAt(twice, [condition({}), other("2023-11-29")], "c")).toBe("no");
    expect(answerAt(twice, [condition({}), other("2024-06-01")], "c")).toBe("no");
  });
});

describe("readings of an infusion day", () => {
  const reading = (at: string, more: object): Loose => ({ kind: "vitals-measured", id: at, measuredAt: at, ...more });
  const last = "2024-01-02T12:00:00Z";
  it.each([
    [97, 93, "yes"],
    [97, 94, "no"],
  ])("saturation from %i to %i: fallen by four points %s", (before, now, expected) => {
    const fallen = { kind: "vital", sign: "spo2", op: ">=", value: 4, pointsBelowStart: true } as const;
    const start = reading("2024-01-02T08:00:00Z", { spo2: before, phase: "before" });
    expect(answerAt(fallen, [start, reading(last, { spo2: now })], last)).toBe(expected);
    expect(answerAt(fallen, [reading(last, { spo2: now })], last)).toBe("? vital spo2 before the infusion");
  });

  it.each([
    ["pointsAboveStart", 70, 99, "no"],
    ["pointsAboveStart", 70, 100, "yes"],
    ["pointsBelowStart", 100, 70, "yes"],
    ["pointsBelowStart", 100, 71, "no"],
  ] as const)("a pulse 30 %s, from %i to %i: %s", (way, before, now, expected) => {
    const moved = { kind: "vital", sign: "pulse", op: ">=", value: 30, [way]: true } as const;
    const start = reading("2024-01-02T08:00:00Z", { pulse: before, phase: "before" });
    expect(answerAt(moved, [start, reading(last, { pulse: now })], last)).toBe(expected);
  });

  it.each([
    [{}, "yes"],
    [{ atRest: true }, "yes"],
    [{ atRest: false }, "no"],
  ])("a pulse of 110, %j: fast at rest %s", (more, expected) => {
    const fast = { kind: "vital", sign: "pulse", op: ">=", value: 100, atRest: true } as const;
    expect(answerAt(fast, [reading(last, { pulse: 110, ...more })], last)).toBe(expected);
  });

  const rising = { kind: "daily-mean", sign: "systolic", percentAbove: 15, readings: 2 } as const;
  const day = (on: string, ...values: readonly number[]): readonly Loose[] =>
    values.map((systolic, i) => reading(`${on}T${10 + i}:00:00Z`, { systolic }));
  const course = ["2024-01-01", "2024-01-02", "2024-01-03"].map(treatedOn);
  it.each<[string, readonly Loose[], string]>([
    ["up from the day before", [...day("2024-01-01", 110, 130), ...day("2024-01-02", 130, 140, 144)], "yes"],
    ["up by less", [...day("2024-01-01", 110, 130), ...day("2024-01-02", 130, 140, 143)], "no"],
    [
      "one reading the day before",
      [...day("2024-01-01", 120), ...day("2024-01-02", 150, 150, 150)],
      "? vital systolic",
    ],
    ["nothing the day before", day("2024-01-02", 150, 150, 150), "? vital systolic"],
  ])("mean pressure %s: %s", (_, facts, expected) => {
    expect(answerAt(rising, [...course, ...facts], last)).toBe(expected);
  });

  it("mean pressure creeping up from the first day", () => {
    const facts = [...day("2024-01-01", 120, 120), ...day("2024-01-02", 129, 129), ...day("2024-01-03", 138, 138)];
    expect(answerAt(rising, [...course, ...facts], "2024-01-03T11:00:00Z")).toBe("yes");
  });

  it("mean pressure on the first day of a course says nothing", () => {
    expect(answerAt(rising, [...course, ...day("2024-01-01", 150, 150)], "2024-01-01T11:00:00Z")).toBe("no");
  });

  it("is no matter on a day that a symptom asks about", () => {
    const both = { kind: "all" as const, of: [rising, { kind: "symptom" as const, anyOf: ["headache"] }] };
    const facts = [
      ...course,
      ...day("2024-01-01", 120, 120),
      ...day("2024-01-02", 150, 150),
      said("headache", "2024-01-02"),
    ];
    expect(answerAt(both, facts, "headache-2024-01-02")).toBe("yes");
  });
});
