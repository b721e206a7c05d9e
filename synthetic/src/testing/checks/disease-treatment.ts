import { dayFromCivil } from "@longwatch/core";
import { decide, furtherCourseFrom, giveCourse, qualifyingActivity, secondCourseFrom } from "../../disease/courses.ts";
import { diseaseOf } from "../../disease/disease.ts";
import { leavingIn } from "../../disease/leaving.ts";
import { afterPregnancy, pregnancyIn } from "../../disease/pregnancy.ts";
import type { History } from "../../disease/state.ts";
import { drugOn, switchesIn } from "../../disease/switching.ts";
import { type Disease, daysPerMonth, daysPerYear } from "../../life.ts";
import { drawPerson } from "../../people/person.ts";
import type { Preset } from "../../preset/preset.ts";
import { streamsOf } from "../../random/stream.ts";
import { mean, once, sd, share } from "../figures.ts";
import { historyOf, monthDay, personOf } from "../history.ts";
import type { Check } from "../sensitivity.ts";

const many = <T>(n: number, make: (streams: ReturnType<typeof streamsOf>) => T): readonly T[] =>
  Array.from({ length: n }, (_, i) => make(streamsOf("checks of disease", i)));

const firstCourses = once(({ disease }: Preset) =>
  many(6000, (streams) => giveCourse(monthDay(0), 1, "planned", disease.courses, streams)),
);
const cut = (preset: Preset) => firstCourses(preset).filter(({ interrupted }) => interrupted);
const seconds = once(({ disease }: Preset) =>
  many(3000, (streams) => secondCourseFrom(historyOf(personOf()), disease.courses, streams)),
);
const secondMonths = (preset: Preset): readonly number[] =>
  seconds(preset).flatMap((day) => (day === undefined ? [] : (day - monthDay(0)) / daysPerMonth));
const decisions = (preset: Preset, month: number, courses: number): readonly string[] =>
  many(3000, (streams) =>
    decide(month, historyOf(personOf(), Array(courses).fill(0)), preset.disease.courses, streams),
  );
const given = (month: number, courses: number) => (preset: Preset) =>
  1 - share(decisions(preset, month, courses), (one) => one === "wait");
const lengthsDecided = ({ disease }: Preset): number =>
  Array.from({ length: 20 }, (_, length) =>
    many(60, (streams) => decide(24, historyOf(personOf(), Array(length).fill(0)), disease.courses, streams)),
  ).filter((all) => all.some((one) => one !== "wait")).length;
const lesionsNeeded = ({ disease }: Preset): number =>
  [1, 2, 3, 4, 5, 6].find((n) => {
    const scan = { day: monthDay(24), newOrEnlargingT2: n, gdEnhancing: 0 };
    return qualifyingActivity({ relapses: [], scans: [scan] }, disease.courses) !== undefined;
  })!;
const delay =
  (lastCourse: number, from: number) =>
  ({ disease }: Preset): number =>
    mean(
      many(1500, (streams) => {
        const day = furtherCourseFrom(30, historyOf(personOf(), [0, lastCourse]), disease.courses, streams);
        return (day - monthDay(from)) / daysPerMonth;
      }),
    );

/** Share of people who leave in the months, given one reason or any. */
const leaves =
  (from: number, before: number, reason?: string, history: History = historyOf(personOf())) =>
  ({ disease }: Preset): number =>
    share(
      many(4000, (streams) => {
        for (let month = from; month < before; month++) {
          const leaving = leavingIn(month, history, [], disease, streams);
          if (leaving !== undefined) return leaving.reason;
        }
        return "stays";
      }),
      (one) => (reason === undefined ? one === "withdrew" : one === reason),
    );
const laterRelapse = { onset: monthDay(1000), severity: 1, residual: 0, recorded: true };
const troubled: History = { ...historyOf(personOf()), relapses: [laterRelapse] };
const switches =
  (isUnanswered: boolean) =>
  (preset: Preset): number =>
    share(
      many(3000, (streams) =>
        Array.from({ length: 60 }, (_, month) => switchesIn(month, isUnanswered, preset.disease, streams)).some(
          Boolean,
        ),
      ),
      Boolean,
    );

