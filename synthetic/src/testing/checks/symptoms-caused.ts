import { addDays, type Day } from "@longwatch/core";
import type { Infection, InfectionKind, Life, OtherEvent } from "../../life.ts";
import { infectionKinds } from "../../life.ts";
import type { Preset } from "../../preset/preset.ts";
import { streamsOf } from "../../random/stream.ts";
import { causedEpisodes } from "../../symptoms/caused.ts";
import type { Cause } from "../../symptoms/causes.ts";
import type { Episode } from "../../symptoms/episode.ts";
import type { SymptomKey } from "../../symptoms/questions.ts";
import { eventlessLife } from "../eventless.ts";
import { mean, share } from "../figures.ts";
import type { Check } from "../sensitivity.ts";
import { stillBody } from "../still-body.ts";

const size = 900;
const plain = eventlessLife();
const on = addDays(plain.person.start, 500);
const through = addDays(on, 6);

const isOther = (cause: Cause): cause is OtherEvent["kind"] =>
  cause.endsWith("-cancer") ||
  ["melanoma", "cholecystitis", "pneumonitis", "stroke-or-dissection", "liver-injury"].includes(cause);
const isInfection = (cause: Cause): cause is InfectionKind => (infectionKinds as readonly string[]).includes(cause);

/** The life in which the cause comes once. */
function lifeWith(cause: Cause): Life {
  if (cause === "relapse" || cause === "steroids") {
    const relapse = { onset: on, severity: 1, residual: 0, recorded: true };
    return { ...plain, relapses: [cause === "steroids" ? { ...relapse, steroidsFrom: on } : relapse] };
  }
  if (cause === "pregnancy")
    return { ...plain, pregnancies: [{ conceivedOn: on, endedOn: addDays(on, 280), outcome: "birth" }] };
  if (cause === "other-drug") return { ...plain, otherDrug: { drug: "rituximab", startedOn: on } };
  if (isOther(cause)) return { ...plain, otherEvents: [{ kind: cause, on }] };
  if (isInfection(cause)) {
    const infection: Infection = { kind: cause, from: on, through, fever: true, serious: false };
    return { ...plain, infections: [infection] };
  }
  const details = { recognisedOn: on, afterCourse: 1, bleeds: true, heavyMenses: true };
  return { ...plain, autoimmune: [{ kind: cause, ...details } as unknown as Life["autoimmune"][number]] };
}

const episodesWith = (
  cause: Cause,
  { symptoms }: Preset,
  life = lifeWith(cause),
  body = stillBody(),
): readonly Episode[] =>
  Array.from({ length: size }, (_, i) => causedEpisodes(life, body, symptoms.caused, streamsOf(cause, i)))
    .flat()
    .filter(({ because }) => because === `event:${cause}`);

