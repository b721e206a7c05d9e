import { addDays, dayFromCivil } from "@longwatch/core";
import { daysPerMonth, daysPerYear, type InfusionDay, type Person } from "../../life.ts";
import type { Preset } from "../../preset/preset.ts";
import { streamsOf } from "../../random/stream.ts";
import type { Episode } from "../../symptoms/episode.ts";
import { episodesOf, infusionEpisodes, worryOf } from "../../symptoms/innocent.ts";
import type { SymptomKey } from "../../symptoms/questions.ts";
import { canHave, type ReasonName, reasons, turnsSince } from "../../symptoms/reasons.ts";
import { diseaseOf } from "../disease.ts";
import { eventlessLife } from "../eventless.ts";
import { mean, sd, share } from "../figures.ts";
import type { Check } from "../sensitivity.ts";

/** Onsets per month and person as section 3 leaves them to us: the rates that the model was written for. */
const perMonth: Readonly<Record<ReasonName, number>> = {
  "shaving-rash": 0.006,
  knock: 0.06,
  "gum-disease": 0.03,
  "dry-nose": 0.02,
  strain: 0.02,
  "heavy-cycle": 0.05,
  haemorrhoids: 0.008,
  beetroot: 0.004,
  "bladder-irritation": 0.008,
  "standing-in-heat": 0.012,
  "drinking-little": 0.006,
  "nose-into-throat": 0.0015,
  cold: 0.05,
  "feverish-cold": 0.03,
  unfit: 0.01,
  "yellow-light": 0.0015,
  "stomach-upset": 0.03,
  anxiety: 0.035,
  "ms-fatigue": 0.12,
  "hay-fever": 0.04,
  "dry-eyes": 0.01,
  "hot-flushes": 0.04,
  migraine: 0.012,
  "old-deficit": 0.006,
  heartburn: 0.008,
  "contact-rash": 0.006,
  antibiotics: 0.012,
  "irritable-bowel": 0.02,
  "heat-worsening": 0.05,
  faint: 0.003,
  "swollen-gland": 0.01,
  "harmless-mole": 0.012,
  "hot-day": 0.01,
  "bladder-urgency": 0.015,
  "viral-rash": 0.002,
  "hair-thinning": 0.01,
  "wish-for-a-child": 0.012,
  medicine: 0.1,
  spotting: 0.02,
  "no-word-from-clinic": 0.03,
  "low-mood": 0.004,
};

const years = 5;
const size = 2000;
const disease = diseaseOf({ sex: "female", years });
const aged = (age: number): Person => ({
  ...disease.person,
  bornOn: addDays(disease.person.start, -Math.round(age * daysPerYear)),
});
const [young, older] = [aged(33), aged(46)];

function onsets(name: ReasonName, { symptoms }: Preset, people: number): readonly Episode[] {
  const person = name === "hot-flushes" ? older : young;
  const first = reasons[name].symptoms[0];
  return Array.from({ length: people }, (_, i) =>
    episodesOf(name, person, disease.leaving.day, 1, symptoms.innocent, streamsOf("everyday", i)),
  )
    .flat()
    .filter((episode) => episode.symptom === first);
}

const rateChecks = (Object.entries(perMonth) as [ReasonName, number][]).map(([name, rate]): Check => {
  // Enough people for 150 onsets: a standard error of 8 per cent.
  const people = Math.min(size, Math.ceil(150 / (rate * years * 12)));
  const months = (people * years * daysPerYear) / daysPerMonth;
  return {
    name: `onsets per month: ${name}`,
    guards: [`symptoms.innocent.perMonth.${name}`],
    measure: (preset) => onsets(name, preset, people).length / months,
    expected: rate,
    within: rate * 0.27,
  };
});

const infused = Array.from({ length: 1500 }, (_, index) => {
  const life = eventlessLife({ index });
  const day = {
    day: life.person.start,
    course: 1,
    ordinal: 1,
    reactions: [{ symptom: "headache" }],
  } as unknown as InfusionDay;
  return { ...life, infusionDays: [day] };
});