const pregnancies = (courses: readonly number[] = []) =>
  once(({ disease }: Preset) =>
    many(4000, (streams) =>
      Array.from({ length: 300 }, (_, month) =>
        pregnancyIn(month, historyOf(personOf({ age: 30 }), courses), disease, streams),
      ).flatMap((one) => one ?? []),
    ).flat(),
  );
const atRisk = pregnancies();
const afterCourse = pregnancies([24]);

const cohort = once(({ people, disease }: Preset): readonly Disease[] =>
  many(400, (streams) => diseaseOf(drawPerson(people, streams, "alemtuzumab", 0, "p"), disease, streams)),
);
const controls = once(({ people, disease }: Preset): readonly Disease[] =>
  many(100, (streams) => diseaseOf(drawPerson(people, streams, "interferon", 0, "p"), disease, streams)),
);
const longest = (of: (preset: Preset) => readonly Disease[]) => (preset: Preset) =>
  Math.max(...of(preset).map(({ leaving, person }) => (leaving.day - person.start) / daysPerYear));
const drugIn =
  (year: number) =>
  ({ disease }: Preset): readonly string[] =>
    many(3000, (streams) => drugOn(dayFromCivil(year, 6, 1), disease.otherDrug, streams("drug")));
const waits =
  (outcome: "birth" | "loss") =>
  ({ disease }: Preset): number => {
    const pregnancy = { conceivedOn: monthDay(0), endedOn: monthDay(9), outcome };
    return (
      afterPregnancy(monthDay(3), { ...historyOf(personOf()), pregnancies: [pregnancy] }, disease.pregnancy) -
      monthDay(9)
    );
  };
const lengths =
  (outcome: "birth" | "loss") =>
  (preset: Preset): readonly number[] =>
    atRisk(preset).flatMap((one) => (one.outcome === outcome ? [one.endedOn - one.conceivedOn] : []));
/** A pregnancy each month while the last one is long over: the first month in which another begins. */
const spacing = ({ disease }: Preset): number =>
  Array.from({ length: 20 }, (_, month) => month + 30).find((month) => {
    const earlier = { conceivedOn: monthDay(20), endedOn: monthDay(29), outcome: "birth" as const };
    const history = { ...historyOf(personOf({ age: 25 })), pregnancies: [earlier] };
    const often = { ...disease, pregnancy: { ...disease.pregnancy, perYear: 200 } };
    return many(5, (streams) => pregnancyIn(month, history, often, streams)).some((one) => one !== undefined);
  })! - 29;

const check = (
  name: string,
  guards: readonly string[],
  measure: Check["measure"],
  expected: number,
  within: number,
  preset?: string,
): Check => ({
  name,
  guards: guards.map((path) => `disease.${path}`),
  measure,
  expected,
  within,
  ...(preset !== undefined && { preset }),
});

