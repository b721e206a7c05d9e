import { describe, expect, it } from "vitest";
import type { Assessment } from "../assessment.ts";
import { ask, on } from "../testing/ask.ts";
import { course, type Loose } from "../testing/panel.ts";
import { realRulebook } from "../testing/rulebook.ts";
import { lab, said } from "../testing/signals.ts";

const before = [
  lab("platelets", "2025-02-20", 200, { recordedAt: "2025-02-20T12:00:00Z" }),
  lab("haemoglobin", "2025-02-20", 135, { recordedAt: "2025-02-20T12:00:00Z" }),
];
const treated = course(on("2025-03-03"), 5).map((one, i) => ({ ...one, id: `infusion-${i}` }));
const at = (day: string, hour = 12): string => `${day}T${String(hour).padStart(2, "0")}:00:00Z`;
const retracted = (fact: string, recordedAt?: string): Loose => ({
  kind: "fact-retracted",
  fact,
  reason: "wrong patient",
  by: "AB",
  ...(recordedAt === undefined ? {} : { recordedAt }),
});
const answer = (facts: readonly Loose[], asOf: string, knownAt?: string): Assessment =>
  ask([...before, ...treated, ...facts], asOf, {
    rulebook: realRulebook,
    ...(knownAt === undefined ? {} : { knownAt }),
  });
const shown = ({ signals }: Assessment): readonly string[] =>
  signals.signals.map((one) => `${one.key} ${one.rule} ${one.urgency} ${one.state}`);
const states = (...asked: Parameters<typeof answer>): readonly string[] => shown(answer(...asked));

describe("a fact that raised a signal and is taken back leaves it with its basis withdrawn", () => {
  const told = said("thoughts-of-self-harm", "2026-01-05", { id: "told", recordedAt: at("2026-01-05") });
  const kept = "MENTAL_HEALTH/told SYM-Q35 IMMEDIATE basis-withdrawn";

  it("a symptom, with its task", () => {
    const one = answer([told, retracted("told", at("2026-01-06"))], "2026-01-06");
    expect(shown(one)).toEqual([kept]);
    expect(one.tasks.find(({ about }) => about === "MENTAL_HEALTH/told")?.urgency).toBe("IMMEDIATE");
  });

  it("also where nobody wrote down when, or both in the same moment", () => {
    const { recordedAt: _at, ...undated } = told;
    expect(states([undated, retracted("told")], "2026-01-06")).toEqual([kept]);
    expect(states([told, retracted("told")], "2026-01-06")).toEqual([kept]);
    expect(states([told, retracted("told", at("2026-01-05"))], "2026-01-06")).toEqual([kept]);
  });

  it("a symptom of which somebody is unsure now", () => {
    const unsure = { ...told, id: "unsure", present: "unsure", supersedes: "told", recordedAt: at("2026-01-06") };
    expect(states([told, unsure], "2026-01-06")).toEqual([kept]);
  });

  it("what was told again with other words is one signal, and it stands", () => {
    const again = { ...told, id: "again", note: "clearer", supersedes: "told", recordedAt: at("2026-01-06") };
    expect(states([told, again], "2026-01-06")).toEqual(["MENTAL_HEALTH/told SYM-Q35 IMMEDIATE open"]);
  });

  it("as known before it was taken back, it stands", () => {
    const facts = [told, retracted("told", at("2026-01-06"))];
    expect(states(facts, "2026-01-06", at("2026-01-05", 13))).toEqual(["MENTAL_HEALTH/told SYM-Q35 IMMEDIATE open"]);
  });

  it("a blood pressure", () => {
    const measured: Loose = {
      kind: "vitals-measured",
      id: "bp",
      measuredAt: at("2025-03-05"),
      phase: "during",
      systolic: 190,
      diastolic: 115,
      recordedAt: at("2025-03-05"),
    };
    const found = states([measured, retracted("bp", at("2025-03-05", 13))], "2025-03-05");
    expect(found).not.toEqual([]);
    expect(found.every((one) => one.endsWith("basis-withdrawn"))).toBe(true);
    expect(found.map((one) => one.replace("basis-withdrawn", "open"))).toEqual(states([measured], "2025-03-05"));
  });
});

