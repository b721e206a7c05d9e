import { describe, expect, it } from "vitest";
import { addDays, formatDay } from "../base/calendar.ts";
import { ask, on } from "../testing/ask.ts";
import type { Loose } from "../testing/panel.ts";
import { readyFacts, today } from "../testing/ready.ts";
import { realRulebook } from "../testing/rulebook.ts";
import { alarmsAt, askedFor, standingAlarms } from "./alarms.ts";
import { infusionDayOf } from "./infusion-day.ts";
import type { ChairReading } from "./infusion-day-json.ts";
import { renderInfusionDay } from "./render-infusion-day.ts";

const vitalsOn = (asOf: string, add: readonly Loose[] = []) =>
  renderInfusionDay(
    infusionDayOf(
      ask(readyFacts({ add }), asOf, { rulebook: realRulebook, patient: { jurisdiction: "EU", bornOn: "1990-05-01" } }),
    )!,
  ).vitals;
const { limits } = vitalsOn(today);
type Values = Partial<Omit<ChairReading, "fact" | "at" | "phase">>;
const reading = (time: string, phase: "before" | "during", values: Values): ChairReading => ({
  fact: `v-${time}`,
  at: `${today}T${time}:00Z`,
  phase,
  ...values,
});
const start = { systolic: 118, diastolic: 74, pulse: 70, temperatureC: 36.6, spo2: 98 };
const rules = (alarms: readonly { readonly rule: string }[]) => alarms.map(({ rule }) => rule);

describe("limits of the vital signs", () => {
  it.each<[name: string, values: Values, rules: readonly string[]]>([
    ["all well", {}, []],
    ["systolic 147", { systolic: 147 }, []],
    ["systolic 148: up by 30", { systolic: 148 }, ["CHR-1"]],
    ["systolic 159", { systolic: 159 }, ["CHR-1"]],
    ["systolic 160", { systolic: 160 }, ["VAS-4a"]],
    ["systolic 161", { systolic: 161 }, ["VAS-4a"]],
    ["systolic 91", { systolic: 91 }, []],
    ["systolic 90", { systolic: 90 }, ["CHR-1"]],
    ["systolic 89", { systolic: 89 }, ["CHR-1"]],
    ["diastolic 99", { diastolic: 99 }, []],
    ["diastolic 100", { diastolic: 100 }, ["VAS-4a"]],
    ["diastolic 101", { diastolic: 101 }, ["VAS-4a"]],
    ["diastolic 45: down by 29", { diastolic: 45 }, []],
    ["diastolic 44: down by 30", { diastolic: 44 }, ["CHR-1"]],
    ["pulse 99", { pulse: 99 }, []],
    ["pulse 100: up by 30", { pulse: 100 }, ["CHR-1"]],
    ["pulse 120", { pulse: 120 }, ["CHR-1"]],
    ["pulse 130", { pulse: 130 }, ["CHR-1"]],
    ["pulse 131", { pulse: 131 }, ["VAS-2b"]],
    ["pulse 51", { pulse: 51 }, []],
    ["pulse 50", { pulse: 50 }, ["CHR-1"]],
    ["pulse 45", { pulse: 45 }, ["CHR-1"]],
    ["pulse 44", { pulse: 44 }, ["VAS-2b"]],
    ["temperature 37.9", { temperatureC: 37.9 }, []],
    ["temperature 38.0", { temperatureC: 38 }, ["CHR-1"]],
    ["oxygen 95", { spo2: 95 }, []],
    ["oxygen 94: down by 4", { spo2: 94 }, ["VAS-3"]],
    ["oxygen 93", { spo2: 93 }, ["VAS-3"]],
  ])("%s: %j", (_, values, expected) => {
    const during = reading("09:30", "during", { ...start, ...values });
    expect(rules(alarmsAt(during, [reading("08:00", "before", start), during], limits))).toEqual(expected);
  });

  it("without a reading before the infusion only the numbers speak", () => {
    const at = (values: Values) =>
      alarmsAt(reading("09:30", "during", values), [reading("09:30", "during", values)], limits);
    expect(at({ systolic: 150, spo2: 94 })).toEqual([]);
    expect(at({ spo2: 93 }).map(({ urgency }) => urgency)).toEqual(["IMMEDIATE"]);
  });

  it("the first reading of each sign before the infusion is where changes are counted from, never held against itself", () => {
    const before = [
      reading("07:30", "before", { systolic: 130 }),
      reading("07:40", "before", { systolic: 100, pulse: 70 }),
    ];
    const during = reading("09:30", "during", { systolic: 150, pulse: 100 });
    const all = [...before, during];
    expect(alarmsAt(during, all, limits)).toMatchObject([{ rule: "CHR-1", sign: "pulse", saw: 100 }]);
    expect(alarmsAt(before[0]!, all, limits)).toEqual([]);
    expect(rules(alarmsAt(before[1]!, all, limits))).toEqual(["CHR-1"]);
  });
});

