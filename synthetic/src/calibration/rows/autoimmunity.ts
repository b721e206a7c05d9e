import { byDay, mean, median, oddsRatio, percent } from "../figure.ts";
import type { Cohorts, Row } from "../row.ts";
import type { Awaited, Seen } from "../seen.ts";
import { year } from "../within.ts";

const base = (who: string, what: string, published: number, unit: Row["unit"] = "%") => ({
  table: "2.10",
  who,
  what,
  unit,
  published,
  grade: "V" as const,
});
const treated = (cohorts: Cohorts): readonly Seen[] => [...cohorts("care-ms-1"), ...cohorts("care-ms-2")];
const clinic = (cohorts: Cohorts): readonly Seen[] => cohorts("real-world");
const month = (n: number): number => (n * year) / 12;
const isThyroid = ({ kind }: { readonly kind: string }): boolean =>
  ["graves", "hashimoto", "thyroiditis", "thyroid-uncertain"].includes(kind);
const firstThyroid = (one: Seen) => one.autoimmune.find(isThyroid);
/** Months from the last course before the event. */
const sinceLastCourse = (one: Seen): readonly number[] => {
  const event = firstThyroid(one);
  const course = event && one.courses.filter((day) => day <= event.day).at(-1);
  return event === undefined || course === undefined ? [] : [(event.day - course) / month(1)];
};
const withThyroid = (cohorts: Cohorts): readonly Seen[] => clinic(cohorts).filter(firstThyroid);
const anyAutoimmune = (one: Seen): Awaited => {
  const days = one.autoimmune.map(({ day }) => day);
  return days.length > 0 ? { time: Math.min(...days), event: true } : { time: one.through, event: false };
};
const ever = (one: Seen, kinds: readonly string[]): boolean => one.autoimmune.some(({ kind }) => kinds.includes(kind));

export const autoimmunityRows: readonly Row[] = [
  {
    ...base("phase 3 trials pooled", "thyroid event by year 5", 40.7),
    measure: (cohorts) =>
      byDay(
        treated(cohorts).map(({ thyroid }) => thyroid),
        5 * year,
      ),
  },
  {
    ...base("phase 3 trials pooled", "year with most first thyroid events", 3, "years"),
    isQualitative: true,
    interval: [3, 3],
    measure: (cohorts) => {
      const counts = [1, 2, 3, 4, 5].map(
        (y) =>
          treated(cohorts).filter(({ thyroid }) => thyroid.event && Math.floor(thyroid.time / year) === y - 1).length,
      );
      return { value: 1 + counts.indexOf(Math.max(...counts)) };
    },
  },
  {
    ...base("UK, five hospitals (n = 248)", "thyroid event", 41.1),
    why: "a crude share; how long people were followed is not given",
  },
  {
    ...base("UK, five hospitals (n = 248)", "Graves, of thyroid events", 71.6),
    measure: (cohorts) => percent(withThyroid(cohorts), (one) => firstThyroid(one)!.kind === "graves"),
  },
  {
    ...base("UK, five hospitals (n = 248)", "median months from the last dose", 17, ""),
    measure: (cohorts) => median(withThyroid(cohorts).flatMap(sinceLastCourse)),
  },
  {
    ...base("UK, five hospitals (n = 248)", "within three years of the last dose, of thyroid events", 89),
    measure: (cohorts) => percent(withThyroid(cohorts), (one) => sinceLastCourse(one)[0]! <= 36),
  },
  {
    ...base("UK, five hospitals (n = 248)", "fluctuating, of Graves", 19),
    measure: (cohorts) =>
      percent(
        withThyroid(cohorts).filter((one) => firstThyroid(one)!.kind === "graves"),
        (one) => firstThyroid(one)!.fluctuating,
      ),
  },
  {
    ...base("one US centre (n = 31)", "thyroid event", 54.8),
    why: "a crude share; how long people were followed is not given",
  },
  {
    ...base("one US centre (n = 31)", "mean months from the first course", 19.4, ""),
    interval: [14.2, 24.6],
    note: "interval: from SD 10.2 of 17",
    measure: (cohorts) => mean(withThyroid(cohorts).map(({ thyroid }) => thyroid.time / month(1))),
  },
  {
    ...base("Sweden (n = 124)", "thyroid event at 4.5 years", 40),
    measure: (cohorts) =>
      byDay(
        clinic(cohorts).map(({ thyroid }) => thyroid),
        4.5 * year,
      ),
  },
  {
    ...base("UK, multicentre (n = 248)", "any autoimmunity at 34 months", 22.2),
    measure: (cohorts) => byDay(clinic(cohorts).map(anyAutoimmune), month(34)),
  },
  {
    ...base("UK, multicentre (n = 248)", "thyroid event at 34 months", 15.7),
    measure: (cohorts) =>
      byDay(
        clinic(cohorts).map(({ thyroid }) => thyroid),
        month(34),
      ),
  },
  {
    ...base("UK, multicentre (n = 248)", "family history, odds ratio", 7.31, "ratio"),
    interval: [3.02, 17.68],
    measure: (cohorts) =>
      oddsRatio(
        clinic(cohorts),
        ({ person }) => person.familyAutoimmunity,
        (one) => anyAutoimmune(one).event && anyAutoimmune(one).time < month(34),
      ),
  },
  {
    ...base("UK, multicentre (n = 248)", "smoking, odds ratio", 3.05, "ratio"),
    interval: [1.5, 6.19],
    measure: (cohorts) =>
      oddsRatio(
        clinic(cohorts),
        ({ person }) => person.smoker,
        (one) => anyAutoimmune(one).event && anyAutoimmune(one).time < month(34),
      ),
  },
  {
    ...base("all trials (24 of 1 217)", "immune thrombocytopenia, median 6.1 years", 2.0),
    interval: [1.27, 2.92],
    measure: (cohorts) =>
      percent(treated(cohorts), (one) =>
        one.autoimmune.some(({ kind, day }) => kind === "thrombocytopenia" && day < 6.1 * year),
      ),
  },
  {
    ...base("all trials", "nephropathy", 0.27),
    measure: (cohorts) => percent(treated(cohorts), (one) => ever(one, ["anti-gbm", "membranous"])),
  },
  {
    ...base("all trials", "each of the rare others: haemolytic anaemia", 0.3),
    grade: "R",
    measure: (cohorts) => percent(treated(cohorts), (one) => ever(one, ["haemolysis"])),
  },
  {
    ...base("UK, five hospitals (n = 248)", "Graves that ended in ablation, surgery or lasting drugs", 64),
    why: "treatment of the thyroid is not simulated to its end",
  },
  {
    ...base("one US centre (n = 31)", "fluctuating, of Graves (7 of 9)", 78),
    why: "contradicts the larger series (19 %), which the model is fitted to",
  },
  {
    ...base("UK, multicentre (n = 248)", "most between months 12 and 18, none new after month 60", Number.NaN, ""),
    why: "a direction, and the pooled trials have their peak in year 3",
  },
  {
    ...base("trials", "thyroid cancer, over trial follow-up", 0.3),
    grade: "R",
    why: "follow-up not given; 3.9 has 0.0006 a year",
  },
];
