import type { Day } from "@longwatch/core";
import { drugLevelOf } from "../../body/drug-level.ts";
import { lymphocytesOf, type Subset, subsets } from "../../body/lymphocytes.ts";
import type { InfusionDay } from "../../life.ts";
import type { Preset } from "../../preset/preset.ts";
import { streamsOf } from "../../random/stream.ts";
import type { Wanted } from "../disease.ts";
import type { Check } from "../sensitivity.ts";
import {
  areaOf,
  bodiesOf,
  both,
  check,
  correlation,
  dayAt,
  lifeOf,
  mean,
  median,
  origin,
  sd,
  sdLn,
  seed,
  settingOf,
} from "./body-people.ts";

const people = 900;

/** Counts of many people at some months, in cells per µL, without the noise within a person. */
const counts = (preset: Preset, subset: Subset, months: number, wanted: Wanted = { courses: [0, 12] }) =>
  Array.from({ length: people }, (_, index) => {
    const law = lymphocytesOf(settingOf(preset, lifeOf({ ...wanted, index }), index));
    return 1000 * law(subset, origin + months * 30.4375);
  });
const totals = (preset: Preset, months: number) =>
  bodiesOf(preset, 500, { courses: [0] }).map(({ body }) => body.valueOn("lymphocytes", dayAt(months), 600));

const medianAt = (subset: Subset, months: number) => (preset: Preset) => median(counts(preset, subset, months));
const of = (subset: Subset, ...names: readonly string[]) => names.map((name) => `lymphocytes.${subset}/${name}`);

/** What every person's law says, found again from counts without noise. */
const single: Wanted = { courses: [0] };
const highs = (preset: Preset, subset: Subset) => {
  const before = counts(preset, subset, -1, single);
  return counts(preset, subset, 400, single).map((count, i) => Math.log(count / before[i]!));
};
const recoveryMonths = (preset: Preset, subset: "cd4" | "cd8", low: number, shape: number, at: number) => {
  const before = counts(preset, subset, -1, single);
  const end = counts(preset, subset, 400, single);
  return counts(preset, subset, at, single).map((count, i) => {
    const share = (count / before[i]! - low) / (end[i]! / before[i]! - low);
    return Math.log(at) - Math.log(-Math.log(1 - share)) / shape;
  });
};

/** Evidence 3.10, "checked medians", and the law itself where it names none. */
const lawChecks: readonly Check[] = [
  check("CD4 at month 1", of("cd4", "low", "start"), medianAt("cd4", 1), 36, 5),
  check("CD4 at month 1, mean", [], (preset) => mean(counts(preset, "cd4", 1)), 42, 4),
  check("CD4 at month 12", of("cd4", "high", "months", "shape", "start"), medianAt("cd4", 11.98), 262, 30),
  check("CD19 at month 12", of("cd19", "high", "start"), medianAt("cd19", 11.98), 314, 40),
  check("CD19 at month 1", of("cd19", "low"), medianAt("cd19", 1), 13, 1.8),
  check("CD19 at month 3", of("cd19", "shape"), medianAt("cd19", 3), 72, 15),
  check("CD19 at month 6", of("cd19", "months"), medianAt("cd19", 6), 202, 30),
  check("CD8 at month 1", of("cd8", "low", "start"), medianAt("cd8", 1), 54, 8),
  check("CD8 at month 2", of("cd8", "shape"), medianAt("cd8", 2), 78, 16),
  check("CD8 at month 12", of("cd8", "high", "months"), medianAt("cd8", 11.98), 220, 25),
  check("NK at month 1", of("nk", "low", "start", "months", "shape"), medianAt("nk", 1), 198, 20),
  check("NK at month 12", of("nk", "high"), medianAt("nk", 11.98), 365, 32),
  check("total at month 6", [], (preset) => median(totals(preset, 6)), 0.87, 0.06),
  check(
    "total at or above 1.0 at month 6",
    [],
    (preset) => mean(totals(preset, 6).map((total) => (total >= 1 ? 1 : 0))),
    0.34,
    0.065,
  ),
  ...subsets.flatMap((subset) => {
    const [between, high] = { cd4: [0.3, 0.3], cd8: [0.35, 0.45], cd19: [0.4, 0.25], nk: [0.35, 0.15] }[subset] as [
      number,
      number,
    ];
    return [
      check(
        `${subset} before treatment: spread`,
        of(subset, "between"),
        (preset) => sdLn(counts(preset, subset, -1)),
        between,
        0.12 * between,
      ),
      check(
        `${subset} recovered: spread`,
        of(subset, "highSpread"),
        (preset) => sd(highs(preset, subset)),
        high,
        0.12 * high,
      ),
    ];
  }),
  check(
    "speed: spread",
    "lymphocytes.monthsSpread",
    (preset) => sd(recoveryMonths(preset, "cd4", 0.02, 1.15, 8)),
    0.31,
    0.05,
  ),
  check(
    "speed: shared by subsets",
    "lymphocytes.monthsShared",
    (preset) => correlation(recoveryMonths(preset, "cd4", 0.02, 1.15, 8), recoveryMonths(preset, "cd8", 0.05, 1.1, 5)),
    0.5,
    0.12,
  ),
  check(
    "recovery: shared by subsets",
    "lymphocytes.highShared",
    (preset) => correlation(highs(preset, "cd4"), highs(preset, "cd8")),
    1 / 3,
    0.1,
  ),
  check(
    "depleted by day 3.5",
    both("lymphocytes.depletionDays"),
    (preset) => {
      const early = counts(preset, "cd4", 3.5 / 30.4375);
      return mean(counts(preset, "cd4", 5.5 / 30.4375).map((late, i) => (early[i]! < 1.01 * late ? 1 : 0)));
    },
    0.5,
    0.08,
  ),
  check(
    "lymphocytes within a person",
    "lymphocytes.within",
    (preset) =>
      sd(
        bodiesOf(preset, 400, { arm: "interferon" }).map(({ body }) =>
          Math.log(body.valueOn("lymphocytes", dayAt(1), 600) / body.valueOn("lymphocytes", dayAt(13), 600)),
        ),
      ) / Math.SQRT2,
    0.11,
    0.015,
  ),
];