describe("of several limits that a value meets", () => {
  const at = (values: Values) => {
    const during = reading("09:30", "during", { ...start, ...values });
    return standingAlarms([reading("08:00", "before", start), during], limits);
  };
  const named = (values: Values) => at(values).map(({ rule, sign }) => `${rule} ${sign}`);
  it.each<[name: string, values: Values, expected: readonly string[]]>([
    ["179/109", { systolic: 179, diastolic: 109 }, ["VAS-4a systolic", "VAS-4a diastolic"]],
    ["180/110", { systolic: 180, diastolic: 110 }, ["VAS-4b systolic", "VAS-4b diastolic"]],
    ["195/115", { systolic: 195, diastolic: 115 }, ["VAS-4b systolic", "VAS-4b diastolic"]],
    ["each sign its own", { systolic: 195, diastolic: 105 }, ["VAS-4b systolic", "VAS-4a diastolic"]],
    ["a limit of another sign hides none", { pulse: 135, temperatureC: 38.2 }, ["VAS-2b pulse", "CHR-1 temperatureC"]],
    ["a rule is told once", { systolic: 85 }, ["CHR-1 systolic"]],
  ])("%s: what stands back does, and the most urgent remain", (_, values, expected) => {
    expect(named(values)).toEqual(expected);
  });

  it("the twice of a fifth stands back from a pressure that is high by itself", () => {
    const all = [
      reading("08:00", "before", { systolic: 130 }),
      reading("09:10", "during", { systolic: 161 }),
      reading("09:20", "during", { systolic: 162 }),
    ];
    expect(rules(standingAlarms(all, limits))).toEqual(["VAS-4a"]);
  });

  it("rules that stand back from each other hide nothing", () => {
    const each = limits.map((one) => (one.rule === "VAS-4b" ? { ...one, notWhen: ["VAS-4a"] } : one));
    const during = reading("09:30", "during", { systolic: 195 });
    expect(rules(alarmsAt(during, [during], each))).toEqual(["VAS-4a", "VAS-4b"]);
  });

  it("says what the rule that does not stand back asks for, once", () => {
    const stop = "Stop the infusion. CT if there is headache or any new sign.";
    expect(askedFor(at({ systolic: 195, diastolic: 115 }))).toEqual([stop]);
    expect(askedFor(at({ systolic: 195, diastolic: 105 }))).toEqual([stop]);
    expect(askedFor(at({ systolic: 165 }))).toEqual([expect.stringMatching(/^At the chair: slow or stop/)]);
    expect(at({ systolic: 195 })).toMatchObject([{ name: "Very high blood pressure on an infusion day" }]);
  });
});

describe("a systolic pressure up by a fifth, twice", () => {
  const from = (...systolic: readonly (number | undefined)[]) => {
    const all = [
      reading("08:00", "before", { systolic: 105 }),
      ...systolic.map((value, i) =>
        reading(`09:${10 + i}`, "during", value === undefined ? { pulse: 70 } : { systolic: value }),
      ),
    ];
    return rules(alarmsAt(all.findLast((one) => one.systolic !== undefined)!, all, limits));
  };
  it.each<[name: string, found: readonly string[], expected: readonly string[]]>([
    ["once is not twice", from(128), []],
    ["128 and 130 of 105", from(128, 130), ["VAS-4c"]],
    ["a fifth exactly", from(126, 126), ["VAS-4c"]],
    ["just below, once", from(125, 126), []],
    ["just below, the last", from(126, 125), []],
    ["a better one between begins anew", from(128, 120, 130), []],
    ["a reading without the pressure between does not", from(128, undefined, 130), ["VAS-4c"]],
  ])("%s", (_, found, expected) => {
    expect(found).toEqual(expected);
  });
});

describe("the mean of the day against earlier days", () => {
  const plus = (days: number): string => formatDay(addDays(on(today), days));
  const dayBefore = (values: readonly number[]): readonly Loose[] => [
    { id: "i-0", kind: "infusion-given", infusedOn: today, drug: "alemtuzumab", doseMg: 12 },
    ...values.map((systolic, i) => ({
      id: `d-${i}`,
      kind: "vitals-measured" as const,
      measuredAt: `${today}T1${i}:00:00Z`,
      systolic,
      phase: "during",
    })),
  ];
  const alarms = (earlier: readonly number[], now: readonly number[]) => {
    const all = now.map((systolic, i) => reading(`09:1${i}`, "during", { systolic }));
    return standingAlarms(all, vitalsOn(plus(1), dayBefore(earlier)).limits);
  };
  // readyFacts has a morning reading of the first day.
  const morning = vitalsOn(today).readings.reduce((sum, one) => sum + (one.systolic ?? 0), 0);
  it("15 per cent or more above is an alarm, from two readings of the day on", () => {
    const earlier = [100, 300 - 100 - morning];
    expect(alarms(earlier, [115, 115])).toMatchObject([{ rule: "VAS-4d", saw: 115, against: 100, value: 15 }]);
    expect(alarms(earlier, [115, 114])).toEqual([]);
    expect(alarms(earlier, [115])).toEqual([]);
  });
  it("a day with one reading has no mean", () => {
    expect(vitalsOn(plus(1), dayBefore([])).limits.filter(({ from }) => from === "earlier-mean")).toEqual([]);
  });
});

describe("what stands", () => {
  const before = reading("08:00", "before", start);
  const high = reading("09:30", "during", { systolic: 182, diastolic: 90, pulse: 80 });
  it("an alarm stands through readings that do not have its sign", () => {
    const all = [before, high, reading("09:35", "during", { pulse: 72, temperatureC: 36.8 })];
    expect(standingAlarms(all, limits)).toMatchObject([{ sign: "systolic", saw: 182, at: high.at }]);
  });
  it("until a better value of that sign is there", () => {
    expect(standingAlarms([before, high, reading("09:40", "during", { systolic: 130 })], limits)).toEqual([]);
  });
  it("each sign by itself", () => {
    const all = [
      before,
      high,
      reading("09:40", "during", { systolic: 130, spo2: 92 }),
      reading("09:50", "during", start),
    ];
    expect(rules(standingAlarms(all.slice(0, 3), limits))).toEqual(["VAS-3"]);
    expect(standingAlarms(all, limits)).toEqual([]);
    expect(standingAlarms([], limits)).toEqual([]);
  });
});
