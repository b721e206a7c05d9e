import { addDays } from "@longwatch/core";
import { aciclovirFactor, infectionRate } from "../../events/infection-rate.ts";
import { infectionsOf, listeriaOf } from "../../events/infections.ts";
import { daysPerMonth, daysPerYear, type Infection } from "../../life.ts";
import type { Preset } from "../../preset/preset.ts";
import { diseaseOf } from "../disease.ts";
import type { Check } from "../sensitivity.ts";
import { cohort, mean, quantile, share } from "./events-cohort.ts";

const at = (path: string): string => `events.infections.${path}`;
const year = daysPerYear;

type Dated = Infection & { readonly since: number; readonly turn: number };
const treated = cohort(5000, { years: 2 }, (disease, parameters, streams) =>
  infectionsOf(disease, parameters, streams).map((infection): Dated => {
    const turn = (((infection.from - 14) / daysPerYear) % 1) + 1;
    return { ...infection, since: infection.from - disease.person.start, turn: turn % 1 };
  }),
);
const untreated = cohort(5000, { arm: "interferon", years: 2 }, (disease, parameters, streams) =>
  infectionsOf(disease, parameters, streams).map((each) => ({ since: each.from - disease.person.start })),
);
const anyWithin = (people: readonly (readonly { since: number }[])[], from: number, to: number): number =>
  share(people, (infections) => infections.some(({ since }) => since >= from && since < to));
const all = (preset: Preset): readonly Dated[] => treated(preset).flat();
const respiratory = (preset: Preset, serious: boolean): readonly Dated[] =>
  all(preset).filter((each) => each.kind === "respiratory" && each.serious === serious);
const lengths = (infections: readonly Infection[]): readonly number[] =>
  infections.map(({ from, through }) => through - from + 1);

const twiceTreated = diseaseOf();
const oftenTreated = diseaseOf({ courses: [0, 12, 36] });
/** Listeriosis so many times as often, so that 2,000 people have enough of it. */
const more = 1000;
const listeria = cohort(2000, { courses: [0] }, (disease, { infections }, streams) => {
  const frequent = { ...infections, listeriaPerCourse: infections.listeriaPerCourse * more };
  return listeriaOf(disease, frequent, streams).length;
});
const certainListeria = cohort(
  1500,
  { courses: [0] },
  (disease, { infections }, streams) =>
    listeriaOf(disease, { ...infections, listeriaPerCourse: 1 }, streams)[0]!.from - disease.person.start,
);

