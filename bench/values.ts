import type { Day } from "@longwatch/core";
import { normalQuantile } from "../synthetic/src/random/normal.ts";
import { type Random, seededRandom } from "./random.ts";

/** Numbers that the panel is made of; white cells are a sum of others. */
type Quantity = keyof typeof usual | "lymphocytes" | "wbc";

/** What one person's laboratory says on a day: a level of their own, scatter about it, and now and then an illness. */
export type Values = {
  /** @param chance in [0, 1): where in its scatter the value lies; drawn anew unless given */
  readonly number: (of: Quantity, day: Day, chance?: number) => number;
  /** Protein on a test strip. */
  readonly strip: () => "negative" | "trace" | "1+";
};

/**
 * Median of women and men; standard deviation of the logarithm between people, and within one with the laboratory's own.
 * Neighbouring months are drawn independently, although they resemble each other in life: more changes, not fewer.
 *
 * @source docs/clinical/evidence.md 3.11; AST as ALT with the scatter of 2.14
 */
const usual = {
  haemoglobin: { female: 136, male: 149, between: 0.07, within: 0.03, digits: 0 },
  platelets: { female: 255, male: 235, between: 0.2, within: 0.076, digits: 0 },
  neutrophils: { female: 4, male: 4, between: 0.3, within: 0.153, digits: 1 },
  creatinine: { female: 66, male: 82, between: 0.14, within: 0.054, digits: 0 },
  urine_rbc_microscopy: { female: 1, male: 1, between: 0, within: 0.6, digits: 0 },
  tsh: { female: 1.6, male: 1.6, between: 0.45, within: 0.194, digits: 2 },
  alt: { female: 18, male: 26, between: 0.4, within: 0.126, digits: 0 },
  ast: { female: 18, male: 26, between: 0.4, within: 0.103, digits: 0 },
  bilirubin_total: { female: 9, male: 9, between: 0.4, within: 0.206, digits: 0 },
} as const;

/** Of CD4, CD8, CD19 and the rest: 10⁹/L before, share left, share reached, months and shape. @source evidence.md 3.10 */
const subsets = [
  [0.85, 0.02, 0.62, 17, 1.15],
  [0.5, 0.05, 0.75, 9.5, 1.1],
  [0.24, 0.02, 1.4, 6.3, 2],
  [0.3, 0.35, 1, 3, 1],
] as const;
const lymphocyteScatter = 0.117;
/** White cells that are neither neutrophils nor lymphocytes, 10⁹/L. */
const otherWhiteCells = 0.6;

/** Months since the first course, both included, and what a value is multiplied by meanwhile. */
type Illness = { readonly of: Quantity; readonly from: number; readonly through: number; readonly times: number };

/**
 * Share of people in five years, months, factor. Overactive and underactive thyroid, immune thrombocytopenia, a viral
 * dip of the platelets, hepatitis, neutropenia, kidney disease: as often as published where docs/clinical/evidence.md
 * has a figure (2.9, 3.12), else an assumption.
 */
const mayBefall = [
  ["tsh", 0.25, 4, 0.03],
  ["tsh", 0.15, 5, 8],
  ["platelets", 0.025, 2, 0.08],
  ["platelets", 0.26, 1, 0.5],
  ["alt", 0.03, 2, 14],
  ["neutrophils", 0.01, 1, 0.2],
  ["creatinine", 0.01, 2, 3],
] as const;
/** Shares of samples with red cells from elsewhere. @source docs/clinical/evidence.md 3.11 */
const bloodInSample = { female: 0.06, male: 0.015 } as const;

function illnesses(random: Random, sex: "female" | "male", months: number): readonly Illness[] {
  const befallen = mayBefall.flatMap(([of, share, lasts, times]): Illness[] => {
    const from = 8 + Math.floor(random() * Math.max(1, months - 8));
    return random() < (share * months) / 60 ? [{ of, from, through: from + lasts - 1, times }] : [];
  });
  const samples = Array.from({ length: months }, (_, month) => month).filter(() => random() < bloodInSample[sex]);
  return [
    ...befallen,
    ...samples.map((month) => ({ of: "urine_rbc_microscopy", from: month, through: month, times: 12 }) as const),
  ];
}

export type Person = {
  readonly sex: "female" | "male";
  readonly courses: readonly (readonly Day[])[];
  readonly months: number;
};

const daysPerMonth = 365.25 / 12;

export function valuesOf(seed: number, { sex, courses, months }: Person): Values {
  const random = seededRandom(seed);
  const level = (of: keyof typeof usual): number => usual[of][sex] * scattered(usual[of].between, random());
  const levels = Object.fromEntries(Object.keys(usual).map((of) => [of, level(of as keyof typeof usual)]));
  const ill = illnesses(random, sex, months);
  const firstOn = courses[0]![0]!;
  const number: Values["number"] = (of, day, chance = random()) => {
    if (of === "lymphocytes") return rounded(lymphocytesOn(day, courses) * scattered(lymphocyteScatter, chance), 2);
    if (of === "wbc") {
      const cells = lymphocytesOn(day, courses) + levels["neutrophils"]! + otherWhiteCells;
      return rounded(cells * scattered(lymphocyteScatter, chance), 1);
    }
    const month = Math.floor((day - firstOn) / daysPerMonth);
    const illness = ill.find((one) => one.of === of && month >= one.from && month <= one.through);
    const { within, digits } = usual[of];
    return rounded(levels[of]! * (illness?.times ?? 1) * scattered(within, chance), digits);
  };
  const strip = (): "negative" | "trace" | "1+" => {
    const chance = random();
    return chance < 0.96 ? "negative" : chance < 0.995 ? "trace" : "1+";
  };
  return { number, strip };
}

const limits: Readonly<Record<Quantity, readonly [low: number, high: number]>> = {
  haemoglobin: [118, 160],
  wbc: [3, 9],
  platelets: [150, 350],
  neutrophils: [2, 6],
  lymphocytes: [1, 3],
  creatinine: [50, 95],
  urine_rbc_microscopy: [0, 3],
  tsh: [1, 4],
  alt: [10, 40],
  ast: [10, 40],
  bilirubin_total: [4, 18],
};

/** Nobody's values: a haemoglobin that falls by 30 g/L in every other month. How bad it can get, not how it is. */
export function valuesAtRandom(seed: number): Values {
  const random = seededRandom(seed);
  const number: Values["number"] = (of, _day, chance = random()) => {
    const [low, high] = limits[of];
    return low + Math.floor(chance * (high - low + 1));
  };
  return { number, strip: () => "negative" };
}

/** The law of recovery after the newest course begun by then. */
function lymphocytesOn(day: Day, courses: readonly (readonly Day[])[]): number {
  const begun = courses.findLast((days) => days[0]! < day);
  if (begun === undefined) return subsets.reduce((sum, [start]) => sum + start, 0);
  const months = (day - begun[0]!) / daysPerMonth;
  return subsets.reduce(
    (sum, [start, low, high, k, shape]) =>
      sum + start * (low + (high - low) * (1 - Math.exp(-((months / k) ** shape)))),
    0,
  );
}

/** A factor around one: the logarithm is normal. */
const scattered = (logSd: number, chance: number): number =>
  Math.exp(logSd * normalQuantile(Math.min(Math.max(chance, 1e-9), 1 - 1e-9)));
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
