import { thyroidOf, thyroidSusceptibility } from "../../events/thyroid.ts";
import { type AutoimmuneEvent, daysPerMonth } from "../../life.ts";
import type { Preset } from "../../preset/preset.ts";
import { diseaseOf, type Wanted } from "../disease.ts";
import type { Check } from "../sensitivity.ts";
import { cohort, frailtyOf, mean, share } from "./events-cohort.ts";

const at = (name: string): string => `events.autoimmune.thyroid.${name}`;

type Onset = { readonly event: AutoimmuneEvent; readonly months: number };
const onsets = (people: number, wanted: Wanted): ((preset: Preset) => readonly (Onset | undefined)[]) =>
  cohort(people, { years: 15, ...wanted }, (disease, parameters, streams) => {
    const event = thyroidOf(disease, parameters, streams);
    if (event === undefined) return undefined;
    return { event, months: (event.recognisedOn - disease.person.start) / daysPerMonth };
  });
const treated = onsets(6000, {});
const interferon = onsets(6000, { arm: "interferon" });
const by = (month: number, people: readonly (Onset | undefined)[]): number =>
  share(people, (onset) => onset !== undefined && onset.months <= month);
const cases = (preset: Preset): readonly Onset[] =>
  treated(preset).flatMap((onset) => (onset === undefined ? [] : [onset]));
const late = (preset: Preset): readonly Onset[] => cases(preset).filter(({ months }) => months > 70);
const graves = (preset: Preset) => cases(preset).flatMap(({ event }) => (event.kind === "graves" ? [event] : []));
const thyroiditis = (preset: Preset) =>
  cases(preset).flatMap(({ event }) => (event.kind === "thyroiditis" ? [event] : []));

const noRisk: Wanted = { sex: "male", smoker: false, familyAutoimmunity: false, antiTpo: false };
/** Share of the susceptible without any risk factor: 0.433 over the mean product of the factors. */
const noRiskShare = 0.433 / 1.5303;
const susceptible = (wanted: Wanted): ((preset: Preset) => number) => {
  const people = cohort(3000, wanted, ({ person }, { autoimmune }) =>
    thyroidSusceptibility(person, autoimmune.thyroid),
  );
  return (preset) => mean(people(preset));
};
const oneFactor = (
  [
    ["antiTpo", 1.4, { antiTpo: true }],
    ["smoker", 1.6, { smoker: true }],
    ["family", 2.7, { familyAutoimmunity: true }],
    ["female", 1.15, { sex: "female" }],
  ] as const
).map(
  ([name, factor, wanted]): Check => ({
    name: `susceptible with one risk factor: ${name}`,
    guards: [at(name)],
    measure: susceptible({ ...noRisk, ...wanted }),
    expected: noRiskShare * factor,
    within: 0.025,
  }),
);

export const thyroidChecks: readonly Check[] = [
  {
    name: "thyroid event by 1 year: the Weibull law",
    guards: [at("shape")],
    measure: (preset) => by(12, treated(preset)),
    expected: 0.433 * 0.97 * 0.0963,
    within: 0.012,
  },
  {
    name: "thyroid event by 2 years (evidence 2.7: 16 to 18 %)",
    guards: [at("susceptible"), at("scaleMonths"), at("meanMultiplier")],
    measure: (preset) => by(24, treated(preset)),
    expected: 0.165,
    within: 0.015,
  },
  {
    name: "thyroid event by 5 years (evidence 2.10: 40.7 %)",
    guards: [at("susceptible"), at("meanMultiplier")],
    measure: (preset) => by(60, treated(preset)),
    expected: 0.407,
    within: 0.02,
  },
  {
    name: "thyroid events of the late tail, of all",
    guards: [at("late")],
    measure: (preset) => late(preset).length / cases(preset).length,
    expected: 0.03 + 0.97 * 0.0029,
    within: 0.011,
  },
  {
    name: "thyroid events of the late tail, mean month",
    guards: [at("lateMonths/1")],
    measure: (preset) => mean(late(preset).map(({ months }) => months)),
    expected: 89.6,
    within: 5,
  },
  {
    name: "thyroid event on interferon by 2 years: 0.025 a year, spread by frailty",
    guards: [at("interferonPerYear")],
    measure: (preset) => by(24, interferon(preset)),
    expected: 0.048,
    within: 0.01,
  },
  ...oneFactor,
  {
    name: "susceptible with every risk factor: the highest that is possible",
    guards: [at("highest")],
    measure: susceptible({ sex: "female", smoker: true, familyAutoimmunity: true, antiTpo: true }),
    expected: 0.95,
    within: 0.02,
  },
  {
    name: "susceptibility of a person of mean frailty and no risk factor: 1 − exp(−2 ((1 − s)^−½ − 1))",
    guards: [at("frailtyShape")],
    measure: ({ events }) =>
      thyroidSusceptibility(diseaseOf({ ...noRisk, frailty: frailtyOf(1) }).person, events.autoimmune.thyroid),
    expected: 0.3036,
    within: 0.005,
  },
  {
    name: "Graves, of thyroid events",
    guards: [at("kinds/graves")],
    measure: (preset) => share(cases(preset), ({ event }) => event.kind === "graves"),
    expected: 0.64,
    within: 0.04,
  },
  {
    name: "fluctuating, of Graves",
    guards: [at("fluctuating")],
    measure: (preset) => share(graves(preset), ({ fluctuating }) => fluctuating),
    expected: 0.21,
    within: 0.04,
  },
  {
    name: "antibody, of Graves",
    guards: [at("antibody")],
    measure: (preset) => share(graves(preset), ({ antibody }) => antibody),
    expected: 0.9,
    within: 0.03,
  },
  {
    name: "free T4 of Graves as a multiple of the limit, mean",
    guards: [at("ft4Multiple/0"), at("ft4Multiple/1")],
    measure: (preset) => mean(graves(preset).map(({ ft4Multiple }) => ft4Multiple)),
    expected: 2.1,
    within: 0.1,
  },
  {
    name: "painless thyroiditis that recovers",
    guards: [at("recovers")],
    measure: (preset) => share(thyroiditis(preset), ({ recovers }) => recovers),
    expected: 0.75,
    within: 0.09,
  },
];
