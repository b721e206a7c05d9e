import type { Arm } from "../../life.ts";
import { daysPerYear, type Person } from "../../life.ts";
import { mean, median, percent, spread } from "../figure.ts";
import type { Row } from "../row.ts";

const who: Readonly<Record<string, string>> = {
  camms223: "CAMMS223",
  "care-ms-1": "CARE-MS I",
  "care-ms-2": "CARE-MS II",
  "real-world": "Germany, routine care",
};
const age = ({ start, bornOn }: Person): number => (start - bornOn) / daysPerYear;
const duration = ({ start, onset }: Person): number => (start - onset) / daysPerYear;

type Unit = Row["unit"];
/** Mean, and spread where it was published. */
function moments(
  preset: string,
  what: string,
  unit: Unit,
  of: (person: Person) => number,
  published: number,
  sd?: number,
  arm: Arm = "alemtuzumab",
): readonly Row[] {
  const base = {
    table: "2.2",
    who: `${who[preset]}${arm === "interferon" ? ", interferon" : ""}`,
    unit,
    grade: "V" as const,
  };
  const rows: Row[] = [
    {
      ...base,
      what: `${what}, mean`,
      published,
      measure: (cohorts) => mean(cohorts(preset, arm).map(({ person }) => of(person))),
    },
  ];
  if (sd !== undefined) {
    rows.push({
      ...base,
      what: `${what}, SD`,
      published: sd,
      measure: (cohorts) => spread(cohorts(preset, arm).map(({ person }) => of(person))),
    });
  }
  return rows;
}

const shareOf = (
  preset: string,
  what: string,
  published: number,
  is: (person: Person) => boolean,
  grade: Row["grade"] = "V",
): Row => ({
  table: "2.2",
  who: who[preset]!,
  what,
  unit: "%",
  published,
  grade,
  measure: (cohorts) => percent(cohorts(preset), ({ person }) => is(person)),
});
const medianDuration = (preset: string, published: number): Row => ({
  table: "2.2",
  who: who[preset]!,
  what: "years since onset, median",
  unit: "years",
  published,
  grade: "V",
  measure: (cohorts) => median(cohorts(preset).map(({ person }) => duration(person))),
});
const female = ({ sex }: Person): boolean => sex === "female";
const took =
  (drug: string) =>
  ({ earlierDrugs }: Person): boolean =>
    earlierDrugs.some((one) => one.drug === drug);
const untreated = ({ earlierDrugs }: Person): boolean => earlierDrugs.length === 0;

export const baselineRows: readonly Row[] = [
  ...moments("camms223", "age", "years", age, 32.3, 8.5),
  ...moments("care-ms-1", "age", "years", age, 33.0, 8.0),
  ...moments("care-ms-2", "age", "years", age, 34.8, 8.4),
  ...moments("real-world", "age", "years", age, 35.7, 9.2),
  shareOf("camms223", "women", 64, female, "R"),
  shareOf("care-ms-1", "women", 65, female),
  shareOf("care-ms-2", "women", 66, female),
  shareOf("real-world", "women", 71.6, female),
  ...moments("camms223", "EDSS", "points", ({ edss }) => edss, 2.0, 0.7),
  ...moments("care-ms-1", "EDSS", "points", ({ edss }) => edss, 2.0, 0.8),
  ...moments("care-ms-2", "EDSS", "points", ({ edss }) => edss, 2.7, 1.3),
  ...moments("real-world", "EDSS", "points", ({ edss }) => edss, 2.7, 1.8),
  medianDuration("camms223", 1.3),
  ...moments("care-ms-1", "years since onset", "years", duration, 2.1, 1.4),
  medianDuration("care-ms-1", 1.7),
  ...moments("care-ms-2", "years since onset", "years", duration, 4.5, 2.7),
  medianDuration("care-ms-2", 3.7),
  ...moments("real-world", "years since onset", "years", duration, 8.0, 6.8),
  ...moments("care-ms-1", "relapses in the last year", "", (one) => one.priorRelapses1y, 1.8, 0.8),
  ...moments("care-ms-2", "relapses in the last year", "", (one) => one.priorRelapses1y, 1.7, 0.9),
  ...moments("real-world", "relapses in the last year", "", (one) => one.priorRelapses1y, 1.6, 1.2),
  ...moments("camms223", "relapses in two years", "", (one) => one.priorRelapses2y, 2.3),
  ...moments("care-ms-1", "relapses in two years", "", (one) => one.priorRelapses2y, 2.4),
  ...moments("care-ms-2", "relapses in two years", "", (one) => one.priorRelapses2y, 2.7),
  ...moments("real-world", "relapses in two years", "", (one) => one.priorRelapses2y, 2.2, 1.8),
  ...moments("care-ms-1", "enhancing lesions", "", (one) => one.enhancingLesions, 2.3, 5.1),
  ...moments("care-ms-2", "enhancing lesions", "", (one) => one.enhancingLesions, 2.3, 6.0),
  shareOf("care-ms-1", "with an enhancing lesion", 46, (one) => one.enhancingLesions > 0, "R"),
  shareOf("care-ms-2", "with an enhancing lesion", 42, (one) => one.enhancingLesions > 0, "R"),
  ...moments("care-ms-1", "T2 volume, cm³", "", (one) => one.t2Volume, 7.4, 9.0),
  ...moments("care-ms-2", "T2 volume, cm³", "", (one) => one.t2Volume, 9.9, 12.3),
  shareOf("camms223", "untreated before", 100, untreated),
  shareOf("care-ms-1", "untreated before", 100, untreated),
  shareOf("care-ms-2", "untreated before", 0, untreated),
  shareOf("real-world", "untreated before", 14.4, untreated),
  shareOf("real-world", "interferon before", 52.4, took("interferon-beta")),
  shareOf("real-world", "fingolimod before", 35.2, took("fingolimod")),
  shareOf("real-world", "natalizumab before", 34.9, took("natalizumab")),
  shareOf("real-world", "glatiramer before", 28.9, took("glatiramer")),
  ...[
    "Italy, 16 centres (n = 322)",
    "Italy, untreated aggressive (n = 133)",
    "Austria (n = 87)",
    "Denmark (n = 209)",
  ].map(
    (cohort): Row => ({
      table: "2.2",
      who: cohort,
      what: "starting points",
      unit: "",
      published: Number.NaN,
      grade: "V",
      why: "another population than the German one that the preset real-world describes; their starting points differ from each other",
    }),
  ),
];
