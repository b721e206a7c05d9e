import type { Day } from "@longwatch/core";
import { courseTracks, steroidTracks } from "../../body/courses.ts";
import { menstruationOf } from "../../body/menstruation.ts";
import { tshRhythm } from "../../body/rhythm.ts";
import type { Track } from "../../body/track.ts";
import { urineBackgroundOf } from "../../body/urine.ts";
import { usualOf } from "../../body/usual.ts";
import type { Infection, Life, Sex } from "../../life.ts";
import type { Preset } from "../../preset/preset.ts";
import { streamsOf } from "../../random/stream.ts";
import type { Wanted } from "../disease.ts";
import type { Check } from "../sensitivity.ts";
import {
  areaOf,
  bodiesOf,
  both,
  check,
  lifeOf,
  mean,
  meanLn,
  origin,
  sd,
  sdLn,
  seed,
  settingOf,
} from "./body-people.ts";

const january15 = (origin - 92) as Day;
const july15 = (origin + 90) as Day;
const lowest = 13 * 60;
const rhythm = (preset: Preset, day: Day, minute: number) => tshRhythm(preset.body.tsh, day, minute, "north");
const tshChecks: readonly Check[] = [
  check(
    "TSH, January over July",
    "tsh.season/amplitude",
    (preset) => rhythm(preset, january15, lowest) / rhythm(preset, july15, lowest),
    1.1 / 0.9,
    0.03,
  ),
  check("TSH in the middle of April", "tsh.season/peakDay", (preset) => rhythm(preset, origin, lowest), 1, 0.009),
  check(
    "TSH at 08:00 over 13:00",
    ["tsh.clock/excess"],
    (preset) => rhythm(preset, origin, 480) / rhythm(preset, origin, lowest),
    1.25,
    0.05,
  ),
  check(
    "TSH at 20:00 over 13:00",
    ["tsh.clock/hour", "tsh.clock/lowestHour"],
    (preset) => rhythm(preset, origin, 1200) / rhythm(preset, origin, lowest),
    1.425,
    0.05,
  ),
];

const positives = (preset: Preset) =>
  bodiesOf(preset, 300, { antiTpo: true }).map(({ body }) => body.valueOn("tpo_ab", origin, 540));
const traitChecks: readonly Check[] = [
  check(
    "bilirubin far above usual: Gilbert",
    ["traits.gilbertShare", "traits.gilbertFactor"],
    (preset) => {
      const life = lifeOf({});
      const high = Array.from({ length: 20_000 }, (_, i) =>
        usualOf(life, preset.body, streamsOf(seed, i))("bilirubin_total"),
      );
      return high.filter((value) => value > 9 * Math.exp(1.2)).length / high.length;
    },
    0.0102,
    0.003,
  ),
  check(
    "anti-peroxidase where positive",
    "traits.antiTpo/median",
    (preset) => meanLn(positives(preset)),
    Math.log(200),
    0.2,
  ),
  check(
    "anti-peroxidase where positive: spread",
    "traits.antiTpo/spread",
    (preset) => sdLn(positives(preset)),
    0.8,
    0.12,
  ),
  check(
    "immune to varicella",
    "traits.varicellaImmune",
    (preset) => mean(bodiesOf(preset, 500).map(({ body }) => body.valueOn("vzv_igg_presence", origin, 0))),
    0.95,
    0.04,
  ),
];

const course: Wanted = { courses: [0] };
const dips = (preset: Preset): readonly Track[] =>
  Array.from({ length: 500 }, (_, index) => {
    const tracks = courseTracks(settingOf(preset, lifeOf({ ...course, index }), index));
    return tracks.find(({ analyte }) => analyte === "platelets")!;
  });
