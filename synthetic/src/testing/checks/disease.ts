import { addDays } from "@longwatch/core";
import { diseaseOf } from "../../disease/disease.ts";
import { drawEdssCourse, fluctuation, latentEdss, rate } from "../../disease/edss.ts";
import { drawLoadings } from "../../disease/functional-systems.ts";
import { lesionsExpectedIn, scanIn } from "../../disease/lesions.ts";
import { courseFactor, relapseRate, season } from "../../disease/relapse-rate.ts";
import { relapsesIn } from "../../disease/relapses.ts";
import { type Arm, type Disease, daysPerMonth, daysPerYear, type Relapse, type Scan } from "../../life.ts";
import { drawPerson } from "../../people/person.ts";
import type { Preset } from "../../preset/preset.ts";
import { streamsOf } from "../../random/stream.ts";
import { correlation, mean, once, sd, share } from "../figures.ts";
import { historyOf, monthDay, personOf } from "../history.ts";
import type { Check } from "../sensitivity.ts";
import { treatmentChecks } from "./disease-treatment.ts";

const many = <T>(n: number, make: (streams: ReturnType<typeof streamsOf>, i: number) => T): readonly T[] =>
  Array.from({ length: n }, (_, i) => make(streamsOf("checks of disease", i), i));
const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);

const cohort = (arm: Arm, years: number) =>
  once(({ people, disease }: Preset): readonly Disease[] => {
    const short = { ...disease, followUpYears: { alemtuzumab: years, interferon: years } };
    return many(2000, (streams) => diseaseOf(drawPerson(people, streams, arm, 0, "p"), short, streams));
  });
const treated = cohort("alemtuzumab", 2);
const controls = cohort("interferon", 2);
const annualRate = (of: (preset: Preset) => readonly Disease[]) => (preset: Preset) => {
  const years = of(preset).reduce((sum, { leaving, person }) => sum + (leaving.day - person.start) / daysPerYear, 0);
  return of(preset).reduce((sum, { relapses }) => sum + relapses.length, 0) / years;
};

/** Mean of g over five years after the last of some courses. */
const meanFactor =
  (courses: number) =>
  ({ disease }: Preset): number =>
    mean(
      range(600).map((tenth) =>
        courseFactor(historyOf(personOf(), Array(courses).fill(0)), monthDay(tenth / 10 + 0.05), disease.relapses),
      ),
    );
const seasons = ({ disease }: Preset): readonly number[] =>
  range(365).map((day) => season(addDays(monthDay(0), day - 4), "north", disease.relapses));

const stormy = (arm: Arm) =>
  personOf({ arm, frailty: { disease: 40, response: 1, covariates: 1, lesions: 1, autoimmune: 1 } });
const storm = (arm: Arm) =>
  once(({ disease }: Preset): readonly Relapse[] =>
    many(8000, (streams, i) => relapsesIn(i % 12, historyOf(stormy(arm)), disease, streams)).flat(),
  );
const relapses = storm("alemtuzumab");
const controlRelapses = storm("interferon");
const moderate = (all: readonly Relapse[]) => all.filter(({ severity }) => severity === 1 || severity === 1.5);
const severe = (all: readonly Relapse[]) => all.filter(({ severity }) => severity >= 2);
const pointLeft = (all: readonly Relapse[]): number => share(all, ({ residual }) => residual >= 1);
const closest = ({ disease }: Preset): number => {
  const history = historyOf(stormy("alemtuzumab"));
  for (const month of range(600))
    history.relapses.push(...relapsesIn(month, history, disease, streamsOf("closest", 0)));
  return Math.min(...history.relapses.slice(1).map(({ onset }, i) => onset - history.relapses[i]!.onset));
};

const lesions =
  (arm: Arm, courses: readonly number[], from: number, before: number) =>
  ({ disease }: Preset): number =>
    range(before - from).reduce((sum, i) => {
      const history = historyOf(
        personOf({ arm }),
        courses.filter((month) => month <= from + i),
      );
      return sum + lesionsExpectedIn(from + i, history, disease);
    }, 0);
