import { describe, expect, it } from "vitest";
import { ask } from "../testing/ask.ts";
import type { Loose } from "../testing/panel.ts";
import { readyFacts, today } from "../testing/ready.ts";
import { realRulebook } from "../testing/rulebook.ts";
import { alarmsOf, bagClock, nextVitals, observationEnd, stageOf, startReading } from "./chair.ts";
import { infusionDayOf } from "./infusion-day.ts";
import type { InfusionDayJson } from "./infusion-day-json.ts";
import { renderInfusionDay } from "./render-infusion-day.ts";

const day = (add: readonly Loose[] = [], jurisdiction = "EU", asOf: string = today): InfusionDayJson =>
  renderInfusionDay(
    infusionDayOf(
      ask(readyFacts({ add }), asOf, { rulebook: realRulebook, patient: { jurisdiction, bornOn: "1990-05-01" } }),
    )!,
  );
const at = (time: string): number => Date.parse(`${today}T${time}Z`);
const infusion = (more: object): Loose => ({
  id: "infusion",
  kind: "infusion-given",
  infusedOn: today,
  drug: "alemtuzumab",
  doseMg: 12,
  ...more,
});
const times = (of: Readonly<Record<string, string>>) =>
  infusion(Object.fromEntries(Object.entries(of).map(([name, time]) => [name, `${today}T${time}Z`])));

describe("limits of the vital signs", () => {
  const start = { systolic: 118, diastolic: 74, pulse: 70, temperatureC: 36.6, spo2: 98 };
  it.each<[name: string, reading: object, rules: readonly string[]]>([
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
  ])("%s: %j", (_, reading, rules) => {
    const found = alarmsOf({ ...start, ...reading }, start, day().vitals.limits);
    expect(found.map(({ rule }) => rule)).toEqual(rules);
  });

  it("without a reading before the infusion only the numbers speak", () => {
    const { limits } = day().vitals;
    expect(alarmsOf({ systolic: 150, spo2: 94 }, undefined, limits)).toEqual([]);
    expect(alarmsOf({ spo2: 93 }, undefined, limits).map(({ urgency }) => urgency)).toEqual(["IMMEDIATE"]);
  });

  it("the first reading of each sign before the infusion is where changes are counted from", () => {
    const { readings } = day().vitals;
    expect(startReading([{ fact: "a", at: "x", phase: "before", systolic: 130 }, ...readings])).toMatchObject({
      systolic: 130,
      pulse: 70,
    });
    expect(startReading([])).toBeUndefined();
  });
});