const afterInfusion = ({ symptoms }: Preset, symptom: SymptomKey): readonly Episode[] =>
  infused
    .flatMap((life, i) => infusionEpisodes(life, symptoms.innocent, streamsOf("line", i)))
    .filter((episode) => episode.symptom === symptom);

const infusionCheck = (name: string, parameter: string, symptom: SymptomKey, expected: number): Check => ({
  name,
  guards: [`symptoms.innocent.${parameter}`],
  measure: (preset) => afterInfusion(preset, symptom).length / infused.length,
  expected,
  within: expected * 0.25,
});

export const everydaySymptomsChecks: readonly Check[] = [
  ...rateChecks,
  {
    name: "mean length of fatigue, days",
    guards: ["symptoms.innocent.lasts/ms-fatigue"],
    measure: (preset) => mean(onsets("ms-fatigue", preset, 200).map(({ from, through }) => through - from)),
    expected: 21,
    within: 3,
  },
  {
    // Over a half-year the cosine has the mean 2/π: (1 + 0.7 × 2/π) / (1 − 0.7 × 2/π).
    name: "hay fever in the half-year about its height, to the other half",
    guards: ["symptoms.innocent.season"],
    measure: (preset) => {
      const inSeason = share(onsets("hay-fever", preset, 1000), ({ from }) => {
        const turns = turnsSince(135, from, young);
        return Math.abs(turns - Math.round(turns)) < 0.25;
      });
      return inSeason / (1 - inSeason);
    },
    expected: 2.61,
    within: 0.45,
  },
  {
    name: "variance of how much people notice",
    guards: ["symptoms.innocent.worryShape"],
    measure: ({ symptoms }) => {
      const spread = sd(Array.from({ length: 3000 }, (_, i) => worryOf(symptoms.innocent, streamsOf("worry", i))));
      return spread * spread;
    },
    expected: 1 / 2,
    within: 0.1,
  },
  ...(
    [
      ["infusionDays", "headache-with-stiff-neck", 1],
      ["infusionLineDays", "unexplained-bruising", 10],
    ] as const
  ).map(
    ([parameter, symptom, days]): Check => ({
      name: `${symptom} of an infusion, days`,
      guards: [`symptoms.innocent.${parameter}`],
      measure: (preset) => mean(afterInfusion(preset, symptom).map(({ from, through }) => through - from)),
      expected: days,
      within: 0.1,
      factors: [2],
    }),
  ),
  ...(
    [
      ["fertile", "heavy-cycle", 32],
      ["climacteric", "hot-flushes", 15],
      ["childWish", "wish-for-a-child", 25],
    ] as const
  ).map(
    ([group, name, years]): Check => ({
      name: `years of a woman's life in which she can have ${name}`,
      guards: [`symptoms.innocent.ages.${group}/0`, `symptoms.innocent.ages.${group}/1`],
      measure: ({ symptoms }) =>
        Array.from({ length: 120 }, (_, age) => aged(age + 0.5)).filter((person) =>
          canHave(reasons[name], person, person.start, symptoms.innocent.ages),
        ).length,
      expected: years,
      within: 0,
    }),
  ),
  ...(
    [
      ["winter", 1, 15],
      ["spring", 5, 15],
      ["summer", 7, 20],
    ] as const
  ).map(
    ([season, month, date]): Check => ({
      name: `days from the height of ${season}`,
      guards: [`symptoms.innocent.peaks/${season}`],
      measure: ({ symptoms }) =>
        turnsSince(symptoms.innocent.peaks[season], dayFromCivil(2001, month, date), young) * daysPerYear,
      expected: 0,
      within: 2,
    }),
  ),
  infusionCheck("bruise of the infusion line, per course", "infusionLineBruise", "unexplained-bruising", 0.3),
  infusionCheck("bad headache, of infusions with a headache", "infusionHeadache", "headache-with-stiff-neck", 0.1),
];
