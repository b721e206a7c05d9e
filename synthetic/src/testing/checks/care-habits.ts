import { addDays } from "@longwatch/core";
import { afterSteroids, baselineOf, beforeCourse, duringCourse } from "../../care/baseline.ts";
import { duesOf } from "../../care/due.ts";
import { examsOf } from "../../care/exams.ts";
import { type Habits, habitsOf, relocationsOf, stoppingOf } from "../../care/habits.ts";
import type { Exam } from "../../care/vocabulary.ts";
import { daysPerMonth } from "../../life.ts";
import type { Preset } from "../../preset/preset.ts";
import { streamsOf } from "../../random/stream.ts";
import { eventlessLife } from "../eventless.ts";
import { mean, once, share } from "../figures.ts";
import type { Check } from "../sensitivity.ts";

const size = 3000;
const life = eventlessLife({ sex: "female", years: 5 });
const { start } = life.person;
const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);

const habits = once(({ care }: Preset): readonly Habits[] =>
  range(size).map((i) => habitsOf(life, start, care, streamsOf("habits", i))),
);
const habitCheck = (
  name: string,
  path: string,
  is: (one: Habits) => boolean,
  expected: number,
  within = 0.04,
): Check => ({
  name,
  guards: [`care.${path}`],
  measure: (preset) => share(habits(preset), is),
  expected,
  within,
});
export const steady: Habits = {
  behaviour: "steady",
  laboratories: 1,
  stopsOn: undefined,
  relocations: [],
  countsInCourse: true,
  measuresSubsets: true,
  measuresImmunoglobulins: true,
  reminds: true,
  checksAfterSteroids: true,
  stretchesInPandemic: true,
};

const baselines = once(({ care }: Preset) =>
  range(size).map((i) => baselineOf(life, steady, care, streamsOf("baseline", i))),
);
const second = life.courses[1]!;
const before = once(({ care }: Preset) =>
  range(size).map((i) => beforeCourse(second, steady, care.course, streamsOf("before", i))),
);
const relapse = { onset: start, severity: 1, residual: 0, recorded: true, steroidsFrom: addDays(start, 100) };
const oneCourse = eventlessLife({ sex: "female", years: 5, courses: [0] });
/** Baseline and the four anniversaries before the end of the watch. */
const examYears = 5;
const exams = once(({ care }: Preset): readonly Exam[] =>
  range(900).flatMap((i) => examsOf(oneCourse, duesOf(oneCourse), care.exams, streamsOf("exams", i))),
);
const ofKind = (kind: Exam["exam"]) => (preset: Preset) => exams(preset).filter(({ exam }) => exam === kind);
const skins = ofKind("skin");
const cervices = ofKind("cervical-screen");