const scans = (arm: Arm) =>
  once(({ disease }: Preset): readonly Scan[] =>
    many(2000, (streams) => {
      const first = { day: monthDay(0), newOrEnlargingT2: 0, gdEnhancing: 0 };
      return scanIn(12, 2, { ...historyOf(personOf({ arm })), scans: [first] }, disease.mri, streams);
    }),
  );
const volumes = (arm: Arm) => (preset: Preset) =>
  scans(arm)(preset).map(({ day, brainVolumePct }) => (brainVolumePct! * daysPerYear) / (day - monthDay(0)));
const enhancing = (arm: Arm) => (preset: Preset) => share(scans(arm)(preset), ({ gdEnhancing }) => gdEnhancing > 0);

const edssCourses = (arm: Arm, edss = 9, age = 35) =>
  once(({ disease }: Preset) =>
    many(8000, (streams) => drawEdssCourse(personOf({ arm, edss, age }), disease.edss, streams)),
  );
const recoveries = edssCourses("alemtuzumab");
const controlCourses = edssCourses("interferon");
const old = edssCourses("alemtuzumab", 9, 50);
const positive = (preset: Preset) => recoveries(preset).flatMap(({ recovery }) => (recovery > 0 ? [recovery] : []));
const drift = (of: typeof recoveries) => (preset: Preset) => mean(of(preset).map((one) => one.drift));
const waves = once(({ disease }: Preset) =>
  many(3000, (streams) => fluctuation(disease.edss.fluctuation, streams("wave"))),
);
const systemWaves = once(({ disease }: Preset) =>
  many(3000, (streams) => fluctuation(disease.edss.systemFluctuation, streams("system wave"))),
);
/** Part of the disease that the pyramidal system, third of seven, takes. */
const pyramidal = once(({ disease }: Preset) =>
  many(3000, (streams) => drawLoadings(streams("systems"), disease.edss.systems, disease.edss.systemShape)[2]! / 7),
);
const wave = (month: number) => (preset: Preset) => waves(preset).map((at) => at(month));
const rated =
  (latent: number) =>
  ({ disease }: Preset) =>
    range(4000).map((i) => rate(latent, disease.edss, streamsOf("rated", i)("x")));
const single =
  (years: number, recovery: number, drifts: number, all: readonly Relapse[]) =>
  ({ disease }: Preset): number =>
    latentEdss(
      addDays(monthDay(0), Math.round(years * daysPerYear)),
      personOf({ edss: 5 }),
      { recovery, drift: drifts },
      all,
      0,
      disease.edss,
    );
const relapse: Relapse = { onset: monthDay(0), severity: 2, residual: 0, recorded: true };
const visits = (preset: Preset) =>
  treated(preset).flatMap(({ examinations, person }) =>
    examinations.slice(1).map((one) => ({ ...one, since: one.day - person.start })),
  );
const afterRelapse = (preset: Preset) =>
  treated(preset).flatMap((one) =>
    one.examinations
      .filter(({ scheduled }) => !scheduled)
      .map(({ day }) => Math.min(...one.relapses.filter(({ onset }) => onset < day).map(({ onset }) => day - onset))),
  );
const gaps = (preset: Preset) => treated(preset).filter(({ leaving }) => leaving.reason === "end-of-data");

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

