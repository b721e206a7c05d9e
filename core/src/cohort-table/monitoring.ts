import { proportion } from "../cohort/proportion.ts";
import { quantiles } from "../cohort/quantile.ts";
import { findAnalyte } from "../units/analytes.ts";
import { medianOf } from "./baseline.ts";
import { type CohortFigure, figureOf, type Told } from "./cohort-figure.ts";
import { type CohortPerson, countMonths } from "./cohort-person.ts";
import type { Groups } from "./group.ts";

const outcomes = ["onTime", "late", "missed"] as const;
const measures = { onTime: "on-time", late: "late", missed: "missed" } as const;

export const allRules = "all";

/** What became of one regular test in a group, and the longest gap of each person. */
type Kept = Record<"asked" | "due" | (typeof outcomes)[number], number> & { readonly gaps: number[] };
const nothing = (): Kept => ({ asked: 0, due: 0, onTime: 0, late: 0, missed: 0, gaps: [] });

/** How regular tests were kept: all of them, then each by what asks for most, with the longest gap of each person. */
export const monitoring = ({ described }: Groups): readonly CohortFigure[] => {
  const groups = described.map(({ stratum, people }) => ({ stratum, kept: keptIn(people) }));
  const rules = [...groups.at(-1)!.kept.rules].toSorted(([, a], [, b]) => b.due - a.due).map(([name]) => name);
  return groups.flatMap(({ stratum, kept }) => [
    ...told(stratum, allRules, kept.all),
    ...rules.flatMap((name) => told(stratum, name, kept.rules.get(name) ?? nothing())),
  ]);
};

/** By the name of the rule, in one pass over everybody. */
function keptIn(people: readonly CohortPerson[]): { readonly all: Kept; readonly rules: ReadonlyMap<string, Kept> } {
  const all = nothing();
  const rules = new Map<string, Kept>();
  for (const { tests } of people) {
    if (tests.length > 0) all.asked += 1;
    for (const test of tests) {
      const rule = rules.get(test.name) ?? nothing();
      rules.set(test.name, rule);
      rule.asked += 1;
      rule.gaps.push(test.longestGapDays);
      for (const kept of [all, rule]) {
        kept.due += test.due;
        for (const outcome of outcomes) kept[outcome] += test[outcome];
      }
    }
  }
  return { all, rules };
}

function told(stratum: string, name: string, kept: Kept): readonly CohortFigure[] {
  const tell = (figure: Told) => figureOf("monitoring", stratum, { at: { name }, ...figure });
  return [
    tell({ measure: "due", shape: "count", n: kept.asked, value: kept.due }),
    ...outcomes.map((outcome) => {
      const share = proportion({ count: kept[outcome], of: kept.due });
      // No interval: tests of one person hang together, and one for independent tests would be too narrow.
      const value = share.estimable ? { value: share.proportion, count: share.count } : { because: share.because };
      return tell({ measure: measures[outcome], shape: "share", n: kept.due, ...value });
    }),
    ...(name === allRules ? [] : [tell(medianOf("longest-gap", kept.gaps, 0))]),
  ];
}

/** Lymphocytes after the last infusion, where somebody was counted: median, middle half, and 5th to 95th of a hundred. */
export const lymphocytes = ({ described }: Groups): readonly CohortFigure[] =>
  described.flatMap(({ stratum, people }) => {
    const byAnalyte = Map.groupBy(
      people.flatMap(({ counts }) => counts),
      ({ analyte }) => analyte,
    );
    return [...byAnalyte].flatMap(([analyte, counted]) =>
      countMonths.flatMap((month, i) => {
        const values = counted.flatMap(({ at }) => at[i] ?? []);
        return atMonth(stratum, analyte, month, values, people.length);
      }),
    );
  });

/** @param values of some of so many people, in the unit of the analyte: 10⁹ cells a litre */
function atMonth(
  stratum: string,
  analyte: string,
  month: number,
  values: readonly number[],
  people: number,
): readonly CohortFigure[] {
  const found = quantiles(values, [0.05, 0.25, 0.5, 0.75, 0.95]);
  const frame = {
    shape: "median",
    at: { name: findAnalyte(analyte)?.name ?? analyte, month },
    n: values.length,
    missing: people - values.length,
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
