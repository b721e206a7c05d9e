import { addDays, kaplanMeier, survivalQuantile } from "@longwatch/core";
import { baselineOf, type Embodied, monthsUntil, valuesAfter } from "../bodies.ts";
import { type Figure, mean, percent } from "../figure.ts";
import type { Bodies, Row } from "../row.ts";

const trial = (bodies: Bodies): readonly Embodied[] => bodies("care-ms-1");
const once = (bodies: Bodies): readonly Embodied[] => bodies("single-course");
const base = (
  table: string,
  who: string,
  what: string,
  published: number,
  unit: Row["unit"],
  grade: Row["grade"] = "V",
) => ({ table, who, what, published, unit, grade });

const recovery = (analyte: string, limit: number, published: number): Row => ({
  ...base(
    "2.11",
    "UK (n = 56)",
    `months until ${analyte} reaches ${limit} × 10⁹/L, middle of the people`,
    published,
    "",
  ),
  why: "published is a mean over a cohort with other laboratories' visits and limits, the model's a median by Kaplan–Meier with a look every month; 3.10 is fitted to the trials' counts by month, which recover sooner",
  measure: (_, bodies): Figure => {
    const curve = kaplanMeier(once(bodies).map((one) => monthsUntil(one, analyte, limit, 84)));
    return { value: curve.estimable ? (survivalQuantile(curve) ?? Number.POSITIVE_INFINITY) : Number.NaN };
  },
});
/** The lowest count of the first week over the count before. */
const dip = ({ life, body }: Embodied, days: readonly number[]): number =>
  Math.min(...days.map((day) => body.valueOn("platelets", addDays(life.person.start, day), 720))) /
  body.valueOn("platelets", life.person.start, 0);

const monthly = (one: Embodied, analyte: string): readonly number[] =>
  Array.from({ length: 12 }, (_, month) =>
    one.body.valueOn(analyte, addDays(one.life.person.start, 370 + Math.round(month * 30.4375)), 720),
  );

export const bodyRows: readonly Row[] = [
  {
    ...base("2.8", "New York (n = 22)", "platelets dip during course 1", 100, "%"),
    interval: [84.6, 100],
    note: "interval: Clopper–Pearson of 22/22",
    measure: (_, bodies) => percent(trial(bodies), (one) => dip(one, [1, 2, 3, 4, 5, 6, 7]) < 0.95),
  },
  {
    ...base("2.8", "New York (n = 22)", "platelets back above 85 % of the start two months after course 1", 100, "%"),
    interval: [84.6, 100],
    note: "interval: Clopper–Pearson of 22/22",
    measure: (_, bodies) => percent(trial(bodies), (one) => dip(one, [62]) > 0.85),
  },
  {
    ...base("2.11", "label", "mean CD4 at month 1, cells/µL", 40, ""),
    measure: (_, bodies) => mean(valuesAfter(trial(bodies), "cd4", 1, 1).map((x) => x * 1000)),
  },
  {
    ...base("2.11", "label", "mean CD4 at month 12, cells/µL", 270, ""),
    measure: (_, bodies) => mean(valuesAfter(trial(bodies), "cd4", 1, 11.7).map((x) => x * 1000)),
  },
  {
    ...base("2.11", "label", "lymphocytes 1.0 or more, six months after course 1", 40, "%"),
    measure: (_, bodies) => percent(valuesAfter(trial(bodies), "lymphocytes", 1, 6), (x) => x >= 1),
  },
  {
    ...base("2.11", "label", "lymphocytes 1.0 or more, six months after course 2", 40, "%"),
    measure: (_, bodies) => percent(valuesAfter(trial(bodies), "lymphocytes", 2, 6), (x) => x >= 1),
  },
  {
    ...base("2.11", "trials", "B cells at month 12 over baseline (above: more than 1)", 1.5, "ratio"),
    interval: [1, 3],
    measure: (_, bodies) => ({
      value:
        mean(valuesAfter(trial(bodies), "cd19", 1, 11.7)).value /
        mean(trial(bodies).map((one) => baselineOf(one, "cd19"))).value,
    }),
  },
  recovery("cd19", 0.1, 6),
  recovery("cd8", 0.2, 10),
  recovery("cd4", 0.4, 36),
  {
    ...base("2.14", "TSH in two series", "highest month over lowest month of TSH", 1.2, "ratio"),
    interval: [1.13, 1.39],
    note: "interval: 13 % in one series, 1.61 over 1.16 in the other",
    measure: (_, bodies) => {
      const people = once(bodies).filter(
        ({ life }) =>
          life.person.hemisphere === "north" &&
          life.leaving.day > life.person.start + 740 &&
          life.autoimmune.length === 0,
      );
      const byMonth = Array.from({ length: 12 }, () => [] as number[]);
      for (const one of people) {
        monthly(one, "tsh").forEach((value, i) => {
          const month = Math.floor(
            ((((one.life.person.start + 370 + i * 30.4375 - 14_610) % 365.25) + 365.25) % 365.25) / 30.4375,
          );
          byMonth[Math.min(11, month)]!.push(Math.log(value));
        });
      }
      const means = byMonth.map((values) => mean(values).value);
      return { value: Math.exp(Math.max(...means) - Math.min(...means)) };
    },
  },
];
