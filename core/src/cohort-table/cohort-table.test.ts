import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { on } from "../testing/ask.ts";
import { anyPerson, quietPerson, relapsing, twentyPeople } from "../testing/cohort-people.ts";
import { runs } from "../testing/properties.ts";
import type { CohortFigure } from "./cohort-figure.ts";
import type { CohortPerson } from "./cohort-person.ts";
import { type CohortAsked, cohortTable, cohortTableInParts } from "./cohort-table.ts";
import { type By, stratumBy } from "./group.ts";

const asked: CohortAsked = { asOf: on("2025-06-01"), by: "none", worsening: "care-ms-cdw6", leastShown: 0, outside: 0 };
const tableOf = (people: readonly CohortPerson[], by: By = "none", more: Partial<CohortAsked> = {}) =>
  cohortTable(
    people,
    people.map((one) => stratumBy(by, one)),
    { ...asked, by, ...more },
  );
const find = (
  table: ReturnType<typeof cohortTable>,
  measure: string,
  where: Partial<CohortFigure> = {},
): CohortFigure => {
  const found = table.figures.filter(
    (one) =>
      one.measure === measure &&
      Object.entries(where).every(
        ([key, value]) => JSON.stringify(one[key as keyof CohortFigure]) === JSON.stringify(value),
      ),
  );
  expect(found.length).toBeGreaterThan(0);
  return found[0]!;
};

