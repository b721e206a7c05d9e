import type { SymptomKey } from "./questions.ts";

/** What may cause symptoms that mean something; named as in `Life`. */
export const causes = [
  "graves",
  "hashimoto",
  "thyroiditis",
  "thyroid-uncertain",
  "thrombocytopenia",
  "anti-gbm",
  "membranous",
  "hepatitis",
  "haemolysis",
  "neutropenia",
  "pancytopenia",
  "haemophilia",
  "vitiligo",
  "alopecia",
  "diabetes",
  "sarcoidosis",
  "thyroid-cancer",
  "melanoma",
  "breast-cancer",
  "skin-cancer",
  "other-cancer",
  "cholecystitis",
  "pneumonitis",
  "stroke-or-dissection",
  "liver-injury",
  "respiratory",
  "urinary",
  "oral-herpes",
  "zoster",
  "fungal",
  "gastrointestinal",
  "other",
  "listeria",
  "relapse",
  "pregnancy",
  "steroids",
  "other-drug",
] as const;
export type Cause = (typeof causes)[number];

/** Probability of each symptom, given the cause. A symptom not named never comes of it. */
export type Chances = Readonly<Partial<Record<SymptomKey, number>>>;
