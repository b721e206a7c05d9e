import type { Quantity } from "../../body/quantities.ts";
import type { Sex } from "../../life.ts";
import type { Preset } from "../../preset/preset.ts";
import type { Check } from "../sensitivity.ts";
import { bodiesOf, check, dayAt, mean, median, sd } from "./body-people.ts";

/** Medians of women and men, log-SD between and within people: evidence 3.11, the rest typical adult values. */
const expected: Readonly<Record<Quantity, readonly [number, number, number, number]>> = {
  platelets: [255, 235, 0.2, 0.07],
  neutrophils: [4, 4, 0.3, 0.15],
  monocytes: [0.5, 0.5, 0.25, 0.12],
  eosinophils: [0.15, 0.15, 0.5, 0.2],
  basophils: [0.04, 0.04, 0.4, 0.2],
  haemoglobin: [136, 149, 0.07, 0.028],
  mcv: [89.5, 89.5, 0.045, 0.008],
  mchc: [335, 335, 0.015, 0.008],
  reticulocytes: [55, 60, 0.25, 0.1],
  creatinine: [66, 82, 0.14, 0.045],
  urea: [4.6, 5.2, 0.2, 0.12],
  potassium: [4.2, 4.2, 0.045, 0.04],
  alt: [18, 26, 0.4, 0.12],
  ast: [20, 24, 0.25, 0.095],
  alp: [65, 72, 0.25, 0.06],
  bilirubin_total: [9, 9, 0.4, 0.2],
  albumin: [43, 44.5, 0.05, 0.03],
  ldh: [175, 180, 0.14, 0.08],
  haptoglobin: [1.1, 1.1, 0.3, 0.1],
  ck: [85, 130, 0.45, 0.22],
  crp: [1.5, 1.5, 1, 0.45],
  glucose: [5, 5.2, 0.08, 0.055],
  igg: [10.5, 10.5, 0.2, 0.045],
  iga: [2.1, 2.1, 0.4, 0.05],
  igm: [1.2, 0.9, 0.45, 0.06],
  tsh: [1.6, 1.6, 0.45, 0.19],
  ft4: [14.5, 14.5, 0.12, 0.05],
  ft3: [5, 5, 0.12, 0.05],
  trab: [0.5, 0.5, 0.35, 0.15],
  tpo_ab: [9, 9, 0.45, 0.1],
  aptt: [30, 30, 0.07, 0.03],
  inr: [1, 1, 0.05, 0.03],
  fibrinogen: [3, 2.9, 0.16, 0.1],
  urine_rbc_microscopy: [1, 1, 0.2, 0.6],
  urine_wbc_microscopy: [1, 0.8, 0.3, 0.5],
  urine_squamous: [2, 0.8, 0.4, 0.6],
  uacr: [0.9, 0.9, 0.6, 0.4],
  upcr: [7, 6, 0.35, 0.3],
  anti_gbm: [1, 1, 0.4, 0.1],
};

/** Half a year apart, so that one value hardly knows of the next; an odd number, for medians. */
const times = [1, 7, 13, 19, 25, 31, 37, 43, 49].map((month) => dayAt(month - 1));
const lowestTsh = 13 * 60;

/** Logarithms: people × times. */
const logs = (preset: Preset, of: Quantity, sex: Sex, count: number): readonly (readonly number[])[] =>
  bodiesOf(preset, count, { sex, arm: "interferon" }).map(({ body }) =>
    times.map((day) => Math.log(body.valueOn(of, day, lowestTsh))),
  );

const centre = (of: Quantity, sex: Sex) => (preset: Preset) =>
  median(logs(preset, of, sex, 250).map((own) => median(own)));
/** Of the medians of nine values, whose variance is about 0.17 of that of one. */
const betweenOf = (of: Quantity) => (preset: Preset) => sd(logs(preset, of, "male", 600).map((own) => median(own)));
/** From the median distance of two values, so that the few days with blood in the urine do not count. */
const withinOf = (of: Quantity) => (preset: Preset) => {
  const distances = logs(preset, of, "male", 120).flatMap((own) =>
    own.slice(1).map((value, i) => Math.abs(value - own[i]!)),
  );
  return median(distances) / (0.674_49 * Math.SQRT2);
};

/** log-SD with the few whom a trait moves. */
const gilbert = Math.sqrt(0.4 ** 2 + 0.05 * 0.95 * Math.log(2.3) ** 2);

export const usualChecks: readonly Check[] = (Object.keys(expected) as Quantity[]).flatMap((quantity) => {
  const [female, male, between, within] = expected[quantity];
  const guard = (name: string): string => `usual.${quantity}/${name}`;
  const own = quantity === "bilirubin_total" ? gilbert : between;
  const spread = Math.sqrt(own * own + 0.17 * within * within);
  return [
    check(`${quantity}: women`, guard("female"), centre(quantity, "female"), Math.log(female), 0.27),
    check(`${quantity}: men`, guard("male"), centre(quantity, "male"), Math.log(male), 0.27),
    check(`${quantity}: between people`, guard("between"), betweenOf(quantity), spread, 0.115 * spread),
    check(`${quantity}: within a person`, guard("within"), withinOf(quantity), within, 0.2 * within),
  ];
});

/** Values a month apart agree as the square root of their shared variance says. */
export const correlationCheck: Check = check(
  "values a month apart",
  "correlation",
  (preset) => {
    const squares = bodiesOf(preset, 150, { arm: "interferon" }).flatMap(({ body }) =>
      [1, 4, 7, 10, 13, 16].map((month) => {
        const ln = (at: number): number => Math.log(body.valueOn("platelets", dayAt(at), 720));
        const step = ln(month) - ln(month + 1);
        return (step * step) / (2 * 0.07 * 0.07);
      }),
    );
    return 1 - mean(squares);
  },
  0.55,
  0.12,
);