export const diseaseChecks: readonly Check[] = [
  ...treatmentChecks,
  check("annual relapse rate", ["relapses.perYear.alemtuzumab"], annualRate(treated), 0.171, 0.02),
  check("annual relapse rate, interferon", ["relapses.perYear.interferon"], annualRate(controls), 0.381, 0.035),
  check(
    "rate after five years",
    ["relapses.yearlyFall"],
    ({ disease }) =>
      relapseRate(historyOf(personOf(), [0]), monthDay(60), disease.relapses) / disease.relapses.perYear.alemtuzumab,
    0.905,
    0.01,
  ),
  check(
    "after course 2",
    [
      "relapses.afterSecond/0",
      "relapses.afterSecond/1",
      "relapses.afterSecond/2",
      "relapses.afterSecondUntil/0",
      "relapses.afterSecondUntil/1",
    ],
    meanFactor(2),
    1.05,
    0.012,
  ),
  check(
    "after course 3",
    [
      "relapses.afterThird/0",
      "relapses.afterThird/1",
      "relapses.afterThird/2",
      "relapses.afterThirdUntil/0",
      "relapses.afterThirdUntil/1",
    ],
    meanFactor(3),
    0.55,
    0.01,
  ),
  check(
    "height of the season",
    ["relapses.season"],
    (preset) => Math.max(...seasons(preset)) - Math.min(...seasons(preset)),
    0.24,
    0.01,
  ),
  check(
    "day of most relapses",
    ["relapses.seasonPeak"],
    (preset) => seasons(preset).indexOf(Math.max(...seasons(preset))),
    66,
    1.5,
  ),
  check("fewest days between relapses", ["relapses.apart"], closest, 30, 0.5),
  check(
    "mean severity",
    ["relapses.severity/3"],
    (preset) => mean(relapses(preset).map(({ severity }) => severity)),
    1.075,
    0.05,
  ),
  check(
    "relapses on steroids",
    ["relapses.steroids/1"],
    (preset) => share(relapses(preset), ({ steroidsFrom }) => steroidsFrom !== undefined),
    0.6965,
    0.03,
  ),
  check(
    "relapses that are recorded",
    ["relapses.recordedBase", "relapses.recordedPerPoint", "relapses.recordedMost"],
    (preset) => share(relapses(preset), ({ recorded }) => recorded),
    0.6575,
    0.03,
    "real-world",
  ),
  check(
    "lesions in two years",
    ["mri.perYear.alemtuzumab", "mri.firstYear"],
    lesions("alemtuzumab", [0, 12], 0, 24),
    1.012,
    0.02,
  ),
  check("lesions in two years, interferon", ["mri.perYear.interferon"], lesions("interferon", [], 0, 24), 1.45, 0.02),
  check("lesions in the year after course 3", ["mri.leastG"], lesions("alemtuzumab", [0, 12, 24], 24, 36), 0.352, 0.01),
  check(
    "enhancing on a scan with two lesions",
    ["mri.enhancingEach.alemtuzumab"],
    enhancing("alemtuzumab"),
    0.288,
    0.03,
  ),
  check("the same, interferon", ["mri.enhancingEach.interferon"], enhancing("interferon"), 0.568, 0.03),
  check(
    "scans in two years",
    ["mri.everyMonths"],
    (preset) => mean(gaps(preset).map((one) => one.scans.length)),
    2.75,
    0.3,
  ),
  check(
    "spread of scan days",
    ["mri.jitterDays"],
    (preset) => sd(scans("alemtuzumab")(preset).map(({ day }) => day - monthDay(12))),
    6.5,
    0.8,
  ),
  check(
    "brain volume, year 1",
    ["mri.volume.alemtuzumab/0"],
    (preset) => mean(volumes("alemtuzumab")(preset)),
    -0.59,
    0.04,
  ),
  check(
    "brain volume, interferon",
    ["mri.volume.interferon/0"],
    (preset) => mean(volumes("interferon")(preset)),
    -0.75,
    0.04,
  ),
  check(
    "spread of brain volume",
    ["mri.volumePersonSd", "mri.volumeScanSd"],
    (preset) => sd(volumes("alemtuzumab")(preset)),
    0.45,
    0.03,
  ),
  check("people who recover", ["edss.recovers.alemtuzumab"], (preset) => positive(preset).length / 8000, 0.43, 0.02),
  check(
    "the same, interferon",
    ["edss.recovers.interferon"],
    (preset) => share(controlCourses(preset), ({ recovery }) => recovery > 0),
    0.6,
    0.02,
  ),
  check("recovery to come", ["edss.recovery.mean"], (preset) => mean(positive(preset)), 1.5, 0.1),
  check("spread of recovery", ["edss.recovery.shape"], (preset) => sd(positive(preset)), 1.06, 0.1),
  check(
    "recovery after 1.4 years",
    ["edss.recovery.years"],
    (preset) => 5 - single(1.4, 1, 0, [])(preset),
    0.632,
    0.03,
  ),
  check("slow worsening", ["edss.drift.alemtuzumab"], drift(recoveries), 0.03, 0.004),
  check(
    "spread of slow worsening",
    ["edss.driftShape"],
    (preset) => sd(recoveries(preset).map((one) => one.drift)),
    0.0507,
    0.009,
  ),
  check("slow worsening, interferon", ["edss.drift.interferon"], drift(controlCourses), 0.005, 0.001),
  check("slow worsening at 50", ["edss.driftPerYearOver40"], drift(old), 0.13, 0.01, "real-world"),
  check(
    "what a moderate relapse leaves",
    ["edss.residual.alemtuzumab/1"],
    (preset) => mean(moderate(relapses(preset)).map(({ residual }) => residual)),
    0.1315,
    0.012,
  ),
  check(
    "the same, interferon",
    ["edss.residual.interferon/1"],
    (preset) => mean(moderate(controlRelapses(preset)).map(({ residual }) => residual)),
    0.284,
    0.03,
  ),
  check(
    "a point or more left, after severe and after moderate relapses",
    ["edss.residualOfSevere/1", "edss.severe"],
    (preset) => pointLeft(severe(relapses(preset))) + pointLeft(moderate(relapses(preset))),
    0.48 + 0.036,
    0.06,
  ),
  check(
    "residuals above 1",
    ["edss.residualMore"],
    (preset) =>
      share(
        relapses(preset).filter(({ residual, severity }) => residual >= 1 && severity >= 1.5),
        ({ residual }) => residual === 1.5,
      ),
    0.25,
    0.08,
  ),
  check(
    "two months after a relapse",
    ["edss.acuteMonths"],
    (preset) => single((2 * daysPerMonth) / daysPerYear, 0, 0, [relapse])(preset) - 5,
    0.736,
    0.03,
  ),
  check("fluctuation after five years", ["edss.fluctuation.sd"], (preset) => sd(wave(60)(preset)), 0.465, 0.03),
  check(
    "how long it lasts",
    ["edss.fluctuation.months"],
    (preset) => correlation(wave(48)(preset), wave(64)(preset)),
    0.368,
    0.06,
  ),
  check("a rater's error", ["edss.raterSd"], (preset) => share(rated(3)(preset), (score) => score !== 3), 0.074, 0.02),
  check(
    "examinations in two years",
    ["edss.everyMonths"],
    (preset) => mean(gaps(preset).map(({ examinations }) => examinations.filter(({ scheduled }) => scheduled).length)),
    8.75,
    0.4,
  ),
  check(
    "spread of visit days",
    ["edss.jitterDays"],
    (preset) =>
      sd(
        visits(preset).flatMap(({ scheduled, since }) =>
          scheduled && since < 640 ? [since - Math.round(since / (3 * daysPerMonth)) * 3 * daysPerMonth] : [],
        ),
      ),
    6.06,
    0.6,
  ),
  check(
    "days from a relapse to the visit",
    ["edss.relapseVisitWithin"],
    (preset) => mean(afterRelapse(preset)),
    4,
    0.5,
  ),
  check(
    "how much of the disease is pyramidal",
    ["edss.systems/pyramidal"],
    (preset) => mean(pyramidal(preset)),
    0.25,
    0.02,
  ),
  check("how much people differ in it", ["edss.systemShape"], (preset) => sd(pyramidal(preset)), 0.105, 0.015),
  check(
    "how far a system wanders",
    ["edss.systemFluctuation.sd"],
    (preset) => sd(systemWaves(preset).map((at) => at(60))),
    0.335,
    0.04,
  ),
  check(
    "for how long",
    ["edss.systemFluctuation.months"],
    (preset) =>
      correlation(
        systemWaves(preset).map((at) => at(48)),
        systemWaves(preset).map((at) => at(72)),
      ),
    0.36,
    0.06,
  ),
];
