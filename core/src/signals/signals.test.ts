import { describe, expect, it } from "vitest";
import { formatDay } from "../base/calendar.ts";
import { formatInstant } from "../base/instant.ts";
import type { Loose } from "../testing/panel.ts";
import { act, lab, said, signalRuleFile, signalsWith } from "../testing/signals.ts";

const unit = "10*9/L";
const below = (value: number) => ({ kind: "limit", analyte: "platelets", op: "<", value, unit }) as const;
const rules = [
  signalRuleFile(below(50), { id: "T-1", urgency: "IMMEDIATE", holds: ["procedures"] }),
  signalRuleFile(below(100), { id: "T-2", urgency: "24H", notWhen: ["T-1"], confirmWithinHours: 72 }),
  signalRuleFile(below(150), { id: "T-3", urgency: "7D", notWhen: ["T-1", "T-2"], holds: ["next-course"] }),
  signalRuleFile({ kind: "symptom", anyOf: ["bruises"] }, { id: "T-4", candidates: ["ITP", "TTP"] }),
];
const count = (on: string, value: unknown, changes: Readonly<Record<string, unknown>> = {}): Loose =>
  lab("platelets", on, value, changes);
const learned = (on: string, value: unknown, at: string, changes: Readonly<Record<string, unknown>> = {}): Loose =>
  count(on, value, { recordedAt: at, ...changes });
const key = (on: string): string => `ITP/platelets-${on}`;
const states = (facts: readonly Loose[], asOf?: string): readonly string[] =>
  signalsWith(rules, facts, asOf === undefined ? {} : { asOf }).signals.map(
    (one) => `${one.key} ${one.rule} ${one.urgency} ${one.state}${one.recurrence ? " again" : ""}`,
  );
const first = (facts: readonly Loose[], asOf?: string) =>
  signalsWith(rules, facts, asOf === undefined ? {} : { asOf }).signals[0]!;

describe("an episode", () => {
  it("has a key of its first fact, and the urgency and rule of its worst", () => {
    const facts = [count("2024-01-01", 120), count("2024-01-08", 80), count("2024-01-15", 90)];
    expect(states(facts)).toEqual([`${key("2024-01-01")} T-2 24H open`]);
    const signal = first([...facts, said("bruises", "2024-01-09")]);
    expect(signal.candidates).toEqual(["ITP", "TTP"]);
    expect(signal.holds).toEqual(["next-course"]);
    expect(signal.reasons().evidence).toContain("platelets-2024-01-08");
    expect(signal.reasons().comparisons).toEqual([
      {
        left: "platelets",
        saw: 80,
        op: "<",
        right: 100,
        unit,
        result: "yes",
        fact: "platelets-2024-01-08",
        made: { from: "rule" },
      },
    ]);
  });

  it.each([
    [40, "IMMEDIATE", "2024-01-02T10:00:00Z"],
    [80, "24H", "2024-01-03T09:00:00Z"],
    [120, "7D", "2024-01-09T09:00:00Z"],
  ])("%s is to be acted on as %s, by %s", (value, urgency, deadline) => {
    const signal = first([learned("2024-01-01", value, "2024-01-02T09:00:00Z")]);
    expect([signal.urgency, formatInstant(signal.deadlineAt!)]).toEqual([urgency, deadline]);
    expect(formatDay(signal.openedOn)).toBe("2024-01-02");
  });

  it("says by when it must be confirmed, apart from the urgency", () => {
    const signal = first([learned("2024-01-01", 80, "2024-01-02T09:00:00Z")]);
    expect(formatInstant(signal.confirmBy!)).toBe("2024-01-05T09:00:00Z");
  });

  it("takes a fact without a moment as learned at the end of its day", () => {
    const signal = first([count("2024-01-01", 80)]);
    expect([formatDay(signal.openedOn), formatInstant(signal.deadlineAt!)]).toEqual([
      "2024-01-01",
      "2024-01-03T00:00:00Z",
    ]);
  });

  it.each([
    ["2024-01-31T09:00:00Z", false],
    ["2024-02-01T09:00:00Z", true],
  ])("of 1 January, learned %s, is history: %s", (at, expected) => {
    expect(first([learned("2024-01-01", 80, at)]).historical).toBe(expected);
  });
});

