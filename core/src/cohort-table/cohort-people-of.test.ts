import { describe, expect, it } from "vitest";
import { formatDay } from "../base/calendar.ts";
import { ask, on } from "../testing/ask.ts";
import type { Loose } from "../testing/panel.ts";
import { cohortPeopleOf, type Followed } from "./cohort-people-of.ts";
import { cohortTable } from "./cohort-table.ts";

const infusion = (infusedOn: string): Loose => ({ kind: "infusion-given", infusedOn, drug: "alemtuzumab", doseMg: 12 });
const edss = (scoredOn: string, score: number): Loose => ({ kind: "edss-scored", scoredOn, score });
const relapse = (startedOn: string): Loose => ({ kind: "relapse-occurred", startedOn });
const therapy = (drug: string, startedOn: string, stoppedOn?: string): Loose => ({
  kind: "therapy-recorded",
  drug,
  startedOn,
  ...(stoppedOn === undefined ? {} : { stoppedOn }),
});

const peopleOf = (facts: readonly Loose[], followed: Followed, asOf = "2026-01-01") =>
  cohortPeopleOf((day) => ask(facts, formatDay(day)), on(asOf), followed);

const comparator = "interferon-beta-1a";
const interferon = { comparator };

describe("a drug of comparison", () => {
  const switched = [
    therapy("Rebif", "2015-03-04"),
    ...["2016-01-10", "2017-01-10", "2017-06-10", "2021-06-10"].map(relapse),
    edss("2018-01-01", 2),
    infusion("2020-03-04"),
    edss("2022-03-04", 2),
  ];

  it("its years stay what they were when alemtuzumab follows", () => {
    const [before, ...none] = peopleOf(switched, interferon, "2019-01-01");
    expect(none).toEqual([]);
    const [compared, infused] = peopleOf(switched, interferon);
    for (const one of [before, compared]) expect(one).toMatchObject({ treatment: comparator, relapses: { count: 3 } });
    expect(before).toMatchObject({ endedOn: null, relapses: { years: 1034 / 365.25 } });
    expect(compared).toMatchObject({
      endedOn: on("2020-03-04"),
      followedYears: 1827 / 365.25,
      relapses: { years: 1827 / 365.25 },
      courses: [],
      tests: [],
      counts: [],
    });
    expect(infused).toMatchObject({ treatment: "alemtuzumab", endedOn: null, relapses: { count: 1 } });
    expect(peopleOf(switched, {}).map(({ treatment }) => treatment)).toEqual(["alemtuzumab"]);
  });

  it.each([
    ["it was stopped", [therapy("Rebif", "2020-01-01", "2021-01-01"), therapy("interferon beta-1a", "2022-05-01")]],
    ["it was stopped on some day of a month", [therapy("Rebif", "2020-01-01", "2021-01")]],
    ["another began", [therapy("Rebif", "2020-01-01"), therapy("fingolimod", "2021-01-01")]],
  ])("counts from its first day, under any of its names, until %s", (_, facts) => {
    const [person] = peopleOf(
      [...facts, relapse("2020-06-01"), relapse("2023-06-01"), edss("2024-01-01", 2)],
      interferon,
    );
    expect(person).toMatchObject({
      startOn: on("2020-01-01"),
      endedOn: on("2021-01-01"),
      hasDied: false,
      relapses: { count: 1, years: 366 / 365.25 },
    });
  });

  it.each([
    ["nobody asks about it", [therapy("Rebif", "2020-01-01")], {}],
    ["its first day is not exact", [therapy("Rebif", "2019"), therapy("Rebif", "2020-01-01")], interferon],
    ["the day of the first infusion is not exact", [therapy("Rebif", "2019-01-01"), infusion("2022-03")], interferon],
  ])("nothing counts where %s", (_, facts, followed) => {
    expect(peopleOf(facts, followed)).toEqual([]);
  });

  it("after alemtuzumab it is no comparison", () => {
    const people = peopleOf([infusion("2020-03-04"), therapy("Rebif", "2021-01-01")], interferon);
    expect(people.map(({ treatment }) => treatment)).toEqual(["alemtuzumab"]);
  });
});

describe("so many years alone", () => {
  const worse = [
    edss("2020-02-26", 2),
    infusion("2020-03-04"),
    edss("2020-09-04", 2),
    edss("2022-02-01", 4),
    edss("2022-09-01", 4),
    relapse("2022-05-01"),
    edss("2024-03-04", 5.5),
  ];

  it("what began in them and was confirmed later counts; what began later does not, nor a later relapse", () => {
    const [whole] = peopleOf(worse, {});
    const [two] = peopleOf(worse, { years: 2 });
    expect(whole!.changes["care-ms-cdw6"]).toEqual({ time: 699, event: true });
    expect(two!.changes["care-ms-cdw6"]).toEqual(whole!.changes["care-ms-cdw6"]);
    expect(two).toMatchObject({ relapses: { count: 0 } });
    expect(two!.followedYears).toBeLessThanOrEqual(2);
    const [one] = peopleOf(worse, { years: 1 });
    expect(one!.changes["care-ms-cdw6"]).toEqual({ time: 365, event: false });
  });

  it("an EDSS without a day, years later, leaves them told, unless it may confirm what began in them", () => {
    const of = (facts: readonly Loose[]) =>
      peopleOf([...facts, edss("2023", 2)], { years: 2 })[0]!.changes["care-ms-cdw6"];
    const quiet = [
      edss("2020-02-26", 2),
      infusion("2020-03-04"),
      edss("2021-03-04", 2),
      edss("2022-09-01", 2),
      edss("2024-03-04", 4),
    ];
    expect(of(quiet)).toEqual({ time: 730, event: false });
    expect(of([...quiet, edss("2022-02-01", 4)])).toBe("cannot-tell");
    expect(of(worse)).toEqual({ time: 699, event: true });
  });

  it("an EDSS a few weeks after the last year speaks for it", () => {
    const [two] = peopleOf([edss("2020-02-26", 2), infusion("2020-03-04"), edss("2022-04-01", 3)], { years: 2 });
    expect(two!.edssChanges).toEqual([{ year: 2, change: 1 }]);
    expect(two!.neda.map(({ year }) => year)).toEqual([1, 2]);
  });

  it.each([1, 2, 3])("the figures by the end of year %s, where it is the last, are those of the whole", (years) => {
    const [people, whole] = [peopleOf(worse, { years }), peopleOf(worse, {})];
    const by = (some: typeof people) =>
      cohortTable(some, ["all"], {
        asOf: on("2026-01-01"),
        by: "none",
        worsening: "care-ms-cdw6",
        leastShown: 0,
        outside: 0,
      })
        .figures.filter(({ measure, at }) => measure === "cumulative-incidence" && at.year === years)
        .map(({ value, because }) => ({ value, because }));
    expect(by(people)).toEqual(by(whole));
    expect(by(people)[0]).toEqual({ value: 0, because: null });
  });

  it("whoever was not followed so long is followed as long as they were", () => {
    expect(peopleOf(worse, { years: 9 })).toEqual(peopleOf(worse, {}));
  });
});
