import { addDays } from "@longwatch/core";
import { baselineOf, type Embodied, monthsUntil, valuesAfter } from "../bodies.ts";
import { type Figure, mean, median, percent, spread } from "../figure.ts";
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
    `mean months until ${analyte} reaches ${limit} × 10⁹/L, of those who get there in seven years`,
    published,
    "",
  ),
  why: "another cohort, with its own visits and limits; 3.10 is fitted to the trials' counts by month, in which cells come back sooner",
  measure: (_, bodies): Figure =>
    mean(
      once(bodies)
        .map((one) => monthsUntil(one, analyte, limit, 84))
        .filter(({ event }) => event)
        .map(({ time }) => time),
    ),
});
/** The lowest count of the first week over the count before. */
const dip = ({ life, body }: Embodied, days: readonly number[]): number =>
  Math.min(...days.map((day) => body.valueOn("platelets", addDays(life.person.start, day), 720))) /
  body.valueOn("platelets", life.person.start, 0);

const monthly = (one: Embodied, analyte: string, from = 370): readonly number[] =>
  Array.from({ length: 12 }, (_, month) =>
    one.body.valueOn(analyte, addDays(one.life.person.start, from + Math.round(month * 30.4375)), 720),
  );

/** Year 4 after a single course, of people to whom nothing happens then. */
const quiet = (bodies: Bodies): readonly Embodied[] =>
  once(bodies).filter(
    ({ life }) =>
      life.leaving.day > life.person.start + 1500 &&
      life.autoimmune.length === 0 &&
      life.distractors.length === 0 &&
      life.relapses.length === 0 &&
      life.pregnancies.length === 0,
  );
const variation = (values: readonly number[]): number => spread(values).value / mean(values).value;
const peak = (people: readonly Embodied[], course: number): Figure =>
  mean(
    people.flatMap(({ life, drugLevel }) => {
      const last = life.infusionDays.findLast((day) => day.course === course);
      return last === undefined ? [] : [drugLevel.concentration(last.day, last.startsAt + last.lasts + 1)];
    }),
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
    isQualitative: true,
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
  ...(
    [
      ["platelets", 6.5],
      ["neutrophils", 15],
      ["lymphocytes", 10.5],
      ["haemoglobin", 2.8],
      ["creatinine", 4.5],
      ["bilirubin_total", 20],
      ["tsh", 19],
      ["ft4", 5],
    ] as const
  ).map(
    ([analyte, published]): Row => ({
      ...base(
        "2.14",
        "European variation database",
        `within-person variation of ${analyte}, month to month`,
        published,
        "%",
        "R",
      ),
      why: "measured over a year of a quiet life, with the season and the common cold in it",
      measure: (_, bodies) => median(quiet(bodies).map((one) => 100 * variation(monthly(one, analyte, 1100)))),
    }),
  ),
  {
    ...base("2.11", "label", "peak serum level, last day of course 1, ng/mL", 3014, "", "R"),
    measure: (_, bodies) => peak(trial(bodies), 1),
  },
  {
    ...base("2.11", "label", "peak serum level, last day of course 2, ng/mL", 2276, "", "R"),
    measure: (_, bodies) => peak(trial(bodies), 2),
  },
  ...[
    ["immunoglobulins fall after two courses, more after a third", "a direction; followed by the body's IgG"],
    [
      "liver injury after steroid pulses: 8.6 % of cycles in one series, 2.9 % in another",
      "two series that disagree; 3.11 has 3 %",
    ],
    ["antidrug antibody in most, no consequence", "a direction"],
  ].map(([what, why]): Row => ({ ...base("2.11", "trials", what!, Number.NaN, ""), why: why! })),
];
