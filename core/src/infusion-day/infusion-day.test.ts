import { describe, expect, it } from "vitest";
import { addDays, formatDay } from "../base/calendar.ts";
import { ask, on } from "../testing/ask.ts";
import type { Loose } from "../testing/panel.ts";
import { readyFacts, today } from "../testing/ready.ts";
import { realRulebook } from "../testing/rulebook.ts";
import { infusionDayOf, leftToday } from "./infusion-day.ts";
import { infusionDayJson } from "./infusion-day-json.ts";
import { renderInfusionDay } from "./render-infusion-day.ts";

const plus = (days: number): string => formatDay(addDays(on(today), days));
const infusion = (offset: number, doseMg = 12, more: object = {}): Loose => ({
  id: `i-${offset}`,
  kind: "infusion-given",
  infusedOn: plus(offset),
  drug: "alemtuzumab",
  doseMg,
  ...more,
});
const given = (count: number): readonly Loose[] => Array.from({ length: count }, (_, i) => infusion(i));
const find = (asOf: string, add: readonly Loose[], jurisdiction = "EU") =>
  infusionDayOf(
    ask(readyFacts({ add }), asOf, { rulebook: realRulebook, patient: { jurisdiction, bornOn: "1990-05-01" } }),
  );
const day = (asOf: string, add: readonly Loose[], jurisdiction = "EU") =>
  infusionDayJson.parse(renderInfusionDay(find(asOf, add, jurisdiction)!));
const second = [
  ...given(5),
  { id: "p2", kind: "course-planned" as const, firstInfusionOn: "2027-06-07", courseNumber: 2 },
];

describe("what is given", () => {
  it.each<[name: string, daily: number, course: number, earlier: number, today: number, left: number]>([
    ["the first of all", 12, 60, 0, 0, 12],
    ["the fifth", 12, 60, 48, 0, 12],
    ["after a partial one nothing is made up for", 12, 60, 40, 0, 12],
    ["a rest smaller than a dose", 12, 60, 55, 0, 5],
    ["nothing is left", 12, 60, 60, 0, 0],
    ["already beyond", 12, 60, 72, 0, 0],
    ["the day had its infusion", 12, 60, 0, 12, 0],
    ["the day had part of one", 12, 60, 0, 5, 0],
    ["the last of a later course", 12, 36, 24, 0, 12],
  ])("%s", (_, daily, course, earlier, todayMg, left) => {
    expect(leftToday(daily, course, earlier, todayMg)).toBe(left);
  });

  it("counts the milligrams of the course that were given", () => {
    const { dose } = day(plus(2), [infusion(0), infusion(1, 5, { interrupted: true })]);
    expect([dose.dailyMg, dose.courseMg, dose.earlierMg, dose.leftTodayMg]).toEqual([12, 60, 17, 12]);
    expect(day("2027-06-07", second).dose).toMatchObject({ courseMg: 36, earlierMg: 0, leftTodayMg: 12 });
  });
});

describe("what is done on which infusion", () => {
  const steps = (asOf: string, add: readonly Loose[]) => day(asOf, add).steps.map(({ rule }) => rule);
  it.each<[ordinal: number, rule: string, isThere: boolean]>([
    [1, "premed.corticosteroid", true],
    [3, "premed.corticosteroid", true],
    [4, "premed.corticosteroid", false],
    [2, "infusion.platelets-first-course", false],
    [3, "infusion.platelets-first-course", true],
    [4, "infusion.platelets-first-course", false],
    [5, "infusion.platelets-first-course", true],
    [5, "infusion.observation", true],
    [5, "infusion.symptom-card", true],
    [1, "infusion.contact", false],
  ])("infusion %d, %s: %s", (ordinal, rule, isThere) => {
    expect(steps(plus(ordinal - 1), given(ordinal - 1)).includes(rule)).toBe(isThere);
  });

  it("a later course has its count on the third day", () => {
    const later = (n: number) => Array.from({ length: n }, (_, i) => infusion(371 + i));
    expect(steps(plus(373), [...second, ...later(2)])).toContain("infusion.platelets-later-course");
    expect(steps(plus(372), [...second, ...later(1)])).not.toContain("infusion.platelets-later-course");
  });

  it("what is done today is ticked, with its fact", () => {
    const tick: Loose = { id: "tick", kind: "step-done", doneOn: today, step: "premedication" };
    const told: Loose = { id: "told", kind: "step-done", doneOn: today, step: "told-diet" };
    const found = day(today, [tick, told]);
    expect(found.steps.find(({ rule }) => rule === "premed.corticosteroid")).toMatchObject({
      done: "tick",
      by: "step",
    });
    expect(found.steps.find(({ rule }) => rule === "infusion.symptom-card")!.done).toBeNull();
    expect(found.told.find(({ id }) => id === "told-diet")!.done).toBe("told");
  });
});

it("is nothing on a day without an infusion, and in Spanish on one with", () => {
  expect(find(plus(-1), [])).toBeUndefined();
  const es = renderInfusionDay(find(today, [])!, {
    language: "es",
    phrases: new Map([["Mild and passing: go on, and watch.", "Leve."]]),
  });
  expect(es.responses[0]!.says).toBe("Leve.");
  expect(es.bag.within).toBe("end");
  expect(day(today, [], "US").bag.within).toBe("start");
});
