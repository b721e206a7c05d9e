import { addDays, addMonths, type Day, dayFromCivil, parseFacts } from "@longwatch/core";
import { describe, expect, it } from "vitest";
import { presetSource, readPreset } from "../preset/source.ts";
import { streamsOf } from "../random/stream.ts";
import type { Report } from "../symptoms/reports.ts";
import { eventlessLife } from "../testing/eventless.ts";
import { type Odd, plainMeasure } from "../testing/plain-measure.ts";
import { stillBody } from "../testing/still-body.ts";
import { careOf } from "./care.ts";
import { careFacts } from "./facts.ts";
import { weekdayOf, workingDay } from "./working-day.ts";

const { care } = readPreset(presetSource("care-ms-1")!);
const life = eventlessLife({ sex: "female", years: 6 });
const of = (index: number, given: { lived?: typeof life; odd?: Odd; reports?: readonly Report[] } = {}) =>
  careOf(
    given.lived ?? life,
    stillBody(),
    given.reports ?? [],
    plainMeasure(given.odd),
    care,
    streamsOf("care", index),
  );
const people = Array.from({ length: 60 }, (_, i) => of(i));
const days = (one: ReturnType<typeof of>): readonly Day[] => one.samples.map(({ sample }) => sample.day);

describe("careOf", () => {
  it("is the same for the same streams", () => {
    expect(of(3)).toEqual(of(3));
  });
  it("draws at most one sample a day, in order, none after the last day", () => {
    for (const one of people) {
      expect(days(one)).toEqual([...new Set(days(one))].sort((a, b) => a - b));
      expect(Math.max(...days(one))).toBeLessThanOrEqual(life.leaving.day);
    }
  });
  it("draws on working days, unless there is bleeding to look at or an infusion", () => {
    const weekdays = people.flatMap(({ samples }) =>
      samples
        .filter(({ sample }) => sample.reason !== "symptom" && sample.reason !== "infusion")
        .map(({ sample }) => weekdayOf(sample.day)),
    );
    expect(new Set(weekdays)).toEqual(new Set([1, 2, 3, 4, 5]));
  });
  it("draws only for the baseline before the start", () => {
    const before = people.flatMap(({ samples }) => samples.filter(({ sample }) => sample.day < life.person.start));
    expect(new Set(before.map(({ sample }) => sample.reason))).toEqual(new Set(["baseline"]));
  });
  it("leaves no due month without a set or an entry of what was missed", () => {
    const last = life.courses.at(-1)!.infusedOn.at(-1)!;
    for (const { samples, missed } of people)
      for (let month = 1; month <= 48; month++) {
        const dueOn = addMonths(last, month);
        const drawn = samples.some(({ sample }) => sample.day >= dueOn - 7 && sample.day <= dueOn + 23);
        const isMissed = missed.some((one) => one.course === 2 && one.month === month && one.why !== "not-given");
        expect(drawn || isMissed).toBe(true);
      }
  });
  it("ends the sets 48 months after the last infusion of the last course", () => {
    const last = life.courses.at(-1)!.infusedOn.at(-1)!;
    const through = addDays(addMonths(last, 48), 30);
    expect(Math.max(...people.flatMap(days))).toBeLessThanOrEqual(through);
  });
  it("after the lapsing have stopped, draws nothing that was scheduled", () => {
    const stopped = people.filter(({ stoppedOn }) => stoppedOn !== undefined);
    expect(stopped.length).toBeGreaterThan(0);
    for (const { samples, stoppedOn, missed } of stopped) {
      expect(samples.filter(({ sample }) => sample.reason === "scheduled" && sample.day > stoppedOn! + 23)).toEqual([]);
      expect(missed.filter(({ dueOn, why }) => dueOn >= stoppedOn! && why !== "stopped")).toEqual([]);
    }
  });
  it("a call brings a sample and shifts no other", () => {
    const call: Report = {
      day: addDays(life.person.start, 47),
      symptom: "dark-urine",
      startedOn: addDays(life.person.start, 46),
      because: "innocent:beetroot",
      present: "yes",
    };
    const more = people.map((one, i) => {
      const before = new Set(days(one));
      return days(of(i, { reports: [call] })).filter((day) => !before.has(day));
    });
    expect(more.flat().length).toBeGreaterThan(40);
    for (const added of more) for (const day of added) expect(Math.abs(day - call.day)).toBeLessThanOrEqual(3);
  });
  it("repeats a spoilt count", () => {
    const odd: Odd = (analyte, { month }) =>
      analyte === "platelets" && month === 2 ? { specimen: ["clumped"] } : undefined;
    const repeats = Array.from({ length: 20 }, (_, i) => of(i, { odd })).flatMap(({ samples }) =>
      samples.filter(({ sample }) => sample.reason === "repeat"),
    );
    expect(repeats.length).toBeGreaterThan(15);
    for (const { sample } of repeats) expect(sample.panels).toContain("blood-count");
  });
  it("names a thyroid disease from a sample, with antibodies and tests every four weeks", () => {
    const graves = { kind: "graves", recognisedOn: addDays(life.person.start, 600), afterCourse: 2 } as const;
    const ill = { ...life, autoimmune: [{ ...graves, fluctuating: false, antibody: true, ft4Multiple: 2 }] };
    const named = Array.from({ length: 20 }, (_, i) => of(i, { lived: ill })).filter(
      (one) => one.recognitions.length > 0,
    );
    expect(named.length).toBeGreaterThan(14);
    for (const { recognitions, samples } of named) {
      const on = recognitions[0]!.on;
      const after = samples.filter(({ sample }) => sample.day > on && sample.day <= on + 180);
      expect(after.filter(({ sample }) => sample.panels.includes("thyroid-hormones")).length).toBeGreaterThanOrEqual(5);
    }
  });
});

describe("workingDay", () => {
  const saturday = addDays(dayFromCivil(2024, 3, 2), 0);
  const sunday = addDays(saturday, 1);
  it.each([
    ["to Friday", saturday, undefined, undefined, -1],
    ["to Monday, when Friday is too early", saturday, saturday, undefined, 2],
    ["to Monday", sunday, undefined, undefined, 1],
    ["to Friday, when Monday is too late", sunday, undefined, sunday, -2],
    ["nowhere, when there is no working day", sunday, sunday, sunday, 0],
    ["nowhere on a Monday", addDays(saturday, 2), undefined, undefined, 0],
  ])("moves %s", (_, day, from, through, by) => {
    expect(workingDay(day, from, through) - day).toBe(by);
  });
});

describe("careFacts", () => {
  it("are facts of the contract", () => {
    const facts = people.flatMap((one) => careFacts(one));
    expect(facts.length).toBeGreaterThan(300);
    expect(parseFacts(facts).ok).toBe(true);
  });
});
