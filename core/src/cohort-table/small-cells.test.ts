import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { on } from "../testing/ask.ts";
import { anyPerson, quietPerson, relapsing } from "../testing/cohort-people.ts";
import { runs } from "../testing/properties.ts";
import type { CohortFigure } from "./cohort-figure.ts";
import type { CohortPerson } from "./cohort-person.ts";
import { type CohortTable, cohortTable } from "./cohort-table.ts";
import { drawCohort } from "./drawing/draw-cohort.ts";
import { type By, stratumBy } from "./group.ts";

const tableOf = (people: readonly CohortPerson[], by: By = "none", leastShown = 5): CohortTable =>
  cohortTable(
    people,
    people.map((one) => stratumBy(by, one)),
    { asOf: on("2026-06-01"), by, worsening: "care-ms-cdw6", leastShown, outside: 0 },
  );
const times = (number: number, one: CohortPerson): readonly CohortPerson[] => Array.from({ length: number }, () => one);
const of = ({ figures }: CohortTable, section: string, measure: string, stratum = "all"): readonly CohortFigure[] =>
  figures.filter((one) => one.section === section && one.measure === measure && one.stratum === stratum);
const reasons = (...asked: Parameters<typeof of>) => [...new Set(of(...asked).map(({ because }) => because))];
const isSmall = (people: number): boolean => people > 0 && people < 5;

