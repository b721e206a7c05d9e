import { type Day, dayFromCivil } from "@longwatch/core";
import { daysPerYear, type Person } from "../life.ts";
import type { SymptomKey } from "./questions.ts";

export const seasons = ["winter", "spring", "summer"] as const;
export type Season = (typeof seasons)[number];
export const ageGroups = ["fertile", "climacteric", "childWish"] as const;
export type AgeGroup = (typeof ageGroups)[number];
/** An everyday cause of a yes. */
export type Reason = {
  readonly symptoms: readonly SymptomKey[];
  readonly season?: Season;
  /** Women of that age have it; nobody else has. */
  readonly women?: AgeGroup;
};

/** Everyday causes by name. How often and how long: `symptoms.innocent` of the preset. */
export const reasons = {
  "shaving-rash": { symptoms: ["petechiae"] },
  knock: { symptoms: ["unexplained-bruising"] },
  "gum-disease": { symptoms: ["gum-or-nose-bleeding"] },
  "dry-nose": { symptoms: ["gum-or-nose-bleeding"] },
  strain: { symptoms: ["painful-limb-swelling"] },
  "heavy-cycle": { symptoms: ["heavy-period"], women: "fertile" },
  haemorrhoids: { symptoms: ["blood-in-stool"] },
  beetroot: { symptoms: ["dark-urine"] },
  "bladder-irritation": { symptoms: ["dark-urine"] },
  "standing-in-heat": { symptoms: ["foamy-urine-or-puffiness"], season: "summer" },
  "drinking-little": { symptoms: ["little-urine"] },
  "nose-into-throat": { symptoms: ["coughed-blood"] },
  cold: { symptoms: ["breathlessness-or-cough"], season: "winter" },
  "feverish-cold": { symptoms: ["fever-or-night-sweats", "breathlessness-or-cough"], season: "winter" },
  unfit: { symptoms: ["breathlessness-or-cough"] },
  "yellow-light": { symptoms: ["jaundice"] },
  "stomach-upset": { symptoms: ["right-belly-pain-or-nausea"] },
  anxiety: { symptoms: ["racing-heart-or-weight-loss"] },
  "ms-fatigue": { symptoms: ["tired-cold-or-weight-gain"] },
  "hay-fever": { symptoms: ["eye-irritation-or-double-vision"], season: "spring" },
  "dry-eyes": { symptoms: ["eye-irritation-or-double-vision"] },
  "hot-flushes": { symptoms: ["fever-or-night-sweats"], women: "climacteric" },
  migraine: { symptoms: ["headache-with-stiff-neck"] },
  "old-deficit": { symptoms: ["stroke-signs"] },
  heartburn: { symptoms: ["chest-pain-or-sudden-breathlessness"] },
  "contact-rash": { symptoms: ["blisters-or-band-rash"] },
  antibiotics: { symptoms: ["thrush"] },
  "irritable-bowel": { symptoms: ["diarrhoea"] },
  "heat-worsening": { symptoms: ["slow-weakness-or-mind-change"], season: "summer" },
  faint: { symptoms: ["fit-or-blackout"] },
  "swollen-gland": { symptoms: ["lump-or-hoarseness"] },
  "harmless-mole": { symptoms: ["mole-or-sore"] },
  "hot-day": { symptoms: ["thirst-and-much-urine"], season: "summer" },
  "bladder-urgency": { symptoms: ["thirst-and-much-urine"] },
  "viral-rash": { symptoms: ["rash-with-fever-or-joints"] },
  "hair-thinning": { symptoms: ["pale-patches-or-hair-loss"] },
  "wish-for-a-child": { symptoms: ["pregnancy"], women: "childWish" },
  medicine: { symptoms: ["new-medicine"] },
  spotting: { symptoms: ["bleeding-at-urine-sample"], women: "fertile" },
  "no-word-from-clinic": { symptoms: ["missed-test"] },
  "low-mood": { symptoms: ["thoughts-of-self-harm"] },
} as const satisfies Readonly<Record<string, Reason>>;

export type ReasonName = keyof typeof reasons;
export const reasonNames = Object.keys(reasons) as [ReasonName, ...ReasonName[]];

/** Any year does. */
const newYear = dayFromCivil(2001, 1, 1);

/** Turns of the year since the season's height where the person lives. @param peak day of the year in the north */
export const turnsSince = (peak: number, day: Day, person: Person): number =>
  (day - newYear - peak + 1) / daysPerYear + (person.hemisphere === "south" ? 0.5 : 0);

/** Whether somebody can have it on that day at all. */
export function canHave(
  reason: Reason,
  person: Person,
  day: Day,
  ages: Readonly<Record<AgeGroup, readonly [number, number]>>,
): boolean {
  if (reason.women === undefined) return true;
  if (person.sex !== "female") return false;
  const age = (day - person.bornOn) / daysPerYear;
  const [from, before] = ages[reason.women];
  return age >= from && age < before;
}