describe("the table of a cohort", () => {
  it("a rate is relapses over years of all together, never the mean of rates", () => {
    const short: CohortPerson = {
      ...relapsing(30),
      relapses: { count: 1, years: 0.5, first: { time: 30, event: true } },
    };
    const arr = find(tableOf([short, quietPerson]), "arr");
    expect(arr).toMatchObject({ n: 2, count: 1, between: "exact" });
    expect(arr.value).toBeCloseTo(1 / 5.5, 12);
  });

  it("whoever has a relapse without an exact day is in no rate and no curve, and is counted as not known", () => {
    const table = tableOf([quietPerson, { ...quietPerson, relapses: null }]);
    expect(find(table, "arr")).toMatchObject({ n: 1, missing: 1 });
    expect(find(table, "relapse-free", { at: { year: 1 } })).toMatchObject({ n: 1, missing: 1 });
  });

  it("with the event by a year is one minus survival, not events over people", () => {
    const lost: CohortPerson = {
      ...quietPerson,
      changes: { ...quietPerson.changes, "care-ms-cdw6": { time: 100, event: false } },
    };
    const table = tableOf([relapsing(200), lost, lost, quietPerson]);
    expect(find(table, "with-event", { section: "worsening", at: { year: 1 } }).value).toBeCloseTo(0.5, 12);
  });

  it("who cannot improve is out of the curve and said to be; who cannot be told is missing", () => {
    const out: CohortPerson = { ...quietPerson, changes: { ...quietPerson.changes, "care-ms-cdi6": "not-at-risk" } };
    const unknown: CohortPerson = {
      ...quietPerson,
      changes: { ...quietPerson.changes, "care-ms-cdi6": "cannot-tell" },
    };
    const table = tableOf([quietPerson, out, out, unknown]);
    expect(find(table, "not-at-risk")).toMatchObject({ value: 2, n: 4 });
    expect(find(table, "with-event", { section: "improvement", at: { year: 1 } })).toMatchObject({ n: 1, missing: 1 });
  });

  it("no year of activity is told before it has ended, and none of whom nobody could be decided", () => {
    const table = tableOf([quietPerson], "none", { asOf: on("2021-12-30") });
    expect(find(table, "neda-3", { at: { year: 1 } })).toMatchObject({ value: 1, n: 1, count: 1 });
    expect(find(table, "neda-3", { at: { year: 2 } })).toMatchObject({ because: "nobody" });
    const undecided: CohortPerson = { ...quietPerson, neda: [{ year: 1, three: "cannot-tell", four: "cannot-tell" }] };
    expect(find(tableOf([undecided]), "neda-3-most", { at: { year: 1 } })).toMatchObject({ value: null, missing: 1 });
    const both = tableOf([undecided, quietPerson]);
    expect(find(both, "neda-3-least", { at: { year: 1 } }).value).toBe(0.5);
    expect(find(both, "neda-3-most", { at: { year: 1 } }).value).toBe(1);
  });

  it("death competes with a disease, and who had it before is not at risk of it", () => {
    const ill = (years: number | "before" | "cannot-tell"): CohortPerson => ({
      ...quietPerson,
      diagnoses: [{ group: "thyroid", years }],
    });
    const dead: CohortPerson = { ...quietPerson, hasDied: true, followedYears: 1 };
    const table = tableOf([ill(2), dead, quietPerson, ill("before"), ill("before"), ill("cannot-tell")]);
    expect(find(table, "with-disease", { at: { name: "thyroid" } })).toMatchObject({ value: 1, n: 3, missing: 1 });
    expect(find(table, "cumulative-incidence", { at: { name: "thyroid", year: 3 } }).value).toBeCloseTo(1 / 3, 12);
  });

  it("compares every group with the one that is named, and says why where it cannot", () => {
    const table = tableOf(twentyPeople, "sex", { reference: "male" });
    expect(table.strata).toEqual(["male", "female", "all"]);
    expect(find(table, "rate-ratio").at).toEqual({ name: "male" });
    expect(find(table, "hazard-ratio", { section: "first-relapse" }).stratum).toBe("female");
    const without = tableOf([quietPerson, { ...relapsing(50), sex: "male" }], "sex");
    expect(find(without, "hazard-ratio", { section: "first-relapse" })).toMatchObject({
      value: null,
      because: "no-events-in-group",
    });
    expect(find(without, "rate-ratio-exact")).toMatchObject({ value: null, because: null, upper: null });
  });

  it("groups that later courses make are described and not compared: no ratio, no test, one curve of all", () => {
    const table = tableOf(twentyPeople, "courses");
    expect(table.strata).toEqual(["2", "3+", "all"]);
    const measures = new Set<string>(table.figures.map(({ measure }) => measure));
    for (const none of ["rate-ratio", "rate-ratio-p", "hazard-ratio", "log-rank"]) expect(measures).not.toContain(none);
    expect(measures).toContain("arr");
    expect(new Set(table.curves.map(({ stratum }) => stratum))).toEqual(new Set(["all"]));
  });

  it("of the dead the year of their death counts where it had evidence, such as the death itself, and no other", () => {
    const dead: CohortPerson = { ...quietPerson, hasDied: true, followedYears: 1.5 };
    const withEvidence = [1, 2].map(
      (year) => ({ year, three: year === 2 ? "evidence" : "none", four: "cannot-tell" }) as const,
    );
    const table = tableOf([quietPerson, dead, { ...dead, neda: withEvidence }]);
    expect(find(table, "neda-3", { at: { year: 1 } })).toMatchObject({ n: 3, count: 3 });
    expect(find(table, "neda-3", { at: { year: 2 } })).toMatchObject({ n: 2, count: 1, missing: 0 });
    expect(find(table, "neda-3", { at: { year: 3 } })).toMatchObject({ n: 1, count: 1, missing: 0 });
  });

  it("of a drug that was left no year of activity counts that ended later", () => {
    const left: CohortPerson = { ...quietPerson, endedOn: on("2021-06-01") };
    const table = tableOf([left, quietPerson]);
    expect(find(table, "neda-3", { at: { year: 1 } }).n).toBe(2);
    expect(find(table, "neda-3", { at: { year: 2 } })).toMatchObject({ n: 1, missing: 0 });
  });

  it.each([1, 2, 3, 4, 5])("%s years have passed on the last whole day of them", (year) => {
    const days = Math.floor(year * 365.25);
    const seen: CohortPerson = { ...quietPerson, followedYears: days / 365.25, courses: [0, 1, days / 365.25] };
    const ill: CohortPerson = { ...seen, diagnoses: [{ group: "thyroid", years: days / 365.25 }] };
    const at = { name: "thyroid", year };
    expect(find(tableOf([seen]), "cumulative-incidence", { at })).toMatchObject({ value: 0, because: null });
    expect(find(tableOf([ill]), "cumulative-incidence", { at })).toMatchObject({ value: 1, because: null });
    if (year > 1) expect(find(tableOf([seen]), "third-course-by", { at: { year } })).toMatchObject({ value: 1 });
    const short = { ...quietPerson, followedYears: (days - 1) / 365.25 };
    expect(find(tableOf([short]), "cumulative-incidence", { at }).because).toBe("beyond-follow-up");
  });

  it("years that were not looked at are no figures", () => {
    const table = tableOf([quietPerson], "none", { years: 2 });
    const years = table.figures.filter(({ section }) => section === "neda").map(({ at }) => at.year!);
    expect(Math.max(...years)).toBe(2);
  });

  it("nobody at all is a table of reasons, not of noughts", () => {
    const table = tableOf([]);
    expect(table.people).toBe(0);
    expect(find(table, "arr")).toMatchObject({ value: null, because: "no-person-time" });
    expect(table.curves).toEqual([]);
  });

  it("a curve ends where fewer than five are at risk", () => {
    const { curves } = tableOf([10, 20, 30, 40, 50, 60].map(relapsing));
    const curve = curves.find(({ section }) => section === "first-relapse")!;
    expect(curve.points.map(({ year }) => Math.round(year * 365.25))).toEqual([0, 10, 20]);
    expect(curve.throughYear * 365.25).toBeCloseTo(20, 9);
    expect(tableOf([10, 20, 30, 40].map(relapsing)).curves.every(({ throughYear }) => throughYear === 0)).toBe(true);
  });

  it("comes section by section to the same table", () => {
    const strata = twentyPeople.map(({ sex }) => sex);
    const steps = cohortTableInParts(twentyPeople, strata, { ...asked, by: "sex" });
    const seen: string[] = [];
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) {
        expect(step.value).toEqual(cohortTable(twentyPeople, strata, { ...asked, by: "sex" }));
        break;
      }
      seen.push(step.value);
    }
    expect(seen.length).toBe(11);
  });

  it("whatever the people: no number is NaN, every empty figure says why, and groups add up to all", () => {
    fc.assert(
      fc.property(fc.array(anyPerson, { maxLength: 4 }), (people) => {
        const table = tableOf(people, "sex");
        for (const one of table.figures) {
          for (const value of [one.value, one.lower, one.upper, one.spread]) expect(Number.isNaN(value)).toBe(false);
          if (one.value === null && one.lower === null && one.upper === null) expect(one.because).not.toBeNull();
        }
        const counted = (stratum: string) => find(table, "people", { stratum }).value!;
        const groups = table.strata.filter((one) => one !== "all");
        if (groups.length > 1) expect(groups.reduce((sum, one) => sum + counted(one), 0)).toBe(counted("all"));
      }),
      runs(2000),
    );
  });
});

describe("small cells", () => {
  it("no figure that is shown is about, counts, or leaves over one to four people", () => {
    fc.assert(
      fc.property(fc.array(anyPerson, { minLength: 1, maxLength: 8 }), (people) => {
        const { figures, curves } = tableOf(people, "none", { leastShown: 5 });
        const isSmall = (n: number | null) => n !== null && n > 0 && n < 5;
        for (const one of figures) {
          expect([one.n, one.count].some(isSmall)).toBe(false);
          if (one.shape === "share" && one.n !== null && one.count !== null)
            expect(isSmall(one.n - one.count)).toBe(false);
        }
        for (const { people: inCurve } of curves) expect(inCurve).toBeGreaterThanOrEqual(5);
      }),
      runs(2000),
    );
  });

  it("nought is shown, four is not", () => {
    const table = tableOf(
      [...Array.from({ length: 6 }, () => quietPerson), ...[1, 2, 3, 4].map((i) => relapsing(i * 50))],
      "none",
      {
        leastShown: 5,
      },
    );
    expect(find(table, "with-disease", { at: { name: "thyroid" } })).toMatchObject({ value: 0, count: 0 });
    expect(find(table, "arr")).toMatchObject({ value: null, n: null, count: null, because: "small-cell" });
  });
});