/** One symptom of each cause, with its probability as the model was written for (evidence 3.12 where it speaks). */
const chances: readonly (readonly [Cause, SymptomKey, number])[] = [
  ["graves", "racing-heart-or-weight-loss", 0.8],
  ["graves", "eye-irritation-or-double-vision", 0.16],
  ["hashimoto", "tired-cold-or-weight-gain", 0.6],
  ["thyroiditis", "racing-heart-or-weight-loss", 0.4],
  ["thyroid-uncertain", "tired-cold-or-weight-gain", 0.3],
  ["thrombocytopenia", "petechiae", 0.8],
  ["thrombocytopenia", "heavy-period", 1],
  ["anti-gbm", "dark-urine", 0.6],
  ["membranous", "foamy-urine-or-puffiness", 0.7],
  ["hepatitis", "jaundice", 0.4],
  ["haemolysis", "dark-urine", 0.4],
  ["neutropenia", "fever-or-night-sweats", 0.35],
  ["pancytopenia", "unexplained-bruising", 0.5],
  ["haemophilia", "unexplained-bruising", 0.9],
  ["vitiligo", "pale-patches-or-hair-loss", 0.9],
  ["alopecia", "pale-patches-or-hair-loss", 0.95],
  ["diabetes", "thirst-and-much-urine", 0.85],
  ["sarcoidosis", "breathlessness-or-cough", 0.5],
  ["thyroid-cancer", "lump-or-hoarseness", 0.4],
  ["melanoma", "mole-or-sore", 0.6],
  ["breast-cancer", "lump-or-hoarseness", 0.5],
  ["skin-cancer", "mole-or-sore", 0.6],
  ["other-cancer", "lump-or-hoarseness", 0.25],
  ["cholecystitis", "right-belly-pain-or-nausea", 0.95],
  ["pneumonitis", "breathlessness-or-cough", 0.9],
  ["stroke-or-dissection", "stroke-signs", 0.95],
  ["liver-injury", "right-belly-pain-or-nausea", 0.4],
  ["respiratory", "fever-or-night-sweats", 0.9],
  ["urinary", "dark-urine", 0.25],
  ["oral-herpes", "blisters-or-band-rash", 0.7],
  ["zoster", "blisters-or-band-rash", 0.95],
  ["fungal", "thrush", 0.9],
  ["gastrointestinal", "diarrhoea", 0.6],
  ["other", "fever-or-night-sweats", 0.9],
  ["listeria", "fever-or-night-sweats", 0.95],
  ["relapse", "slow-weakness-or-mind-change", 0.6],
  ["pregnancy", "pregnancy", 0.95],
  ["steroids", "new-medicine", 0.85],
  ["other-drug", "new-medicine", 0.95],
];

/** Platelets of 60 at forty days before recognition, one less each day: below 20 from the day after it. */
const falling = stillBody((_, day) => 60 - (day - on + 40));
const bleedsFrom = (preset: Preset): number =>
  mean(episodesWith("thrombocytopenia", preset, lifeWith("thrombocytopenia"), falling).map(({ from }) => from - on));

export const causedSymptomsChecks: readonly Check[] = [
  ...chances.map(
    ([cause, symptom, chance]): Check => ({
      name: `${cause}: share with ${symptom}`,
      guards: [`symptoms.caused.chance.${cause}/${symptom}`],
      measure: (preset) => episodesWith(cause, preset).filter((episode) => episode.symptom === symptom).length / size,
      expected: chance,
      within: Math.max(0.05, chance * 0.3) > chance * 0.45 ? chance * 0.3 : Math.max(0.05, chance * 0.2),
    }),
  ),
  {
    name: "Graves: symptoms before recognition, days",
    guards: ["symptoms.caused.before/graves"],
    measure: (preset) => mean(episodesWith("graves", preset).map(({ from }) => on - from)),
    expected: 35,
    within: 1,
  },
  {
    name: "Graves: length of symptoms, days",
    guards: ["symptoms.caused.lasts/graves"],
    measure: (preset) => mean(episodesWith("graves", preset).map((episode) => episode.through - episode.from)),
    expected: 120,
    within: 2,
  },
  {
    name: "bleeding begins when platelets are below 20",
    guards: ["symptoms.caused.bleedsBelow"],
    measure: bleedsFrom,
    expected: 1,
    within: 0.5,
  },
  {
    // Whole days of an exponential of mean 2: 1 / (e^½ − 1).
    name: "days until a symptom of a relapse is noticed",
    guards: ["symptoms.caused.noticing"],
    measure: (preset) => mean(episodesWith("relapse", preset).map(({ from, noticedOn }) => noticedOn - from)),
    expected: 1.54,
    within: 0.35,
  },
  {
    name: "pregnancy is known after, days",
    guards: ["symptoms.caused.pregnancyKnownAfter"],
    measure: (preset) => mean(episodesWith("pregnancy", preset).map(({ from }) => from - on)),
    expected: 35,
    within: 1,
  },
];

/** For the tests: nobody without fever reports one. */
export const feverlessShare = (preset: Preset): number => {
  const infection: Infection = { kind: "respiratory", from: on as Day, through, fever: false, serious: false };
  return share(
    episodesWith("respiratory", preset, { ...plain, infections: [infection] }),
    ({ symptom }) => symptom === "fever-or-night-sweats",
  );
};