export const treatmentChecks: readonly Check[] = [
  check("years of follow-up", ["followUpYears.alemtuzumab"], longest(cohort), 10.04, 0.05),
  check("years of follow-up, interferon", ["followUpYears.interferon"], longest(controls), 2.54, 0.05),
  check(
    "infusions of course 1",
    ["courses.firstDays"],
    (preset) => Math.max(...firstCourses(preset).map((one) => one.infusedOn.length)),
    5,
    0.1,
  ),
  check(
    "infusions of course 2",
    ["courses.laterDays"],
    ({ disease }) => giveCourse(monthDay(12), 2, "planned", disease.courses, streamsOf("c", 0)).infusedOn.length,
    3,
    0.1,
  ),
  check(
    "second course",
    ["courses.second"],
    (preset) => share(seconds(preset), (day) => day !== undefined),
    0.995,
    0.004,
  ),
  check(
    "second course, months",
    ["courses.secondMonth", "courses.secondLogSd"],
    (preset) => mean(secondMonths(preset)),
    12.48,
    0.08,
    "real-world",
  ),
  check("interrupted first courses", ["courses.interrupted"], (preset) => cut(preset).length / 6000, 0.046, 0.012),
  check(
    "interrupted and completed",
    ["courses.interruptedCompleted"],
    (preset) => share(cut(preset), (one) => one.infusedOn.length === 5),
    0.533,
    0.12,
  ),
  check("most courses", ["courses.most"], lengthsDecided, 8, 0.1),
  check("retreated at month 24", ["courses.chance", "courses.chanceFactor"], given(24, 2), 0.57, 0.03),
  check("retreated at month 48", ["courses.chanceFallsPerYear", "courses.decidedFromMonth"], given(48, 2), 0.416, 0.03),
  check("retreated after three", ["courses.chanceAfterThree"], given(24, 3), 0.85, 0.03),
  check(
    "switched instead",
    ["courses.switchInstead"],
    (preset) => share(decisions(preset, 24, 2), (one) => one === "other-drug") / given(24, 2)(preset),
    0.35,
    0.05,
    "real-world",
  ),
  check("lesions that qualify", ["courses.lesionsThatQualify"], lesionsNeeded, 2, 0.1),
  check("interval between courses", ["courses.monthsApart", "courses.visitWindow"], delay(28, 28), 12.5, 0.2),
  check("delay after activity", ["courses.longestDelay"], delay(2, 31), 1.5, 0.15),
  check("withdrawal in two years", ["leaving.withdrawalPerYear"], leaves(0, 24), 0.0392, 0.01),
  check(
    "withdrawal at the end of the core study",
    ["leaving.atCoreEnd", "leaving.coreEndMonth"],
    leaves(24, 25),
    0.0318,
    0.009,
  ),
  check("withdrawal in the extension", ["leaving.extensionPerYear"], leaves(25, 72), 0.0826, 0.015),
  check("withdrawal at the roll-over", ["leaving.atRollOver", "leaving.lateFromYear"], leaves(72, 73), 0.054, 0.012),
  check("late withdrawal", ["leaving.latePerYear"], leaves(73, 120), 0.178, 0.02),
  check("withdrawal after activity", ["leaving.afterActivity"], leaves(0, 24, undefined, troubled), 0.0582, 0.012),
  check("transfer", ["leaving.transferPerYear"], leaves(0, 24, "transferred"), 0.057, 0.012, "real-world"),
  check("death in ten years", ["leaving.deathPerYear"], leaves(0, 120, "died"), 0.0146, 0.005, "real-world"),
  check("another drug in five years", ["otherDrug.perYear"], switches(false), 0.0723, 0.015),
  check("another drug after activity", ["otherDrug.afterActivity"], switches(true), 0.259, 0.03),
  check(
    "which other drug",
    ["otherDrug.drugs/ocrelizumab"],
    (preset) => share(drugIn(2020)(preset), (drug) => drug === "ocrelizumab"),
    0.5,
    0.08,
    "real-world",
  ),
  check("pregnancies a year", ["pregnancy.perYear"], (preset) => atRisk(preset).length / 4000 / 10, 0.035, 0.006),
  check(
    "months at risk of pregnancy",
    ["pregnancy.belowAge"],
    (preset) => atRisk(preset).length / 4000 / (preset.disease.pregnancy.perYear / 12),
    120,
    8,
  ),
  check(
    "first month with a pregnancy",
    ["pregnancy.fromMonth"],
    (preset) => Math.min(...atRisk(preset).map(({ conceivedOn }) => (conceivedOn - monthDay(0)) / daysPerMonth)),
    24,
    0.5,
  ),
  check(
    "no pregnancy soon after a course",
    ["pregnancy.monthsAfterCourse"],
    (preset) => Math.min(...afterCourse(preset).map(({ conceivedOn }) => (conceivedOn - monthDay(24)) / daysPerMonth)),
    4.05,
    0.3,
  ),
  check("length of a pregnancy", ["pregnancy.days"], (preset) => mean(lengths("birth")(preset)), 266, 1.5),
  check("spread of its length", ["pregnancy.daysSd"], (preset) => sd(lengths("birth")(preset)), 8.8, 1),
  check(
    "pregnancies that end early",
    ["pregnancy.lost"],
    (preset) => share(atRisk(preset), ({ outcome }) => outcome === "loss"),
    0.15,
    0.03,
  ),
  check("length of those", ["pregnancy.lostDays"], (preset) => mean(lengths("loss")(preset)), 56, 6),
  check("days from a birth to a course", ["pregnancy.daysToCourse"], waits("birth"), 90, 1),
  check("months from one pregnancy to the next", ["pregnancy.apart"], spacing, 5.5, 1),
  check(
    "first year of ocrelizumab",
    ["otherDrug.availableFrom/ocrelizumab"],
    (preset) => [2014, 2015, 2016, 2017, 2018, 2019].find((year) => drugIn(year)(preset).includes("ocrelizumab"))!,
    2018,
    0.5,
  ),
];