describe("a fact by which another was judged", () => {
  const ldh = lab("ldh", "2026-01-09", 900, { unit: "U/L", refHigh: 250, recordedAt: at("2026-01-09") });
  const low = lab("platelets", "2026-01-10", 90, { recordedAt: at("2026-01-10") });
  const ttp = (facts: readonly Loose[], asOf = "2026-01-12"): readonly string[] =>
    states(facts, asOf).filter((one) => one.startsWith("TTP/"));

  it("the other part of a combination", () => {
    expect(ttp([ldh, low])).toEqual(["TTP/platelets-2026-01-10 TTP-1 IMMEDIATE open"]);
    expect(ttp([ldh, low, retracted("ldh-2026-01-09", at("2026-01-11"))])).toEqual([
      "TTP/platelets-2026-01-10 TTP-1 IMMEDIATE basis-withdrawn",
    ]);
  });

  it("nothing is kept that was never said: it was taken back before the rest was known", () => {
    expect(ttp([ldh, low, retracted("ldh-2026-01-09", at("2026-01-09", 15))])).toEqual([]);
  });

  it("nothing is kept that went for another reason", () => {
    // The count of the 9th came late and is the previous one now; the pulse that was taken back has no part in it.
    const counts = [
      lab("platelets", "2025-12-01", 360, { recordedAt: at("2025-12-01") }),
      lab("platelets", "2026-01-10", 170, { recordedAt: at("2026-01-10") }),
      lab("platelets", "2026-01-09", 171, { recordedAt: at("2026-01-12") }),
    ];
    const pulse: Loose = {
      kind: "vitals-measured",
      id: "pulse",
      measuredAt: at("2025-12-01"),
      pulse: 70,
      recordedAt: at("2025-12-01"),
    };
    const found = states([...counts, pulse], "2026-01-20");
    expect(states([...counts, pulse, retracted("pulse", at("2026-01-15"))], "2026-01-20")).toEqual(found);
    expect(states([...counts, pulse, retracted("pulse", at("2026-01-11"))], "2026-01-20")).toEqual(found);
  });

  it("the previous value: the milder rule stands, and the episode does not close by itself", () => {
    const previous = lab("platelets", "2025-12-01", 360, { recordedAt: at("2025-12-01") });
    const fallen = lab("platelets", "2026-01-10", 148, { recordedAt: at("2026-01-10") });
    const repeat = lab("platelets", "2026-02-01", 240, { recordedAt: at("2026-02-01") });
    const gone = retracted("platelets-2025-12-01", at("2026-01-12"));
    const key = "ITP/platelets-2026-01-10";
    expect(states([previous, fallen], "2026-01-11")).toEqual([`${key} ITP-4 24H open`]);
    expect(states([fallen, repeat], "2026-02-02")).toEqual([`${key} ITP-6 7D resolved`]);
    expect(states([previous, fallen, gone, repeat], "2026-02-02")).toEqual([`${key} ITP-6 7D open`]);
  });

  it("the infusion of a window, also where it was given after the first day that a symptom may have begun", () => {
    const told = ["fever", "headache"].map((symptom) => said(symptom, "2025-03", { recordedAt: at("2025-04-01") }));
    const all = treated.map(({ id }) => retracted(id, at("2025-04-02")));
    const found = (facts: readonly Loose[]) => states(facts, "2025-04-03").filter((one) => one.includes("INF-2a"));
    expect(found(told)).toEqual([expect.stringContaining("IMMEDIATE open")]);
    expect(found([...told, ...all])).toEqual([expect.stringContaining("IMMEDIATE basis-withdrawn")]);
  });

  it("the infusion of a window", () => {
    const fever = said("fever", "2025-10-01", { recordedAt: at("2025-10-01") });
    const headache = said("headache", "2025-10-01", { recordedAt: at("2025-10-01") });
    const all = treated.map(({ id }) => retracted(id, at("2025-10-02")));
    const window = (facts: readonly Loose[]) =>
      states(facts, "2025-10-03").filter((one) => one.includes("INF-2a") && one.includes("IMMEDIATE"));
    expect(window([fever, headache]).map((one) => one.replace(/.* /, ""))).toEqual(["open"]);
    expect(window([fever, headache, ...all]).map((one) => one.replace(/.* /, ""))).toEqual(["basis-withdrawn"]);
  });
});

it("what was seen in a sample keeps its name and its acts when the report is sent again", () => {
  const casts = lab("urine_rbc_microscopy", "2026-01-10", 2, {
    id: "casts",
    unit: "/[HPF]",
    findings: ["red-cell-casts"],
    recordedAt: at("2026-01-10"),
  });
  const again = { ...casts, id: "again", supersedes: "casts", recordedAt: at("2026-01-11") };
  const key = "NEPHROPATHY/casts";
  const seen: Loose = {
    kind: "signal-acted",
    id: "seen",
    actedAt: at("2026-01-10", 14),
    signal: key,
    action: "acknowledged",
    by: "AB",
  };
  const one = answer([casts, seen, again], "2026-01-12");
  expect(shown(one).filter((line) => line.startsWith("NEPHROPATHY"))).toEqual([`${key} REN-7b 24H acknowledged`]);
  expect(one.signals.orphanedActs).toEqual([]);
});

describe("what a final report repeats of a preliminary one withdraws nothing", () => {
  const count = (value: number, status: string, day: string): Loose =>
    lab("platelets", "2026-01-10", value, { id: status, status, resultKey: "r", recordedAt: at(day) });
  it.each([
    [90, "ITP/preliminary ITP-3 24H open"],
    [240, "ITP/preliminary ITP-3 24H basis-withdrawn"],
  ])("90, then %s", (value, expected) => {
    const both = [count(90, "preliminary", "2026-01-10"), count(value, "final", "2026-01-11")];
    expect(states(both, "2026-01-12")).toEqual([expected]);
  });
});

it("a pregnancy whose end is added to its record was one all the same", () => {
  const pregnancy = {
    kind: "pregnancy-recorded",
    id: "p",
    confirmedOn: "2025-10-01",
    recordedAt: at("2025-10-01"),
  } as const;
  const ended = { ...pregnancy, id: "p2", endedOn: "2026-05-01", supersedes: "p", recordedAt: at("2026-05-03") };
  const of = (facts: readonly Loose[]) => states(facts, "2026-05-04").filter((one) => one.startsWith("PREGNANCY"));
  expect(of([pregnancy, ended]).map((one) => one.replace(/.* /, ""))).toEqual(["open"]);
  const all = { ...pregnancy, endedOn: "2025-09-30", recordedAt: at("2026-05-03") };
  expect(of([all])).toEqual([]);
});