const falls = (preset: Preset) => dips(preset).map(({ values }) => 1 - Math.exp(values[1]!));
const courseChecks: readonly Check[] = [
  check("dip: mean", "course.dip/mean", (preset) => mean(falls(preset)), 0.25, 0.02),
  check("dip: least", "course.dip/min", (preset) => Math.min(...falls(preset)), 0.11, 0.03),
  check("dip: greatest", "course.dip/max", (preset) => Math.max(...falls(preset)), 0.44, 0.03),
  check(
    "dip: spread",
    "course.dip/concentration",
    (preset) => sd(falls(preset)),
    0.35 * Math.sqrt(((3 / 7) * (4 / 7)) / 5),
    0.01,
  ),
  check(
    "dip: nadir",
    both("course.dipNadirDay"),
    (preset) => mean(dips(preset).map(({ days }) => days[1]! - origin)),
    4.5,
    0.25,
  ),
  check(
    "dip: back",
    both("course.dipEndDay"),
    (preset) => mean(dips(preset).map(({ days }) => days[2]! - origin)),
    45,
    3,
  ),
  check(
    "platelets stay above 75",
    [],
    (preset) =>
      mean(
        bodiesOf(preset, 500, course).map(({ body }) =>
          [2, 3, 4, 5, 6, 9].every((day) => body.valueOn("platelets", (origin + day) as Day, 540) > 75) ? 1 : 0,
        ),
      ),
    1,
    0.02,
  ),
  check(
    "ALT after a course",
    ["course.alt/factor", "course.alt/days"],
    (preset) => areaOf(preset, "alt", 40, course, {}),
    14 * Math.log(1.1),
    0.3,
  ),
  check(
    "IgG half a year after",
    "course.immunoglobulins/factor",
    (preset) => areaOf(preset, "igg", 200, course, {}) - areaOf(preset, "igg", 199, course, {}),
    Math.log(0.94),
    0.02,
  ),
  check(
    "IgG a quarter after",
    "course.immunoglobulins/months",
    (preset) => areaOf(preset, "igg", 92, course, {}) - areaOf(preset, "igg", 91, course, {}),
    Math.log(0.94) / 2,
    0.01,
  ),
  check(
    "neutrophils after a course",
    ["leucocytes.neutrophils/factor", "leucocytes.neutrophils/days"],
    (preset) => areaOf(preset, "neutrophils", 30, course, {}),
    7 * Math.log(1.4) + 3 * Math.log(2),
    1,
  ),
];

const pulse: Partial<Life> = {
  relapses: [{ onset: origin, severity: 1, residual: 0, steroidsFrom: origin, recorded: true }],
};
const injuries = (preset: Preset): readonly { readonly track: Track; readonly multiple: number }[] =>
  Array.from({ length: 3000 }, (_, index) => {
    const setting = settingOf(preset, lifeOf({ index, sex: "male" }, pulse), index);
    const track = steroidTracks(setting).find(
      ({ cause, analyte }) => cause === "steroid-hepatitis" && analyte === "alt",
    );
    return track === undefined ? [] : [{ track, multiple: (Math.exp(track.values[1]!) * setting.usual("alt")) / 50 }];
  }).flat();
const steroidChecks: readonly Check[] = [
  ...(
    [
      ["neutrophils", 3 * Math.log(2), 0.6],
      ["lymphocytes", 2 * Math.log(0.5), 0.4],
      ["platelets", 7 * Math.log(1.06), 0.1],
      ["glucose", 2 * Math.log(1.5), 0.2],
      ["tsh", 14 * Math.log(0.6), 2],
    ] as const
  ).map(([analyte, area, within]) =>
    check(
      `${analyte} after a pulse`,
      [`steroid.${analyte}/factor`, `steroid.${analyte}/days`],
      (preset) => areaOf(preset, analyte, 60, {}, pulse),
      area,
      within,
    ),
  ),
  check(
    "liver injury after a pulse",
    "steroid.hepatitis/share",
    (preset) => injuries(preset).length / 3000,
    0.03,
    0.0095,
  ),
  check(
    "liver injury: onset",
    both("steroid.hepatitisWeeks"),
    (preset) => mean(injuries(preset).map(({ track }) => track.days[1]! - origin)) / 7,
    4,
    0.35,
  ),
  check(
    "liver injury: peak",
    both("steroid.hepatitisMultiple"),
    (preset) => mean(injuries(preset).map(({ multiple }) => multiple)),
    5.5,
    0.6,
  ),
  check(
    "liver injury: rise",
    "steroid.hepatitis/riseWeeks",
    (preset) => mean(injuries(preset).map(({ track }) => track.days[1]! - track.days[0]!)),
    7,
    0.1,
  ),
  check(
    "liver injury: back",
    "steroid.hepatitis/months",
    (preset) => mean(injuries(preset).map(({ track }) => track.days[2]! - track.days[1]!)),
    60.9,
    1,
  ),
];

const infected = (kind: Infection["kind"], fever = false): Partial<Life> => ({
  infections: [{ kind, from: origin, through: (origin + 4) as Day, fever, serious: false }],
});
const urines = (preset: Preset, analyte: string, happens: Partial<Life>) =>
  bodiesOf(preset, 600, { sex: "male" }, happens).map(({ body }) => body.valueOn(analyte, (origin + 1) as Day, 540));
const share = <T>(values: readonly T[], isOne: (value: T) => boolean): number =>
  values.filter(isOne).length / values.length;