describe("closing by itself", () => {
  const mild = count("2024-01-01", 120);
  it.each([
    ["a normal repeat", [count("2024-01-08", 200)], "resolved"],
    ["one on the same day", [count("2024-01-01", 200, { id: "x" })], "open"],
    ["one at the lower limit", [count("2024-01-08", 150)], "resolved"],
    ["one above the range", [count("2024-01-08", 401)], "open"],
    ["a preliminary one", [count("2024-01-08", 200, { status: "preliminary" })], "open"],
    ["a clumped one", [count("2024-01-08", 200, { specimen: ["clumped"] })], "open"],
    ["nothing at all", [], "open"],
    [
      "one four weeks after a steroid",
      [
        { kind: "medicine-recorded", medicine: "methylprednisolone", startedOn: "2023-12-20" } as Loose,
        count("2024-01-17", 200),
      ],
      "open",
    ],
    [
      "one a day later",
      [
        { kind: "medicine-recorded", medicine: "methylprednisolone", startedOn: "2023-12-20" } as Loose,
        count("2024-01-18", 200),
      ],
      "resolved",
    ],
  ])("after 120: %s leaves it %s", (_, facts, state) => {
    expect(states([mild, ...facts])).toEqual([`${key("2024-01-01")} T-3 7D ${state}`]);
  });

  it("never happens to what is urgent, or to a symptom", () => {
    expect(states([count("2024-01-01", 80), count("2024-01-08", 200)])).toEqual([`${key("2024-01-01")} T-2 24H open`]);
    expect(states([said("bruises", "2024-01-01"), count("2024-01-08", 200)])[0]).toContain("open");
    expect(states([mild, said("bruises", "2024-01-02"), count("2024-01-08", 200)])[0]).toContain("24H open");
  });

  it("opens anew when it comes back, and says so", () => {
    expect(states([mild, count("2024-01-08", 200), count("2024-03-01", 110)])).toEqual([
      `${key("2024-01-01")} T-3 7D resolved`,
      `${key("2024-03-01")} T-3 7D open again`,
    ]);
  });

  it("counts only what lies on or before the day that is asked about", () => {
    expect(states([mild, count("2024-01-08", 200)], "2024-01-07")[0]).toContain("open");
  });
});

describe("acts", () => {
  const low = learned("2024-01-01", 80, "2024-01-01T09:00:00Z");
  const k = key("2024-01-01");
  it.each([
    ["acknowledged", "acknowledged"],
    ["referred", "acknowledged"],
    ["confirmed", "confirmed"],
    ["resolved", "resolved"],
    ["explained", "explained"],
    ["accepted", "open"],
  ])("%s: %s", (action, state) => {
    expect(first([low, act(k, action, "2024-01-02T09:00:00Z")], "2024-01-05").state).toBe(state);
  });

  it("a rise reopens an acknowledgement; more of the same does not", () => {
    const seen = act(k, "acknowledged", "2024-01-02T09:00:00Z");
    const later = (value: number) => learned("2024-01-03", value, "2024-01-03T09:00:00Z");
    expect(states([low, seen, later(85)])).toEqual([`${k} T-2 24H acknowledged`]);
    expect(states([low, seen, later(40)])).toEqual([`${k} T-1 IMMEDIATE open`]);
  });

  it.each([
    ["acknowledged", "open"],
    ["referred", "open"],
    ["confirmed", "confirmed"],
  ])("another rule, as urgent, after %s: %s", (action, state) => {
    const seen = act(k, action, "2024-01-02T09:00:00Z");
    const bruises = (on: string): Loose => said("bruises", on, { recordedAt: `${on}T09:00:00Z` });
    expect(first([low, seen, bruises("2024-01-03")]).state).toBe(state);
    const again = act(k, action, "2024-01-04T09:00:00Z");
    expect(first([low, seen, bruises("2024-01-03"), again, bruises("2024-01-05")]).state).not.toBe("open");
  });

  it("a milder rule, as on the way back, reopens nothing", () => {
    const seen = act(k, "acknowledged", "2024-01-02T09:00:00Z");
    expect(states([low, seen, learned("2024-01-03", 120, "2024-01-03T09:00:00Z")])).toEqual([
      `${k} T-2 24H acknowledged`,
    ]);
  });

  it("what is learned after closing opens anew, also where it had happened before", () => {
    const closed = act(k, "resolved", "2024-01-10T09:00:00Z");
    expect(states([low, closed, learned("2024-01-05", 90, "2024-01-05T09:00:00Z")])).toEqual([`${k} T-2 24H resolved`]);
    expect(states([low, closed, learned("2024-01-05", 90, "2024-01-20T09:00:00Z")])).toEqual([
      `${k} T-2 24H resolved`,
      `${key("2024-01-05")} T-2 24H open again`,
    ]);
  });

  it("on a signal that nobody knows is for a person", () => {
    const { orphanedActs } = signalsWith(rules, [low, act("TTP/x", "resolved", "2024-01-02T09:00:00Z")]);
    expect(orphanedActs).toEqual(["resolved-2024-01-02T09:00:00Z"]);
  });
});

