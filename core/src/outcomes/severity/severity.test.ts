import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "../../testing/properties.ts";
import { edssValues } from "../edss/half-points.ts";
import { localSeverity, type SeverityPerson } from "./local.ts";
import { completedYears } from "./severity.ts";
import { severityIn, severityTable } from "./table.ts";

/** The rule as the reference has it: people by people. */
function asWritten(people: readonly SeverityPerson[], kind: "msss" | "armss"): readonly (number | undefined)[] {
  const xOf = (years: number | undefined) => (kind === "msss" ? Math.min(years ?? 0, 30) : (years ?? 0));
  return people.map(({ years, edss }) => {
    const x = xOf(years);
    if (!(x >= 1) || edss === 10) return undefined;
    const i = Math.floor(x);
    const set = people
      .filter((one) => one.edss !== 10)
      .filter((one) => xOf(one.years) >= Math.max(1, i - 2) && xOf(one.years) <= i + 2);
    const sorted = set.map((one) => one.edss).toSorted((a, b) => a - b);
    const rank = (sorted.indexOf(edss) + 1 + sorted.lastIndexOf(edss) + 1) / 2;
    return Math.round((1000 * rank) / (set.length + 1)) / 100;
  });
}

const person = fc.record({
  years: fc.option(
    fc.oneof(
      fc.integer({ min: 0, max: 36 }),
      fc.integer({ min: 0, max: 3600 }).map((n) => n / 100),
    ),
    {
      nil: undefined,
    },
  ),
  edss: fc.constantFrom(...edssValues),
});

describe("severity among the people of one's own cohort", () => {
  it.each(["msss", "armss"] as const)("is the rank that the rule gives (%s)", (kind) => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 60 }), (people) => {
        const got = localSeverity(people, kind).map((one) => (one.known === "yes" ? one.severity : undefined));
        expect(got).toEqual(asWritten(people, kind));
      }),
      runs(2000),
    );
  });

  it("gives five people in a row their ranks, and says why it cannot", () => {
    const people = [1, 2, 3, 4, 5].map((edss) => ({ years: 5.5, edss }));
    expect(localSeverity(people, "msss").map((one) => one.known === "yes" && one.severity)).toEqual([
      1.67, 3.33, 5, 6.67, 8.33,
    ]);
    const others = [
      { years: 0.9, edss: 2 },
      { years: undefined, edss: 2 },
      { years: 5, edss: 10 },
      { years: 5, edss: 0.5 },
    ];
    expect(localSeverity(others, "msss").map((one) => one.known === "cannot-tell" && one.why)).toEqual([
      "less-than-a-year",
      "years-unknown",
      "died-of-ms",
      "no-such-edss",
    ]);
  });
});

// Made up: no published table is in this repository.
const made = (text: string) => severityTable(text.split("\n").map((line) => line.split(",")));
const msss = made("dd,0.0,1.0,4.0,9.5\n0,1,2,3,9\n1,1.1,2.1,3.1,9.1\n5,1.5,2.5,3.5,9.5\n30,1.9,,3.9,9.9");
const armss = made("Age,0,4.0\n17,1,2\n18,1.1,2.1\n75,1.2,2.2\n76,1.3,2.3");

describe("severity by a table that was loaded", () => {
  const of = (table: typeof msss, ...rest: [number, number, ("used" | "not-used")?]) => {
    if (!table.ok) throw new Error(JSON.stringify(table.flaws));
    const found = severityIn(table.table, ...rest);
    return found.known === "yes" ? found.severity : found.why;
  };

  it.each([
    [5, 4, 3.5],
    [5.99, 4, 3.5],
    [30, 4, 3.9],
    [47, 0, 1.9],
    [0.9, 4, "less-than-a-year"],
    [-1, 4, "years-unknown"],
    [1, 9.5, 9.1],
    [30, 1, "not-in-table"],
    [7, 4, "not-in-table"],
    [5, 10, "died-of-ms"],
    [5, 0.5, "no-such-edss"],
  ] as const)("after %d years with EDSS %d: %s", (years, edss, expected) => {
    expect(of(msss, years, edss)).toBe(expected);
  });

  it("goes by the label of a row, from 18 to 75 years of age, and uses row 0 only when it is asked to", () => {
    expect([17, 18, 75.9, 76].map((age) => of(armss, age, 4))).toEqual(["outside-ages", 2.1, 2.2, "outside-ages"]);
    expect(of(msss, 0.5, 4, "used")).toBe(3);
    expect(completedYears(0, 365)).toBe(0);
    expect(completedYears(0, 366)).toBe(1);
  });

  it("says what is wrong with a table, with line and column", () => {
    const flaws = (text: string) => {
      const read = made(text);
      return read.ok ? [] : read.flaws.map(({ line, column, why }) => `${line}:${column} ${why}`);
    };
    expect(flaws("years,0,1.0\n1,2,3")).toEqual(["1:1 first-column"]);
    expect(flaws("dd,0.5,10,x\n1,2,3,4")).toEqual(["1:2 not-an-edss", "1:3 not-an-edss", "1:4 not-an-edss"]);
    expect(flaws("dd,0\n1,11\n1,2\n1.5,2\n2,3,4")).toEqual([
      "2:2 not-a-severity",
      "3:1 row-twice",
      "4:1 not-a-year",
      "5:3 not-a-severity",
    ]);
    expect(flaws("dd,0")).toEqual(["1:1 no-rows"]);
  });
});