const infectionChecks: readonly Check[] = [
  check(
    "CRP in an infection",
    ["infection.crp/factor", "infection.crp/days"],
    (preset) => areaOf(preset, "crp", 30, {}, infected("respiratory")),
    8 * Math.log(20),
    2,
  ),
  check(
    "neutrophils in an infection",
    ["infection.neutrophils/factor", "infection.neutrophils/days"],
    (preset) => areaOf(preset, "neutrophils", 30, {}, infected("respiratory")),
    7 * Math.log(1.5),
    0.8,
  ),
  check(
    "blood in a urinary infection",
    "infection.urinary/blood",
    (preset) => share(urines(preset, "urine_blood_dipstick", infected("urinary")), (grade) => grade >= 1),
    0.41,
    0.07,
  ),
  check(
    "mean grade of it, with those who have none",
    "infection.urinary/bloodGrade",
    (preset) => mean(urines(preset, "urine_blood_dipstick", infected("urinary"))),
    0.615,
    0.12,
  ),
  check(
    "white cells on the strip",
    "infection.urinary/leucocytes",
    (preset) => mean(urines(preset, "urine_leukocyte_esterase", infected("urinary"))),
    2.5,
    0.5,
  ),
  check(
    "nitrite",
    "infection.urinary/nitrite",
    (preset) => mean(urines(preset, "urine_nitrite", infected("urinary"))),
    0.5,
    0.07,
  ),
  check(
    "white cells in the field",
    "infection.urinary/cells",
    (preset) => areaOf(preset, "urine_wbc_microscopy", 5, {}, infected("urinary")) / 5,
    Math.log(30),
    0.3,
  ),
  check(
    "protein in fever",
    "infection.feverProtein",
    (preset) => share(urines(preset, "urine_protein_dipstick", infected("respiratory", true)), (grade) => grade > 0),
    0.2,
    0.05,
  ),
];

/** Strips of many days, with whether they fell into a period. */
const strips = (preset: Preset, sex: Sex, people: number, days: number) =>
  bodiesOf(preset, people, { sex }).flatMap(({ body }) =>
    Array.from({ length: days }, (_, i) => {
      const day = (origin + 17 * i) as Day;
      return {
        menstruating: body.menstruatingOn(day),
        grade: body.valueOn("urine_blood_dipstick", day, 540),
        day,
        body,
      };
    }),
  );
const inPeriods = (preset: Preset) => strips(preset, "female", 300, 40).filter(({ menstruating }) => menstruating);
const gradeShare = (grade: number) => (preset: Preset) => {
  const positive = inPeriods(preset).filter((strip) => strip.grade >= 1);
  return positive.filter((strip) => strip.grade === grade).length / positive.length;
};
const protein = (grade: number) => (preset: Preset) =>
  share(
    bodiesOf(preset, 250).flatMap(({ body }) =>
      Array.from({ length: 40 }, (_, i) => body.valueOn("urine_protein_dipstick", (origin + i) as Day, 540)),
    ),
    (one) => one === grade,
  );
const redCells = (grade: number) => (preset: Preset) => {
  const setting = settingOf(preset, lifeOf({}), 0);
  return urineBackgroundOf(setting, menstruationOf(setting)).redCells(grade);
};
const urineChecks: readonly Check[] = [
  check(
    "blood, men",
    "urine.blood/background",
    (preset) => share(strips(preset, "male", 250, 40), ({ grade }) => grade >= 1),
    0.015,
    0.005,
  ),
  check(
    "blood in a period",
    "urine.blood/menstruating",
    (preset) => share(inPeriods(preset), ({ grade }) => grade >= 1),
    0.65,
    0.1,
  ),
  check(
    "blood, women under 50, when half of the samples in a period are put off by six days",
    [],
    (preset) =>
      share(
        strips(preset, "female", 200, 50).map(({ menstruating, grade, day, body }, i) =>
          menstruating && i % 2 === 0 ? body.valueOn("urine_blood_dipstick", (day + 6) as Day, 540) : grade,
        ),
        (grade) => grade >= 1,
      ),
    0.06,
    0.012,
  ),
  check("blood 1+", "urine.bloodGrades/one", gradeShare(1), 0.5, 0.07),
  check("blood 2+", "urine.bloodGrades/two", gradeShare(2), 0.3, 0.06),
  check("blood 3+", "urine.bloodGrades/three", gradeShare(3), 0.2, 0.06),
  check("protein: trace", "urine.protein/trace", protein(0.5), 0.035, 0.008),
  check("protein: 1+", "urine.protein/one", protein(1), 0.005, 0.0023),
  ...(
    [
      ["trace", 0.5, 3],
      ["one", 1, 8],
      ["two", 2, 25],
      ["three", 3, 70],
    ] as const
  ).map(([name, grade, cells]) =>
    check(`red cells with ${name}`, `urine.redCells/${name}`, redCells(grade), cells, 0.1),
  ),
];

export const causeChecks: readonly Check[] = [
  ...tshChecks,
  ...traitChecks,
  ...courseChecks,
  ...steroidChecks,
  ...infectionChecks,
  ...urineChecks,
];
