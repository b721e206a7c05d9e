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

  it("and asks anew for the counts that it starts", () => {
    const low = lab("neutrophils", "2026-02-10", 0.8);
    const closed = act("NEUTROPENIA/neutrophils-2026-02-10", "explained", "2026-02-12T09:00:00Z");
    const due = (facts: readonly Loose[]) =>
      answer([low, closed, ...facts], "2026-02-20")
        .obligations.filter(({ track }) => track.id === "monitor.neutrophils-close")
        .flatMap(({ obligations }) => obligations.map(({ dueOn }) => formatDay(dueOn)))
        .filter((day) => day > "2026-02-20");
    expect(due([])).toEqual([]);
    expect(due([told("fever", "2026-02-09", "2026-02-20")])).not.toEqual([]);
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

it("an acceptance that names what it could not know accepts what it did know", () => {
  const accepted = act("ITP/late", "accepted", "2026-02-12T09:00:00Z", {
    acceptedRange: { analyte: "platelets", low: 100, high: 250, unit: "10*9/L" },
    until: "2026-06-30",
    reason: "known",
  });
  const facts = [
    lab("platelets", "2026-02-08", 168, "2026-02-08", { id: "first" }),
    lab("platelets", "2026-02-10", 90, "2026-02-20", { id: "late" }),
    accepted,
  ];
  const found = signalsOf(facts, "2026-02-20", "ITP");
  expect(found.map(({ key, state }) => `${key} ${state}`)).toEqual(["ITP/first accepted", "ITP/late open"]);
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

  it("by a baseline or a previous value of then, whatever was added to them since", () => {
    const fall = lab("platelets", "2026-02-10", 120);
    const more = [lab("platelets", "2026-02-05", 200, "2026-02-20"), lab("platelets", "2025-02-21", 260, "2026-02-21")];
    const [itp] = signalsOf([fall, ...more], "2026-02-21", "ITP");
    expect([itp!.rule, formatDay(itp!.openedOn), formatInstant(itp!.deadlineAt!)]).toEqual([
      "ITP-4",
      "2026-02-10",
      "2026-02-11T09:00:00Z",
    ]);
    const closed = act(itp!.key, "explained", "2026-02-12T09:00:00Z");
    expect(shown([fall, ...more, closed], "2026-02-21", "ITP").map((one) => one.split(" ")[3])).toEqual(["explained"]);
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

describe("history", () => {
  const old = lab("platelets", "2026-01-01", 88, "2026-03-05");
  it("is over once something new speaks: the task is urgent, and its tests are asked for", () => {
    const asked = answer([old, lab("platelets", "2026-06-01", 20)], "2026-06-01");
    const [itp] = asked.signals.signals.filter(({ signal }) => signal === "ITP");
    expect([itp!.urgency, itp!.historical, formatDay(itp!.openedOn)]).toEqual(["IMMEDIATE", false, "2026-03-05"]);
    expect(formatInstant(itp!.deadlineAt!)).toBe("2026-06-01T10:00:00Z");
    const task = asked.tasks.find(({ key }) => key === "signal/ITP/platelets-2026-01-01")!;
    expect([task.urgency, formatDay(task.deadlineOn!)]).toEqual(["IMMEDIATE", "2026-06-01"]);
    expect(asked.tasks.some(({ kind, about }) => kind === "confirm" && about.startsWith("confirm.itp-1"))).toBe(true);
  });

  it("that was as urgent does not make the new hit late", () => {
    const facts = [lab("platelets", "2026-01-01", 20, "2026-03-05"), lab("platelets", "2026-06-01", 22)];
    const [itp] = signalsOf(facts, "2026-06-01", "ITP");
    expect(formatInstant(itp!.deadlineAt!)).toBe("2026-06-01T10:00:00Z");
    const asked = answer(facts, "2026-06-01").obligations.flatMap(({ obligations }) => obligations);
    const tests = asked.filter(({ because }) => because.includes("platelets-2026-06-01"));
    expect(tests.some(({ key: one }) => one.startsWith("confirm."))).toBe(true);
  });

  it("set aside comes back when something new speaks", () => {
    const mild = lab("tsh", "2026-01-01", 0.01, "2026-03-05");
    const about = "signal/THYROID_HYPER/tsh-2026-01-01";
    const snooze: Loose = {
      kind: "task-acted",
      task: about,
      action: "snooze",
      by: "AB",
      until: "2026-06-10",
      reason: "she is away",
      recordedAt: "2026-05-20T12:00:00Z",
    };
    const found = (facts: readonly Loose[]) =>
      answer([mild, ...facts], "2026-06-02").tasks.find((one) => one.key === about)!;
    expect(formatDay(found([snooze]).snoozedThrough!)).toBe("2026-06-10");
    const again = lab("tsh", "2026-06-01", 0.01);
    expect([found([snooze, again]).urgency, found([snooze, again]).snoozedThrough]).toEqual(["7D", undefined]);
    const later = { ...snooze, recordedAt: "2026-06-01T12:00:00Z" };
    expect(formatDay(found([later, again]).snoozedThrough!)).toBe("2026-06-08");
  });
});

describe("a result that is reported again", () => {
  const versions = (first: number, second: number): readonly Loose[] => [
    lab("platelets", "2026-02-10", first, "2026-02-10", { id: "pre", resultKey: "r", status: "preliminary" }),
    lab("platelets", "2026-02-10", second, "2026-02-11", { id: "fin", resultKey: "r", status: "final" }),
  ];
  const taken: Loose = {
    kind: "task-acted",
    task: "signal/ITP/pre",
    action: "take",
    by: "NN",
    recordedAt: "2026-02-10T12:00:00Z",
  };
  it("keeps the key, the day, the owner and the time to confirm", () => {
    const asked = answer([...versions(80, 81), taken], "2026-02-11");
    const [itp] = asked.signals.signals.filter(({ signal }) => signal === "ITP");
    expect([itp!.key, itp!.state, formatDay(itp!.openedOn)]).toEqual(["ITP/pre", "open", "2026-02-10"]);
    expect(formatInstant(itp!.deadlineAt!)).toBe("2026-02-11T09:00:00Z");
    expect(asked.tasks.find(({ key: one }) => one === "signal/ITP/pre")!.owner).toBe("NN");
  });

  it.each([
    ["the tests that the signal asks for", 80, 81, "confirm.itp-3/pre/1 2026-02-10 2026-02-11"],
    ["the counts that it starts", 170, 171, "monitor.platelets-weekly/pre/1 2026-02-15 2026-02-17"],
  ])("keeps %s", (_, first, second, expected) => {
    const dates = (facts: readonly Loose[]) =>
      answer(facts, "2026-02-11")
        .obligations.flatMap(({ obligations }) => obligations)
        .filter(({ key }) => key.includes("/pre/1") || key.includes("/fin/1"))
        .map((one) => `${one.key} ${formatDay(one.opensOn)} ${formatDay(one.dueOn)}`);
    expect(dates(versions(first, second))).toContain(expected);
    expect(dates(versions(first, second))).toEqual(dates(versions(first, second).slice(0, 1)));
  });

  it.each([
    ["much the same", 81, ["ITP/pre explained"]],
    ["milder", 120, ["ITP/pre explained"]],
    ["normal", 240, ["ITP/pre explained"]],
    ["worse", 20, ["ITP/pre explained", "ITP/fin open"]],
  ])("explained before, %s: %s", (_, second, expected) => {
    const closed = act("ITP/pre", "explained", "2026-02-10T15:00:00Z");
    const found = signalsOf([...versions(80, second), closed], "2026-02-12", "ITP");
    expect(found.map(({ key, state }) => `${key} ${state}`)).toEqual(expected);
  });

  it("is one result also where each names the one before", () => {
    const first = lab("platelets", "2026-02-10", 80, "2026-02-10", { id: "a" });
    const second = lab("platelets", "2026-02-10", 180, "2026-02-11", { id: "b", supersedes: "a" });
    const third = lab("platelets", "2026-02-10", 82, "2026-02-12", { id: "c", supersedes: "b" });
    const [itp] = signalsOf([first, second, third], "2026-02-12", "ITP");
    expect([itp!.key, formatInstant(itp!.deadlineAt!)]).toEqual(["ITP/a", "2026-02-11T09:00:00Z"]);
  });

  it("a part that is reported again dates nothing anew", () => {
    const low = lab("platelets", "2026-02-10", 90);
    const ldh = (value: number, id: string, learnedOn: string, status: string): Loose =>
      lab("ldh", "2026-02-09", value, learnedOn, { id, unit: "U/L", refHigh: 250, resultKey: "l", status });
    const facts = [low, ldh(600, "l1", "2026-02-10", "preliminary"), ldh(605, "l2", "2026-02-20", "final")];
    const [ttp] = signalsOf(facts, "2026-02-20", "TTP");
    expect(formatDay(ttp!.openedOn)).toBe("2026-02-10");
  });
});

describe("an earlier hit that arrives late", () => {
  const low = lab("platelets", "2026-02-10", 88);
  const late = lab("platelets", "2026-02-08", 95, "2026-02-12");
  it("moves neither the key nor the days", () => {
    const plain = answer([low], "2026-02-12");
    const asked = answer([low, late], "2026-02-12");
    const dated = ({ signals }: typeof plain) =>
      signals.signals
        .filter(({ signal }) => signal === "ITP")
        .map((one) => [
          one.key,
          formatDay(one.openedOn),
          formatInstant(one.deadlineAt!),
          formatInstant(one.confirmBy!),
        ]);
    expect(dated(asked)).toEqual(dated(plain));
    const tests = ({ tasks }: typeof plain) => tasks.filter(({ kind }) => kind === "confirm").map(({ key }) => key);
    expect(tests(asked)).toEqual(tests(plain));
    const status = (one: typeof plain) =>
      one.obligations.flatMap(({ obligations }) => obligations).find(({ key }) => key.startsWith("confirm.itp-3"))!
        .status;
    expect([status(plain), status(asked)]).toEqual(["overdue", "overdue"]);
  });

  it("has no say in the key where all were learned at once, whatever their order in the file", () => {
    const together = [low, late].map((one) => ({ ...one, recordedAt: "2026-02-12T09:00:00Z" }));
    const key = "ITP/platelets-2026-02-08";
    expect(signalsOf(together, "2026-02-12", "ITP").map((one) => one.key)).toEqual([key]);
    expect(signalsOf(together.toReversed(), "2026-02-12", "ITP").map((one) => one.key)).toEqual([key]);
  });
});
