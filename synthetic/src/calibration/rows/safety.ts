import type { Arm } from "../../life.ts";
import { type Figure, mean, percent } from "../figure.ts";
import type { Cohorts, Row } from "../row.ts";
import type { Seen } from "../seen.ts";
import { year } from "../within.ts";

const name: Readonly<Record<string, string>> = {
  camms223: "CAMMS223",
  "care-ms-1": "CARE-MS I",
  "care-ms-2": "CARE-MS II",
};
const pooledName = "trials pooled";

type Is = (one: Seen) => boolean;
const of = (
  table: string,
  who: string,
  what: string,
  published: number,
  is: Is,
  people: (cohorts: Cohorts) => readonly Seen[],
  grade: Row["grade"] = "V",
  why?: string,
): Row => ({
  ...(why !== undefined && { why }),
  table,
  who,
  what,
  unit: "%",
  published,
  grade,
  measure: (cohorts) => percent(people(cohorts), is),
});
const both = (arm: Arm) => (cohorts: Cohorts) => [...cohorts("care-ms-1", arm), ...cohorts("care-ms-2", arm)];
const one = (preset: string, arm: Arm) => (cohorts: Cohorts) => cohorts(preset, arm);
const before = (days: readonly number[], end: number): boolean => days.some((day) => day < end);
const inYear = (days: readonly number[], y: number): boolean =>
  days.some((day) => day >= (y - 1) * year && day < y * year);
const infection =
  (y: number): Is =>
  ({ infections }) =>
    inYear(infections, y);
const thyroidBy =
  (years: number): Is =>
  ({ thyroid }) =>
    thyroid.event && thyroid.time < years * year;
const has =
  (kind: string, years: number): Is =>
  ({ autoimmune }) =>
    autoimmune.some((event) => event.kind === kind && event.day < years * year);

const trial = (preset: string, arm: Arm, what: string, published: number, is: Is, grade: Row["grade"] = "V"): Row =>
  of("2.7", `${name[preset]}, ${arm}`, what, published, is, one(preset, arm), grade);
const reacted =
  (course: number): Is =>
  ({ reactions }) =>
    reactions[course - 1]?.any ?? false;
const seriously =
  (course: number): Is =>
  ({ reactions }) =>
    reactions[course - 1]?.serious ?? false;
const gotCourse = (course: number) => (cohorts: Cohorts) =>
  both("alemtuzumab")(cohorts).filter(({ courses }) => courses.length >= course);
const dayShare = (cohorts: Cohorts, day: number): Figure =>
  percent(gotCourse(1)(cohorts), ({ reactions }) => reactions[0]?.days[day - 1] ?? false);
const stillIn = (people: (cohorts: Cohorts) => readonly Seen[], years: number) => (cohorts: Cohorts) =>
  people(cohorts).filter(({ through }) => through >= years * year - 1);

