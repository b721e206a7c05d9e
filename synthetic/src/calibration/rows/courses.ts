import { byDay, percent } from "../figure.ts";
import type { Cohorts, Row } from "../row.ts";
import type { Seen } from "../seen.ts";
import { year } from "../within.ts";

const name: Readonly<Record<string, string>> = { "care-ms-1": "CARE-MS I", "care-ms-2": "CARE-MS II" };
const base = (who: string, what: string, published: number) => ({
  table: "2.6",
  who,
  what,
  unit: "%" as const,
  grade: "V" as const,
  published,
});
const month = (n: number): number => (n * year) / 12;

/** Reached the end of the core study, and went on after it. */
const completers = (people: readonly Seen[]): readonly Seen[] => people.filter(({ through }) => through >= month(24));
const entrants = (people: readonly Seen[]): readonly Seen[] => people.filter(({ through }) => through > month(25));
const third = (one: Seen) => {
  const day = one.courses[2];
  return day === undefined ? { time: one.through, event: false } : { time: day, event: true };
};
const otherDrug = (one: Seen) =>
  one.otherDrug === undefined ? { time: one.through, event: false } : { time: one.otherDrug, event: true };

/** Both trials, in the proportion of their people (376 and 435). */
const pooled = (cohorts: Cohorts): readonly Seen[] => {
  const two = cohorts("care-ms-2");
  return [...cohorts("care-ms-1").slice(0, Math.round((two.length * 376) / 435)), ...two];
};
const coursesByYear4 = (one: Seen): number => one.courses.filter((day) => day < 4 * year).length;
const hadCourses = (count: number, published: number): Row => ({
  ...base("both trials pooled", `${count} courses by year 4`, published),
  measure: (cohorts) => percent(pooled(cohorts), (one) => coursesByYear4(one) === count),
});

export const courseRows: readonly Row[] = [
  ...(["care-ms-1", "care-ms-2"] as const).map((preset, i) => ({
    ...base(name[preset]!, "entered the extension, of completers", [95.1, 92.9][i]!),
    measure: (cohorts: Cohorts) => percent(completers(cohorts(preset)), (one) => one.through > month(25)),
  })),
  {
    ...base(name["care-ms-2"]!, "still on study at year 5, of entrants", 91),
    measure: (cohorts) => percent(entrants(cohorts("care-ms-2")), ({ through }) => through >= 5 * year - 1),
  },
  ...(["care-ms-1", "care-ms-2"] as const).map((preset, i) => ({
    ...base(name[preset]!, "no alemtuzumab beyond two courses to year 5 (Kaplan–Meier)", [68.5, 59.8][i]!),
    measure: (cohorts: Cohorts) => byDay(entrants(cohorts(preset)).map(third), 5 * year, true),
  })),
  {
    ...base(name["care-ms-2"]!, "no other disease-modifying drug to year 5 (Kaplan–Meier)", 92),
    measure: (cohorts) => byDay(cohorts("care-ms-2").map(otherDrug), 5 * year, true),
  },
  hadCourses(2, 70.4),
  hadCourses(3, 22.6),
  hadCourses(4, 6.1),
  {
    ...base("both trials pooled", "second course, of all treated", (100 * 789) / 811),
    table: "2.7",
    measure: (cohorts) => percent(pooled(cohorts), ({ courses }) => courses.length >= 2),
  },
];
