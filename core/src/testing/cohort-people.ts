import fc from "fast-check";
import type { CohortPerson } from "../cohort-table/cohort-person.ts";
import { cohortPresets } from "../cohort-table/definitions.ts";
import { on } from "./ask.ts";

const changes = (time: number, event: boolean): CohortPerson["changes"] =>
  Object.fromEntries(cohortPresets.map((name) => [name, { time, event }])) as CohortPerson["changes"];

/** A woman who was treated on 1 January 2020, followed for five years, and had nothing. */
export const quietPerson: CohortPerson = {
  sex: "female",
  jurisdiction: "EU",
  treatment: "alemtuzumab",
  startOn: on("2020-01-01"),
  followedYears: 5,
  hasDied: false,
  ageYears: 35,
  diseaseYears: 4,
  edss: 2,
  relapsesYearBefore: 1,
  earlierDrugs: [],
  relapses: { count: 0, years: 5, first: { time: 1826, event: false } },
  changes: changes(1826, false),
  edssChanges: [{ year: 1, change: 0 }],
  neda: [1, 2, 3, 4, 5].map((year) => ({ year, three: "none", four: "cannot-tell" })),
  diagnoses: [],
  courses: [0, 1],
  tests: [{ rule: "monitor.cbc", name: "Blood count", due: 60, onTime: 60, late: 0, missed: 0, longestGapDays: 31 }],
  counts: [{ analyte: "lymphocytes", at: [0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6] }],
};

/** Somebody who relapses after so many days, and worsens then. */
export const relapsing = (days: number): CohortPerson => ({
  ...quietPerson,
  relapses: { count: 1, years: 5, first: { time: days, event: true } },
  changes: changes(days, true),
});

/** Twenty people in a fixed order: men relapse more, and some are lost, have a disease, or die. */
export const twentyPeople: readonly CohortPerson[] = Array.from({ length: 20 }, (_, i) => {
  const isMan = i % 2 === 1;
  const years = 2 + (i % 4);
  const base = i % 3 === 0 || (isMan && i % 5 === 0) ? relapsing(100 + 90 * i) : quietPerson;
  const time = Math.round(years * 365.25);
  const isEvent = base.relapses!.first.event && base.relapses!.first.time < time;
  return {
    ...base,
    sex: isMan ? "male" : "female",
    followedYears: years,
    hasDied: i === 7,
    ageYears: i === 4 ? null : 25 + i,
    earlierDrugs: i % 4 === 0 ? ["glatiramer"] : [],
    relapses: {
      count: isEvent ? 1 + (i % 3) : 0,
      years,
      first: isEvent ? base.relapses!.first : { time, event: false },
    },
    changes: isEvent && i % 2 === 0 ? base.changes : changes(time, false),
    edssChanges: [{ year: 1, change: ((i % 5) - 2) / 2 }],
    diagnoses: i % 6 === 1 ? [{ group: "thyroid", years: 1.5 + i / 20 }] : [],
    courses: i % 9 === 0 ? [0, 1, 2.5] : [0, 1],
    tests: [{ ...quietPerson.tests[0]!, due: 12 * years, onTime: 11 * years, late: 1, missed: years - 1 }],
    counts: [{ analyte: "lymphocytes", at: quietPerson.counts[0]!.at.map((value) => value! + i / 100) }],
  };
});

/** People of any kind, with all that may be missing. */
export const anyPerson: fc.Arbitrary<CohortPerson> = fc
  .record({
    sex: fc.constantFrom("female", "male", "other", "unknown"),
    count: fc.nat({ max: 4 }),
    days: fc.integer({ min: 1, max: 2500 }),
    isTold: fc.boolean(),
    hasDied: fc.boolean(),
    disease: fc.option(fc.double({ min: -2, max: 8, noNaN: true }), { nil: null }),
    courses: fc.nat({ max: 4 }),
  })
  .map(({ sex, count, days, isTold, hasDied, disease, courses }): CohortPerson => {
    const first = { time: Math.max(1, Math.floor(days / 2)), event: true };
    const none = { time: days, event: false };
    const years = days / 365.25;
    return {
      ...quietPerson,
      sex: sex as CohortPerson["sex"],
      hasDied,
      followedYears: years,
      ageYears: isTold ? 30 + count : null,
      relapses: isTold ? { count, years, first: count > 0 ? first : none } : null,
      changes: count > 2 ? changes(first.time, true) : changes(days, false),
      diagnoses: disease === null ? [] : [{ group: "thyroid", years: disease }],
      courses: Array.from({ length: courses }, (_, i) => i),
    };
  });