describe("the clock of the bag", () => {
  const diluted = `${today}T08:00:00Z`;
  const state = (jurisdiction: string, now: string, facts: readonly Loose[] = []) =>
    bagClock(day(facts, jurisdiction), at(now), diluted)?.state;
  it.each<[string, string, string, string | undefined]>([
    ["EU", "not diluted is no clock", "", undefined],
    ["EU", "the end would lie on the limit", "12:00:00", "in-time"],
    ["EU", "a minute later it would lie beyond", "12:01:00", "too-late-to-start"],
    ["EU", "a minute before", "11:59:00", "in-time"],
    ["US", "begun on the limit", "16:00:00", "in-time"],
    ["US", "a minute later", "16:01:00", "too-late-to-start"],
    ["US", "long after an European one", "15:59:00", "in-time"],
  ])("%s: %s", (jurisdiction, _, now, expected) => {
    expect(now === "" ? bagClock(day([], jurisdiction), at("09:00:00"))?.state : state(jurisdiction, now)).toBe(
      expected,
    );
  });

  const running = (startedAt: string, more: object = {}) => [
    { ...times({ dilutedAt: "08:00:00", startedAt }), ...more },
  ];
  it.each<[name: string, jurisdiction: string, facts: readonly Loose[], now: string, expected: string]>([
    ["in time", "EU", running("09:00:00"), "10:00:00", "in-time"],
    [
      "a pause that pushes the end beyond",
      "EU",
      running("11:30:00", { pauses: [{ from: `${today}T12:00:00Z`, to: `${today}T12:31:00Z` }] }),
      "13:00:00",
      "will-cross",
    ],
    [
      "one that ends on the limit",
      "EU",
      running("11:30:00", { pauses: [{ from: `${today}T12:00:00Z`, to: `${today}T12:30:00Z` }] }),
      "13:00:00",
      "in-time",
    ],
    [
      "a pause that goes on",
      "EU",
      running("11:30:00", { pauses: [{ from: `${today}T12:00:00Z` }] }),
      "12:31:00",
      "will-cross",
    ],
    ["beyond", "EU", running("09:00:00"), "16:01:00", "crossed"],
    [
      "ended on the limit",
      "EU",
      [times({ dilutedAt: "08:00:00", startedAt: "09:00:00", endedAt: "16:00:00" })],
      "18:00:00",
      "ended-in-time",
    ],
    [
      "ended after it",
      "EU",
      [times({ dilutedAt: "08:00:00", startedAt: "09:00:00", endedAt: "16:01:00" })],
      "18:00:00",
      "ended-late",
    ],
    ["begun in time", "US", running("15:59:00"), "19:00:00", "in-time"],
    ["begun too late", "US", running("16:01:00"), "19:00:00", "crossed"],
  ])("running, %s", (_, jurisdiction, facts, now, expected) => {
    expect(state(jurisdiction, now, facts)).toBe(expected);
  });
});

describe("when to measure", () => {
  const reading = (time: string, phase: string): Loose => ({
    id: `v-${time}`,
    kind: "vitals-measured",
    measuredAt: `${today}T${time}Z`,
    systolic: 120,
    phase,
  });
  const next = (now: string, ...add: readonly Loose[]) => {
    const { phase, state } = nextVitals(day(add), at(now));
    return `${phase} ${state}`;
  };
  const begun = times({ startedAt: "09:00:00" });
  const ended = times({ startedAt: "09:00:00", endedAt: "13:00:00" });
  it.each<[name: string, found: string, expected: string]>([
    ["before it has begun, with a reading", next("08:00:00"), "before later"],
    ["29 minutes after the start", next("09:29:59", begun), "during later"],
    ["30 minutes", next("09:30:00", begun), "during due"],
    ["an hour", next("10:00:00", begun), "during due"],
    ["more than an hour", next("10:00:01", begun), "during late"],
    ["after a reading it counts from there", next("10:10:00", begun, reading("09:45:00", "during")), "during later"],
    ["and is due again", next("10:15:00", begun, reading("09:45:00", "during")), "during due"],
    ["at the end at once", next("13:00:00", ended, reading("12:45:00", "during")), "after due"],
    ["through the observation", next("13:20:00", ended, reading("13:05:00", "after")), "after later"],
    ["every half hour", next("13:35:00", ended, reading("13:05:00", "after")), "after due"],
    ["and once more at its end", next("14:59:00", ended, reading("14:40:00", "after")), "after later"],
    ["at its end", next("15:00:00", ended, reading("14:40:00", "after")), "after due"],
    ["then it is over", next("15:01:00", ended, reading("15:00:00", "after")), "after over"],
  ])("%s", (_, found, expected) => {
    expect(found).toBe(expected);
  });

  it("the observation ends two hours after the infusion", () => {
    expect(observationEnd(day([ended]))).toBe(at("15:00:00"));
    expect(observationEnd(day([begun]))).toBeUndefined();
  });

  it("paused is neither running nor ended", () => {
    const paused = { ...begun, pauses: [{ from: `${today}T09:30:00Z` }] };
    expect([
      stageOf(day().given),
      stageOf(day([begun]).given),
      stageOf(day([paused]).given),
      stageOf(day([ended]).given),
    ]).toEqual(["before", "running", "paused", "ended"]);
  });
});