/** On the preset whose infections are those of both phase 3 trials together. */
const together: readonly Check[] = [
  {
    name: "any infection in year 1 (evidence 2.9)",
    guards: [at("alemtuzumab.floor"), at("alemtuzumab.extra"), at("size")],
    measure: (preset) => anyWithin(treated(preset), 0, year),
    expected: 0.587,
    within: 0.021,
  },
  {
    name: "any infection in year 2 (evidence 2.9)",
    guards: [at("alemtuzumab.floor")],
    measure: (preset) => anyWithin(treated(preset), year, 2 * year),
    expected: 0.526,
    within: 0.021,
  },
  {
    name: "rate of year 5, by the law",
    guards: [at("alemtuzumab.fall")],
    measure: ({ events }) =>
      infectionRate(twiceTreated, addDays(twiceTreated.person.start, Math.round(4.5 * year)), events.infections),
    expected: 0.687,
    within: 0.03,
  },
  {
    name: "any infection in two years (evidence 2.7: the label's 71 %)",
    guards: [at("size")],
    measure: (preset) => anyWithin(treated(preset), 0, 2 * year),
    expected: 0.71,
    within: 0.03,
  },
  {
    name: "any infection on interferon in year 1 (evidence 2.9)",
    guards: [at("interferon/0")],
    measure: (preset) => anyWithin(untreated(preset), 0, year),
    expected: 0.413,
    within: 0.021,
  },
  {
    name: "any infection on interferon in year 2 (evidence 2.9)",
    guards: [at("interferon/1")],
    measure: (preset) => anyWithin(untreated(preset), year, 2 * year),
    expected: 0.377,
    within: 0.021,
  },
  {
    name: "rate in the two years after a third course at month 36: year 2 of the law, then year 5",
    guards: [at("alemtuzumab.resetTo"), at("alemtuzumab.resetMonths")],
    measure: (preset) =>
      mean(
        Array.from({ length: 730 }, (_, day) =>
          infectionRate(oftenTreated, addDays(oftenTreated.courses[2]!.infusedOn[0]!, day), preset.events.infections),
        ),
      ),
    expected: (1.032 + 0.687) / 2,
    within: 0.02,
  },
  {
    name: "infections of year 1 that come in months 0 and 1",
    guards: [at("alemtuzumab.firstYearShape/0")],
    measure: (preset) =>
      share(
        all(preset).filter(({ since }) => since < year),
        ({ since }) => since < 2 * daysPerMonth,
      ),
    expected: 3.6 / 12.8,
    within: 0.03,
  },
  {
    name: "respiratory infections, of all",
    guards: [at("kinds/respiratory")],
    measure: (preset) => share(all(preset), ({ kind }) => kind === "respiratory"),
    expected: 0.47,
    within: 0.03,
  },
  {
    name: "herpes in the 60 days after a course: half as often for 30 of them",
    guards: [at("aciclovirFactor"), at("aciclovirDays")],
    measure: (preset) =>
      mean(
        Array.from({ length: 60 }, (_, day) =>
          aciclovirFactor(oftenTreated, addDays(oftenTreated.person.start, day), preset.events.infections),
        ),
      ),
    expected: 0.75,
    within: 0.05,
  },
  {
    name: "respiratory infections of the winter quarter for each of the summer's",
    guards: [at("winterAmplitude")],
    measure: (preset) => {
      const { length: winter } = respiratory(preset, false).filter(({ turn }) => turn < 0.125 || turn >= 0.875);
      return winter / respiratory(preset, false).filter(({ turn }) => turn >= 0.375 && turn < 0.625).length;
    },
    expected: (1 + 0.3 * 0.9) / (1 - 0.3 * 0.9),
    within: 0.25,
  },
  {
    name: "serious infections, of all",
    guards: [at("serious")],
    measure: (preset) => share(all(preset), ({ serious }) => serious),
    expected: 0.013,
    within: 0.004,
  },
  {
    name: "median length of a respiratory infection, days",
    guards: [at("daysMedian/respiratory")],
    measure: (preset) => quantile(lengths(respiratory(preset, false)), 0.5),
    expected: 7,
    within: 1,
  },
  {
    name: "respiratory infections of two weeks and more: the log-normal law",
    guards: [at("daysLogSd")],
    measure: (preset) => share(lengths(respiratory(preset, false)), (days) => days >= 14),
    expected: 0.072,
    within: 0.02,
  },
  {
    name: "median length of a serious respiratory infection, days",
    guards: [at("seriousLonger")],
    measure: (preset) => quantile(lengths(respiratory(preset, true)), 0.5),
    expected: 14,
    within: 3,
  },
  {
    name: "fever in a respiratory infection",
    guards: [at("fever/respiratory")],
    measure: (preset) => share(respiratory(preset, false), ({ fever }) => fever),
    expected: 0.25,
    within: 0.03,
  },
  {
    name: "fever in a serious infection",
    guards: [at("seriousFever")],
    measure: (preset) =>
      share(
        all(preset).filter(({ serious }) => serious),
        ({ fever }) => fever,
      ),
    expected: 0.8,
    within: 0.08,
  },
  {
    name: "listeriosis by course",
    guards: [at("listeriaPerCourse")],
    measure: (preset) => mean(listeria(preset)) / more,
    expected: 0.0002,
    within: 0.00003,
  },
  {
    name: "days from a course to listeriosis: months 0 and 1",
    guards: [at("listeriaDays")],
    measure: (preset) => mean(certainListeria(preset)),
    expected: 30.5,
    within: 3,
  },
];

export const infectionChecks: readonly Check[] = [
  ...together.map((check): Check => ({ ...check, preset: "camms223" })),
  {
    name: "any infection in two years, CARE-MS I (evidence 2.7)",
    guards: [at("propensity")],
    measure: (preset) => anyWithin(treated(preset), 0, 2 * year),
    expected: 0.67,
    within: 0.04,
  },
];