/** Pooled means of the phase 3 table, cells per µL (safety-signals 4.2); the medians above are nearer the law. */
const published: readonly (readonly [subset: Subset, month: number, mean: number, share: number])[] = [
  ["cd4", 1, 42, 0.2],
  ["cd4", 3, 100, 0.2],
  ["cd4", 6, 160, 0.2],
  ["cd4", 9, 230, 0.2],
  ["cd4", 11.98, 280, 0.2],
  ["cd4", 15, 110, 0.2],
  ["cd4", 18, 180, 0.2],
  ["cd4", 21, 250, 0.2],
  ["cd4", 24, 320, 0.2],
  ["cd8", 1, 71, 0.4],
  ["cd8", 3, 120, 0.4],
  ["cd8", 6, 160, 0.4],
  ["cd8", 9, 220, 0.4],
  ["cd8", 11.98, 250, 0.4],
];
const publishedChecks = published.map(([subset, month, count, share]) =>
  check(
    `${subset}, mean at month ${Math.round(month)}`,
    [],
    (preset) => mean(counts(preset, subset, month)),
    count,
    share * count,
  ),
);

const course: Wanted = { courses: [0] };
const leucocyteChecks: readonly Check[] = [
  check(
    "monocytes after a course",
    ["leucocytes.monocytes/factor", "leucocytes.monocytes/days"],
    (preset) => areaOf(preset, "monocytes", 80, course, {}),
    30.4 * Math.log(0.6),
    4,
  ),
];

const infusion = (first: number, number: number, count: number): readonly InfusionDay[] =>
  Array.from({ length: count }, (_, i) => ({
    day: (first + i) as Day,
    course: number,
    ordinal: i + 1,
    startsAt: 540,
    lasts: 240,
    doseMg: 12,
    vitals: [],
    reactions: [],
    interrupted: false,
  }));
const second = dayAt(12);
const infusionDays = [...infusion(origin, 1, 5), ...infusion(second, 2, 3)];
const treated = (preset: Preset, count = 400) =>
  Array.from({ length: count }, (_, index) =>
    drugLevelOf(lifeOf({ index, weightKg: 75 }, { infusionDays }), preset.body, streamsOf(seed, index)),
  );
type Level = ReturnType<typeof drugLevelOf>;
/** From the fall over ten days, the first of them given. */
const halfLife = ({ concentration }: Level, from: number): number =>
  (10 * Math.LN2) / Math.log(concentration(from as Day, 0) / concentration((from + 10) as Day, 0));

/** Evidence 2.11: one compartment gives 3 202, 2 206 and 68 ng/mL. */
const drugChecks: readonly Check[] = [
  check(
    "drug after the fifth dose",
    ["drug.volume/litres", "drug.volume/weightKg"],
    (preset) => median(treated(preset).map(({ concentration }) => concentration((origin + 4) as Day, 781))),
    3202,
    150,
  ),
  check(
    "drug at day 30",
    "drug.halfLife/days",
    (preset) => median(treated(preset).map(({ concentration }) => concentration((origin + 29) as Day, 780))),
    68,
    14,
  ),
  check(
    "half-life: spread",
    "drug.halfLife/spread",
    (preset) => sdLn(treated(preset).map((level) => halfLife(level, origin + 6))),
    0.3,
    0.04,
  ),
  check(
    "half-life in course 2",
    "drug.laterClearance",
    (preset) => mean(treated(preset).map((level) => halfLife(level, second + 6) / halfLife(level, origin + 6))),
    1.25,
    0.1,
  ),
  check(
    "assay",
    "drug.residual",
    (preset) =>
      sdLn(
        treated(preset).map(
          ({ concentration, measured }) =>
            measured((origin + 5) as Day, 600).value / concentration((origin + 5) as Day, 600),
        ),
      ),
    0.25,
    0.035,
  ),
  check(
    "limit of quantification",
    "drug.quantificationLimit",
    (preset) => treated(preset, 1)[0]!.measured((origin + 200) as Day, 600).value,
    60,
    0.1,
  ),
  check(
    "antibody after course 1",
    "drug.antibody/0",
    (preset) => mean(treated(preset).map(({ antibodyAfter }) => (antibodyAfter(1) ? 1 : 0))),
    0.7,
    0.08,
  ),
  check(
    "antibody after course 2",
    "drug.antibody/1",
    (preset) => mean(treated(preset).map(({ antibodyAfter }) => (antibodyAfter(2) ? 1 : 0))),
    0.85,
    0.07,
  ),
];

export const cellChecks: readonly Check[] = [...lawChecks, ...publishedChecks, ...leucocyteChecks, ...drugChecks];