export const habitsChecks: readonly Check[] = [
  habitCheck("share steady", "behaviour/steady", ({ behaviour }) => behaviour === "steady", 0.68),
  habitCheck("share patchy", "behaviour/patchy", ({ behaviour }) => behaviour === "patchy", 0.24),
  habitCheck("share lapsing", "behaviour/lapsing", ({ behaviour }) => behaviour === "lapsing", 0.08, 0.02),
  habitCheck("share with two laboratories", "laboratories.number/1", (one) => one.laboratories === 2, 0.25),
  habitCheck("clinics that count in the course", "course.clinics", (one) => one.countsInCourse, 0.35),
  ...(
    [
      ["subsets", "panels.subsetsClinics", (one) => one.measuresSubsets, 0.7],
      ["immunoglobulins", "panels.immunoglobulinClinics", (one) => one.measuresImmunoglobulins, 0.3],
      ["reminders", "outreach.reminders", (one) => one.reminds, 0.8],
    ] as const satisfies readonly (readonly [string, string, (one: Habits) => boolean, number])[]
  ).flatMap(([habit, path, is, expected]) => [
    { ...habitCheck(`clinics of routine care with ${habit}`, path, is, expected), preset: "real-world" },
    habitCheck(`centres of a trial with ${habit}`, path, is, 1),
  ]),
  habitCheck("clinics that test after steroids", "steroids.clinics", (one) => one.checksAfterSteroids, 0.25),
  habitCheck("clinics that keep the interval", "pandemic.spared", (one) => !one.stretchesInPandemic, 1),
  {
    name: "months until the lapsing stop",
    guards: ["care.attendance.stopping"],
    measure: ({ care }) =>
      mean(range(size).map((i) => (stoppingOf(start, care, streamsOf("stop", i)) - start) / daysPerMonth)),
    expected: 1 / 0.02,
    within: 4,
  },
  {
    name: "moves of house per year",
    guards: ["care.attendance.relocationsPerYear"],
    measure: ({ care }) => mean(range(size).map((i) => relocationsOf(life, care, streamsOf("move", i)).length)) / 5,
    expected: 0.02,
    within: 0.005,
  },
  {
    name: "sets before treatment",
    guards: ["care.baseline.sets/3"],
    measure: (preset) => mean(baselines(preset).map((sets) => sets.length)),
    expected: 0.2 + 2 * 0.5 + 3 * 0.3,
    within: 0.06,
  },
  {
    name: "sets before treatment in routine care",
    preset: "real-world",
    guards: ["care.baseline.sets/3"],
    measure: (preset) => mean(baselines(preset).map((sets) => sets.length)),
    expected: 0.69 + 2 * 0.18 + 3 * 0.07,
    within: 0.05,
  },
  {
    name: "days over which a yearly examination is spread, to either side",
    guards: ["care.exams.spreadDays"],
    measure: (preset) => Math.max(...exams(preset).map(({ day }) => start - day)),
    expected: 45,
    within: 2,
  },
  {
    name: "days from the last set to the start",
    guards: ["care.baseline.within"],
    measure: (preset) =>
      mean(baselines(preset).flatMap((sets) => (sets.length === 0 ? [] : [start - sets.at(-1)!.day]))),
    expected: 14.5,
    within: 1.5,
  },
  {
    name: "days between sets before treatment",
    guards: ["care.baseline.apart"],
    measure: (preset) =>
      mean(baselines(preset).flatMap((sets) => sets.slice(1).map((one, i) => one.day - sets[i]!.day))),
    expected: 30,
    within: 2,
  },
  {
    name: "share with antibodies before treatment",
    guards: ["care.baseline.antibodies"],
    measure: (preset) => {
      const last = baselines(preset).flatMap((sets) => sets.at(-1) ?? []);
      return share(last, ({ panels }) => panels.includes("thyroid-antibodies"));
    },
    expected: 0.5,
    within: 0.04,
  },
  {
    name: "infusion days with a count, added up: third and fifth",
    guards: ["care.course.onDays/0", "care.course.onDays/1"],
    measure: ({ care }) => {
      const course = life.courses[0]!;
      return duringCourse(course, steady, care.course).reduce(
        (sum, one) => sum + one.day - course.infusedOn[0]! + 1,
        0,
      );
    },
    expected: 8,
    within: 0.5,
  },
  {
    name: "share with a set before a further course",
    guards: ["care.course.setBefore"],
    measure: (preset) => share(before(preset), (one) => one !== undefined),
    expected: 0.95,
    within: 0.02,
  },
  {
    name: "days from that set to the course",
    guards: ["care.course.within"],
    measure: (preset) =>
      mean(before(preset).flatMap((one) => (one === undefined ? [] : [second.infusedOn[0]! - one.day]))),
    expected: 7.5,
    within: 0.8,
  },
  {
    name: "days from steroids to the test",
    guards: ["care.steroids.afterDays"],
    measure: ({ care }) => afterSteroids({ ...life, relapses: [relapse] }, steady, care.steroids)[0]!.day - start - 100,
    expected: 14,
    within: 1,
  },
  {
    name: "skin examinations per year",
    guards: ["care.exams.skin"],
    measure: (preset) => skins(preset).length / (900 * examYears),
    expected: 0.6,
    within: 0.04,
  },
  {
    name: "cervical screens per year of women",
    guards: ["care.exams.cervical"],
    measure: (preset) => cervices(preset).length / (900 * examYears),
    expected: 0.55,
    within: 0.04,
  },
  {
    name: "share of skins abnormal",
    guards: ["care.exams.skinAbnormal"],
    measure: (preset) => share(skins(preset), ({ outcome }) => outcome === "abnormal"),
    expected: 0.03,
    within: 0.012,
  },
  {
    name: "share of cervical screens abnormal",
    guards: ["care.exams.cervicalAbnormal"],
    measure: (preset) => share(cervices(preset), ({ outcome }) => outcome === "abnormal"),
    expected: 0.02,
    within: 0.009,
  },
];