describe("no figure, curve or picture lets fewer than five people be found", () => {
  it("tests that are many are still those of three people", () => {
    const table = tableOf([...times(3, quietPerson), ...times(9, { ...quietPerson, tests: [] })]);
    for (const measure of ["due", "on-time", "late", "missed"])
      expect(reasons(table, "monitoring", measure)).toEqual(["small-cell"]);
    expect(table.figures.some(({ section, value }) => section === "monitoring" && value !== null)).toBe(false);
  });

  it("one person who missed ten tests is one person", () => {
    const missing = { ...quietPerson, tests: [{ ...quietPerson.tests[0]!, onTime: 50, missed: 10 }] };
    const table = tableOf([...times(11, quietPerson), missing]);
    expect(reasons(table, "monitoring", "missed")).toEqual(["small-cell"]);
    expect(reasons(table, "monitoring", "on-time")).toEqual(["small-cell"]);
    expect(reasons(table, "monitoring", "due")).toEqual([null]);
  });

  it("with three events hidden there is no share by year, no ratio, no curve and no picture of them", () => {
    const table = tableOf([...times(20, quietPerson), ...[100, 200, 300].map(relapsing)]);
    expect(reasons(table, "worsening", "events")).toEqual(["small-cell"]);
    expect(reasons(table, "worsening", "with-event")).toEqual(["small-cell"]);
    expect(table.curves.map(({ section }) => section)).not.toContain("worsening");
    expect(drawCohort(table, "worsening")).toBeUndefined();
    expect(reasons(table, "relapses", "arr-model")).toEqual(["small-cell"]);
  });

  it("whoever is left over counts too: eighteen of twenty relapsed", () => {
    const table = tableOf([...times(2, quietPerson), ...times(18, relapsing(50))]);
    expect(reasons(table, "first-relapse", "events")).toEqual(["small-cell"]);
    expect(reasons(table, "relapses", "relapses")).toEqual(["small-cell"]);
  });

  it("two events between one year and the next hide that year and all after it", () => {
    const table = tableOf([
      ...times(20, quietPerson),
      ...times(6, relapsing(100)),
      ...times(2, relapsing(500)),
      ...times(6, relapsing(900)),
    ]);
    expect(of(table, "first-relapse", "relapse-free").map(({ because }) => because)).toEqual([
      null,
      ...Array(4).fill("small-cell"),
    ]);
  });

  it("a line steps where five people more have had the event", () => {
    const table = tableOf([...times(30, quietPerson), ...Array.from({ length: 12 }, (_, i) => relapsing(30 + i))]);
    const line = table.curves.find(({ section }) => section === "first-relapse")!;
    expect(line.points.map(({ events }) => events)).toEqual([0, 5, 10]);
    expect(line.throughYear).toBe(4.5);
  });

  it("two men do not follow from everybody less the women", () => {
    const table = tableOf([...times(20, quietPerson), ...times(2, { ...quietPerson, sex: "male" })], "sex");
    expect(of(table, "baseline", "people")[0]).toMatchObject({ value: 22, because: null });
    for (const stratum of ["male", "female"])
      expect(reasons(table, "baseline", "people", stratum)).toEqual(["small-cell"]);
    expect(table.curves).toEqual([]);
  });

  it("two who are better do not follow from those who are worse or the same", () => {
    const changed = (change: number): CohortPerson => ({ ...quietPerson, edssChanges: [{ year: 1, change }] });
    const table = tableOf([...times(10, changed(0)), ...times(8, changed(1)), ...times(2, changed(-1))]);
    const year = (measure: string) => of(table, "edss-change", measure)[0]!.because;
    expect([year("improved"), year("worsened"), year("stable")]).toEqual(["small-cell", "small-cell", null]);
  });

  it("two who cannot improve do not follow from those in the curve and those not known", () => {
    const out: CohortPerson = { ...quietPerson, changes: { ...quietPerson.changes, "care-ms-cdi6": "not-at-risk" } };
    const table = tableOf([...times(20, quietPerson), out, out]);
    expect(reasons(table, "improvement", "not-at-risk")).toEqual(["small-cell"]);
    for (const { because, n, missing } of table.figures.filter(({ section }) => section === "improvement"))
      expect({ because, n, missing }).toEqual({ because: "small-cell", n: null, missing: null });
  });

  it("whoever had the disease before does not follow from who can still have it", () => {
    const before: CohortPerson = { ...quietPerson, diagnoses: [{ group: "thyroid", years: "before" }] };
    const table = tableOf([...times(20, quietPerson), before, before]);
    expect(new Set(table.figures.filter(({ at }) => at.name === "thyroid").map(({ because }) => because))).toEqual(
      new Set(["small-cell"]),
    );
  });

  it("how many are not known is said, for whoever subtracts knows it", () => {
    const table = tableOf([...times(20, quietPerson), ...times(2, { ...quietPerson, ageYears: null })]);
    expect(of(table, "baseline", "people")[0]!.value).toBe(22);
    expect(of(table, "baseline", "age")[0]).toMatchObject({ n: 20, missing: 2, because: null });
  });

  it("nothing is hidden, nothing is kept of how to hide, where nobody asked for it", () => {
    const table = tableOf([relapsing(20), quietPerson], "none", 0);
    expect(table.figures.some(({ because }) => because === "small-cell")).toBe(false);
    expect(table.figures.every((one) => !("hiding" in one))).toBe(true);
    expect(table.curves.length).toBeGreaterThan(0);
  });

  it("whatever the people: those hidden beside a shown whole are nobody, or five at least", () => {
    const people = fc.array(anyPerson, { minLength: 1, maxLength: 16 });
    fc.assert(
      fc.property(people, fc.constantFrom<By>("sex", "courses"), (some, by) => {
        const [open, closed] = [tableOf(some, by, 0), tableOf(some, by)];
        expect(closed.figures.length).toBe(open.figures.length);
        const rows = Map.groupBy(open.figures.keys(), (i) => {
          const { section, measure, at } = open.figures[i]!;
          return JSON.stringify([section, measure, at]);
        });
        for (const row of rows.values()) {
          const whole = row.find((i) => open.figures[i]!.stratum === "all");
          if (whole === undefined || closed.figures[whole]!.because === "small-cell") continue;
          const hidden = row.filter((i) => closed.figures[i]!.because === "small-cell").map((i) => open.figures[i]!);
          if (open.figures[whole]!.section !== "monitoring")
            expect(isSmall(hidden.reduce((sum, { n }) => sum + (n ?? 0), 0))).toBe(false);
          expect(isSmall(hidden.reduce((sum, { count }) => sum + (count ?? 0), 0))).toBe(false);
        }
        for (const { section, stratum } of closed.curves) {
          const events = section === "adverse-events" ? "with-disease" : "events";
          expect(of(closed, section, events, stratum)[0]!.because).toBeNull();
        }
      }),
      runs(2000),
    );
  });
});
