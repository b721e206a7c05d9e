import { addDays, type Day, dayFromCivil } from "@longwatch/core";
import type { Course, InfusionDay, Life, Person } from "../life.ts";

export const sampleStart = dayFromCivil(2015, 3, 2);

export const samplePerson: Person = {
  index: 0,
  id: "sample",
  arm: "alemtuzumab",
  sex: "female",
  bornOn: dayFromCivil(1985, 6, 1),
  start: sampleStart,
  onset: dayFromCivil(2013, 1, 10),
  diagnosedOn: dayFromCivil(2013, 7, 1),
  priorRelapses1y: 2,
  priorRelapses2y: 3,
  edss: 2,
  enhancingLesions: 1,
  t2Volume: 4,
  weightKg: 70,
  smoker: true,
  familyAutoimmunity: false,
  antiTpo: false,
  jurisdiction: "EU",
  hemisphere: "north",
  earlierDrugs: [],
  frailty: { disease: 1, response: 1, covariates: 1, lesions: 1, autoimmune: 1 },
};

/** Whole courses of 12 mg on consecutive days, a year apart: five infusions, then three. */
export const sampleCourses = (count: number): readonly Course[] =>
  Array.from({ length: count }, (_, k) => ({
    number: k + 1,
    infusedOn: Array.from({ length: k === 0 ? 5 : 3 }, (_, i) => addDays(sampleStart, 364 * k + i)),
    reason: "planned",
    interrupted: false,
  }));

const infusionDay = (day: Day, course: number, ordinal: number): InfusionDay => ({
  day,
  course,
  ordinal,
  startsAt: 570,
  lasts: 240,
  doseMg: 12,
  vitals: [
    { minute: -10, phase: "before", systolic: 118, diastolic: 75, pulse: 70, temperatureC: 36.6, spo2: 98 },
    { minute: 60, phase: "during", systolic: 121, diastolic: 76, pulse: 90, temperatureC: 36.9, spo2: 98 },
  ],
  reactions: [{ symptom: "headache", grade: 2, minute: 1300 }],
  interrupted: false,
});

/** A life of five years in which nothing happens but two courses, and what is given. */
export function sampleLife(change: Partial<Life> = {}): Life {
  const courses = change.courses ?? sampleCourses(2);
  return {
    person: samplePerson,
    courses,
    relapses: [],
    scans: [],
    examinations: [],
    pregnancies: [],
    leaving: { day: addDays(sampleStart, 1826), reason: "end-of-data" },
    infusionDays: courses.flatMap(({ number, infusedOn }) =>
      infusedOn.map((day, i) => infusionDay(day, number, i + 1)),
    ),
    infections: [],
    autoimmune: [],
    otherEvents: [],
    distractors: [],
    ...change,
  };
}
