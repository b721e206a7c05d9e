import { proportion } from "../cohort/proportion.ts";
import { quantiles } from "../cohort/quantile.ts";
import { findAnalyte } from "../units/analytes.ts";
import { medianOf } from "./baseline.ts";
import { type CohortFigure, figureOf, type Hiding, type Told } from "./cohort-figure.ts";
import { type CohortPerson, countMonths } from "./cohort-person.ts";
import type { Group, Groups } from "./group.ts";

const outcomes = ["onTime", "late", "missed"] as const;
const measures = { onTime: "on-time", late: "late", missed: "missed" } as const;

/** A test of {@link CohortPerson}, or all of one person together. */
type Test = CohortPerson["tests"][number];
export const allRules = "all";

/** How regular tests were kept: all of them, then each by what asks for most, with the longest gap of each person. */
export const monitoring = ({ described }: Groups): readonly CohortFigure[] => {
  const everything = described.at(-1)!.people.flatMap(({ tests }) => tests);
  const dueOf = ([, some]: readonly [string, readonly Test[]]): number => some.reduce((all, { due }) => all + due, 0);
  const rules = [...Map.groupBy(everything, ({ rule }) => rule)].toSorted((a, b) => dueOf(b) - dueOf(a));
  return described.flatMap(({ stratum, people }) => [
    ...ofTests(stratum, people, allRules, () => true),
    ...rules.flatMap(([rule, [first]]) => ofTests(stratum, people, first!.name, (one) => one.rule === rule)),
  ]);
};

function ofTests(
  stratum: string,
  people: readonly CohortPerson[],
  name: string,
  isMeant: (one: Test) => boolean,
): readonly CohortFigure[] {
  const meant = people.map(({ tests }) => tests.filter(isMeant));
  const asked = meant.filter((tests) => tests.length > 0).length;
  const having = (outcome: (typeof outcomes)[number]): number =>
    meant.filter((tests) => tests.some((one) => one[outcome] > 0)).length;
  const sum = (of: "due" | (typeof outcomes)[number]): number =>
    meant.reduce((all, tests) => tests.reduce((some, one) => some + one[of], all), 0);
  const due = sum("due");
  const tell = (told: Told) => figureOf("monitoring", stratum, { at: { name }, ...told });
  return [
    tell({
      measure: "due",
      shape: "count",
      n: asked,
      value: due,
      hiding: hidingOf(stratum, name, "due", asked, [asked]),
    }),
    ...outcomes.map((outcome) => {
      const share = proportion({ count: sum(outcome), of: due });
      // No interval: tests of one person hang together, and one for independent tests would be too narrow.
      const told = share.estimable ? { value: share.proportion, count: share.count } : { because: share.because };
      // n counts tests: of how many people they were is what could give somebody away.
      const people = having(outcome);
      const hiding = hidingOf(stratum, name, outcome, people, [asked, people, share.estimable ? share.count : 0]);
      return tell({ measure: measures[outcome], shape: "share", n: due, ...told, hiding });
    }),
    ...(name === allRules
      ? []
      : [
          tell(
            medianOf(
              "longest-gap",
              meant.flatMap((tests) => tests[0]?.longestGapDays ?? []),
              0,
            ),
          ),
        ]),
  ];
}

/** All tests are those of each rule together, and those due are on time, late or missed, or overdue now. */
const hidingOf = (
  stratum: string,
  rule: string,
  outcome: string,
  people: number,
  cells: readonly number[],
): Hiding => ({
  cells,
  sums: [
    ...(rule === allRules ? [] : [{ name: outcome, people }]),
    ...(outcome === "due" ? [] : [{ name: `of ${rule}`, people }]),
  ],
  with: outcome === "due" ? [] : [{ stratum, measure: "due", name: rule }],
});

/** Lymphocytes after the last infusion, where somebody was counted: median, middle half, and 5th to 95th of a hundred. */
export const lymphocytes = ({ described }: Groups): readonly CohortFigure[] =>
  described.flatMap((group) => {
    const analytes = [...new Set(group.people.flatMap(({ counts }) => counts.map(({ analyte }) => analyte)))];
    return analytes.flatMap((analyte) => countMonths.flatMap((month, i) => atMonth(group, analyte, month, i)));
  });

function atMonth({ stratum, people }: Group, analyte: string, month: number, i: number): readonly CohortFigure[] {
  const values = people.flatMap(({ counts }) => counts.find((one) => one.analyte === analyte)?.at[i] ?? []);
  const found = quantiles(values, [0.05, 0.25, 0.5, 0.75, 0.95]);
  const frame = {
    shape: "median",
    at: { name: findAnalyte(analyte)?.name ?? analyte, month },
    n: values.length,
    missing: people.length - values.length,
  } as const;
  if (!found.estimable)
    return [figureOf("lymphocytes", stratum, { ...frame, measure: "count", because: found.because })];
  const [p5, lower, median, upper, p95] = found.quantiles.map((one) => one * 1000);
  return [
    figureOf("lymphocytes", stratum, {
      ...frame,
      measure: "count",
      value: median!,
      lower: lower!,
      upper: upper!,
      between: "quartiles",
    }),
    figureOf("lymphocytes", stratum, {
      ...frame,
      measure: "count-spread",
      value: median!,
      lower: p5!,
      upper: p95!,
      between: "percentiles-5-95",
    }),
  ];
}
