import { type Day, dayFromCivil } from "@longwatch/core";
import { daysPerYear, type Person } from "../life.ts";
import type { SymptomKey } from "./questions.ts";

export type Season = "winter" | "spring" | "summer";
/** An everyday cause of a yes. */
export type Reason = {
  readonly symptoms: readonly SymptomKey[];
  readonly season?: Season;
  /** Years of age in which women have it, `from` included, `before` not; nobody else has. */
  readonly women?: { readonly from: number; readonly before: number };
};

const fertile = { from: 18, before: 50 };

/** Everyday causes by name. How often and how long: `symptoms.innocent` of the preset. */
export const reasons = {
  "shaving-rash": { symptoms: ["petechiae"] },
  knock: { symptoms: ["unexplained-bruising"] },
  "gum-disease": { symptoms: ["gum-or-nose-bleeding"] },
  "dry-nose": { symptoms: ["gum-or-nose-bleeding"] },
  strain: { symptoms: ["painful-limb-swelling"] },
  "heavy-cycle": { symptoms: ["heavy-period"], women: fertile },
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
  "hot-flushes": { symptoms: ["fever-or-night-sweats"], women: { from: 45, before: 60 } },
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
  "wish-for-a-child": { symptoms: ["pregnancy"], women: { from: 18, before: 43 } },
  medicine: { symptoms: ["new-medicine"] },
  spotting: { symptoms: ["bleeding-at-urine-sample"], women: fertile },
  "no-word-from-clinic": { symptoms: ["missed-test"] },
  "low-mood": { symptoms: ["thoughts-of-self-harm"] },
} as const satisfies Readonly<Record<string, Reason>>;

export type ReasonName = keyof typeof reasons;
export const reasonNames = Object.keys(reasons) as [ReasonName, ...ReasonName[]];

const peaks: Readonly<Record<Season, number>> = {
  winter: dayFromCivil(2001, 1, 15),
  spring: dayFromCivil(2001, 5, 15),
  summer: dayFromCivil(2001, 7, 20),
};

/** Turns of the year since the season's height where the person lives. */
export const turnsSince = (season: Season, day: Day, person: Person): number =>
  (day - peaks[season]) / daysPerYear + (person.hemisphere === "south" ? 0.5 : 0);

/** Whether somebody can have it on that day at all. */
export function canHave(reason: Reason, person: Person, day: Day): boolean {
  if (reason.women === undefined) return true;
  if (person.sex !== "female") return false;
  const age = (day - person.bornOn) / daysPerYear;
  return age >= reason.women.from && age < reason.women.before;
}