describe("acceptance", () => {
  const k = key("2024-01-01");
  const low = count("2024-01-01", 120);
  const stated = {
    reason: "stable for years",
    acceptedRange: { analyte: "platelets", low: 110, high: 150, unit },
    until: "2024-06-30",
  };
  const accepted = act(k, "accepted", "2024-01-02T09:00:00Z", stated);
  it.each([
    ["within the range", count("2024-03-01", 110), [`${k} T-3 7D accepted`]],
    ["just outside", count("2024-03-01", 109.9), [`${k} T-3 7D accepted`, `${key("2024-03-01")} T-3 7D open again`]],
    ["a symptom", said("bruises", "2024-03-01"), [`${k} T-3 7D accepted`, "ITP/bruises-2024-03-01 T-4 24H open again"]],
  ])("%s", (_, fact, expected) => {
    expect(states([low, accepted, fact], "2024-06-30")).toEqual(expected);
  });

  it("never silences what is IMMEDIATE", () => {
    const wide = { ...accepted, acceptedRange: { analyte: "platelets", low: 10, unit } };
    expect(states([low, wide, count("2024-03-01", 40)], "2024-06-30")).toHaveLength(2);
  });

  it("ends, and then it is open again; a year is the longest", () => {
    expect(states([low, accepted], "2024-07-01")).toEqual([`${k} T-3 7D open`]);
    expect(states([low, accepted, count("2024-08-01", 120)], "2024-09-01")).toEqual([`${k} T-3 7D open`]);
    const endless = act(k, "accepted", "2024-01-02T09:00:00Z", { ...stated, until: undefined });
    expect(first([low, endless], "2025-01-02").state).toBe("accepted");
    expect(first([low, endless], "2025-01-03").state).toBe("open");
  });
});

describe("a basis that is withdrawn", () => {
  const low = learned("2024-01-01", 80, "2024-01-01T09:00:00Z");
  const k = key("2024-01-01");
  const corrected = count("2024-01-01", 180, {
    id: "corrected",
    supersedes: "platelets-2024-01-01",
    recordedAt: "2024-01-03T09:00:00Z",
  });
  it("still needs a person", () => {
    const retracted: Loose = { kind: "fact-retracted", fact: "platelets-2024-01-01", reason: "test", by: "AB" };
    expect(states([low, retracted])).toEqual([`${k} T-2 24H basis-withdrawn`]);
    expect(states([low, corrected])).toEqual([`${k} T-2 24H basis-withdrawn`]);
    expect(states([low, corrected, act(k, "resolved", "2024-01-04T09:00:00Z")])).toEqual([`${k} T-2 24H resolved`]);
  });

  it("is a preliminary value that the final one takes back", () => {
    const states2 = [
      learned("2024-01-01", 80, "2024-01-01T09:00:00Z", { status: "preliminary", resultKey: "r", id: "p" }),
      learned("2024-01-01", 180, "2024-01-02T09:00:00Z", { resultKey: "r", id: "f" }),
    ];
    expect(states(states2)).toEqual(["ITP/p T-2 24H basis-withdrawn"]);
  });

  it("leaves what else stands, with its acts", () => {
    const still = { ...corrected, value: 90 };
    const seen = act(k, "acknowledged", "2024-01-02T09:00:00Z");
    expect(states([low, still, seen])).toEqual([`${k} T-2 24H acknowledged`]);
    const signal = first([low, still, seen]);
    expect(formatDay(signal.openedOn)).toBe("2024-01-01");
  });
});

describe("what cannot be told", () => {
  const change = signalRuleFile(
    { kind: "change", analyte: "platelets", direction: "fall", percent: 30, from: ["baseline", "previous"] },
    { id: "T-9", signal: "TTP" },
  );
  const doubts = (facts: readonly Loose[]) =>
    signalsWith([change], facts).cannotTell.map(
      (one) => `${one.rule} ${one.trigger} ${one.missing.map(({ what }) => what)}`,
    );
  const treated: Loose = { kind: "infusion-given", infusedOn: "2024-01-01", drug: "alemtuzumab", doseMg: 12 };
  it("is asked for after treatment began, and only at the newest result", () => {
    expect(doubts([count("2023-12-01", 200)])).toEqual([]);
    expect(doubts([treated, count("2024-02-01", 200)])).toEqual(["T-9 platelets-2024-02-01 previous,baseline"]);
    expect(doubts([treated, count("2024-02-01", 200), count("2024-02-08", 190)])).toEqual([
      "T-9 platelets-2024-02-08 baseline",
    ]);
  });
});