export const safetyRows: readonly Row[] = [
  of(
    "2.7",
    pooledName,
    "any infusion-associated reaction, two years",
    90.1,
    (p) => p.reactions.slice(0, 2).some(({ any }) => any),
    both("alemtuzumab"),
  ),
  of(
    "2.7",
    pooledName,
    "serious infusion-associated reaction, two years",
    3,
    (p) => p.reactions.slice(0, 2).some(({ serious }) => serious),
    both("alemtuzumab"),
  ),
  of(
    "2.7",
    pooledName,
    "first course interrupted",
    (100 * 45) / 972,
    ({ interrupted }) => interrupted,
    both("alemtuzumab"),
  ),
  trial("care-ms-1", "interferon", "any infection, two years", 46, (p) => before(p.infections, 2 * year)),
  trial("care-ms-2", "interferon", "any infection, two years", 66, (p) => before(p.infections, 2 * year)),
  trial("care-ms-1", "alemtuzumab", "any infection, two years", 67, (p) => before(p.infections, 2 * year)),
  trial("care-ms-2", "alemtuzumab", "any infection, two years", 78, (p) => before(p.infections, 2 * year)),
  of(
    "2.7",
    pooledName,
    "serious infection, two years",
    3,
    (p) => before(p.seriousInfections, 2 * year),
    both("alemtuzumab"),
    "R",
  ),
  of(
    "2.7",
    pooledName,
    "mucocutaneous herpes, two years",
    16,
    (p) => before(p.herpes, 2 * year),
    both("alemtuzumab"),
    "R",
  ),
  trial("care-ms-1", "interferon", "thyroid event, two years", 6, thyroidBy(2)),
  trial("care-ms-2", "interferon", "thyroid event, two years", 5, thyroidBy(2)),
  trial("care-ms-1", "alemtuzumab", "thyroid event, two years", 18, thyroidBy(2)),
  trial("care-ms-2", "alemtuzumab", "thyroid event, two years", 16.5, thyroidBy(2)),
  trial("camms223", "interferon", "thyroid event, 36 months", 3, thyroidBy(3), "R"),
  trial("camms223", "alemtuzumab", "thyroid event, 36 months", 24.5, thyroidBy(3)),
  trial("care-ms-1", "alemtuzumab", "immune thrombocytopenia, two years", 0.8, has("thrombocytopenia", 2)),
  trial("care-ms-2", "alemtuzumab", "immune thrombocytopenia, two years", 1, has("thrombocytopenia", 2)),
  trial("care-ms-1", "alemtuzumab", "neoplasm, two years", 0.5, (p) => before(p.cancers, 2 * year)),
  trial("care-ms-2", "alemtuzumab", "neoplasm, two years", 0.6, (p) => before(p.cancers, 2 * year)),
  trial("care-ms-1", "interferon", "neoplasm, two years", 0, (p) => before(p.cancers, 2 * year)),
  trial("care-ms-2", "interferon", "neoplasm, two years", 1.5, (p) => before(p.cancers, 2 * year)),
  trial(
    "care-ms-1",
    "alemtuzumab",
    "deaths, two years",
    100 / 376,
    (p) => p.leaving === "died" && p.through < 2 * year,
  ),
  trial(
    "care-ms-2",
    "alemtuzumab",
    "deaths, two years",
    200 / 435,
    (p) => p.leaving === "died" && p.through < 2 * year,
  ),
  {
    table: "2.7",
    who: pooledName,
    what: "adverse events of any kind per person-year",
    unit: "per year",
    published: 8,
    grade: "V",
    why: "only the kinds of events that monitoring, decisions or false alarms turn on are simulated",
  },
  of("2.8", pooledName, "any reaction, course 1", (100 * 687) / 811, reacted(1), gotCourse(1)),
  of("2.8", pooledName, "serious reaction, course 1", 2.0, seriously(1), gotCourse(1)),
  of("2.8", pooledName, "any reaction, course 2", (100 * 544) / 791, reacted(2), gotCourse(2)),
  of("2.8", pooledName, "serious reaction, course 2", 1.0, seriously(2), gotCourse(2)),
  {
    table: "2.8",
    who: pooledName,
    what: "reactions on day 1 over reactions on day 2 of course 1 (commonest on day 1: above 1)",
    unit: "ratio",
    published: 1.5,
    isQualitative: true,
    interval: [1, 10],
    grade: "V",
    measure: (cohorts) => ({ value: dayShare(cohorts, 1).value / dayShare(cohorts, 2).value }),
  },
  {
    table: "2.8",
    who: pooledName,
    what: "later courses: reactions in course 3 less reactions in course 2 (no higher: 0 or below)",
    unit: "%",
    published: 0,
    isQualitative: true,
    interval: [-100, 0],
    grade: "V",
    measure: (cohorts) => ({
      value: percent(gotCourse(3)(cohorts), reacted(3)).value - percent(gotCourse(2)(cohorts), reacted(2)).value,
    }),
  },
  {
    table: "2.8",
    who: pooledName,
    what: "rise of the pulse on the first day, beats a minute",
    unit: "",
    published: 24,
    interval: [22, 26],
    grade: "V",
    measure: (cohorts) => mean(gotCourse(1)(cohorts).flatMap(({ pulseRise }) => pulseRise ?? [])),
  },
  of("2.9", pooledName, "an infection in year 1", 58.7, infection(1), both("alemtuzumab")),
  of("2.9", pooledName, "an infection in year 2", 52.6, infection(2), stillIn(both("alemtuzumab"), 1)),
  of("2.9", pooledName, "an infection in year 1, interferon", 41.3, infection(1), both("interferon")),
  of("2.9", pooledName, "an infection in year 2, interferon", 37.7, infection(2), stillIn(both("interferon"), 1)),
  {
    table: "2.8",
    who: "FDA files (n = 13)",
    what: "stroke or dissection within a day of an infusion",
    unit: "%",
    published: (100 * 12) / 13,
    interval: [64, 99.8],
    note: "interval: Clopper–Pearson of 12/13",
    grade: "V",
    measure: (cohorts) =>
      percent(
        both("alemtuzumab")(cohorts).flatMap(({ strokes }) => strokes),
        (days) => days <= 1,
      ),
  },
  ...[
    [
      "2.8",
      "five brain haemorrhages",
      "systolic pressure 15 to 55 % above its start in four",
      "five cases; 3.6 makes it climb in 80 %",
    ],
    [
      "2.9",
      "trials pooled",
      "fewer infections in each year after year 2; > 95 % mild or moderate",
      "a direction; the law of 3.7 falls",
    ],
    ["2.10", "EMA review", "six of ten fatal cases began within 27 days", "causes of death are not simulated by organ"],
    [
      "2.12",
      "phase 4 cohort (n = 199)",
      "serious event 17.6 %, stopped 0.5 %",
      "serious events of all kinds are not simulated",
    ],
    ["2.13", "EU utilisation study", "vital signs on file for at least 77.5 % of courses", "goes in as a parameter"],
    [
      "2.15",
      "relapses in hospital (n = 279)",
      "EDSS 3.73 to 5.18 to 4.23; 1.0 or more left in 33 %",
      "untreated or mixed therapy",
    ],
  ].map(
    ([table, who, what, why]): Row => ({
      table: table!,
      who: who!,
      what: what!,
      unit: "",
      published: Number.NaN,
      grade: "V",
      why: why!,
    }),
  ),
];
