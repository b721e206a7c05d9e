import type { SignalName } from "../core/src/protocol/signal-name.ts";
import type { SignalUrgency } from "../core/src/protocol/signal-rule.ts";

/** A kind of latent event, what counts as having named it, and in what it can be seen. */
export type Condition = {
  readonly kind: string;
  readonly title: string;
  /** Any of these signals has found it; an alarm that has one of them among its candidates is explained by it. */
  readonly signals: readonly SignalName[];
  /** The least urgency that the rules give it; anything less has not found it. */
  readonly floor: SignalUrgency;
  /** Results that show it. */
  readonly analytes: readonly string[];
};

const thyroid = {
  signals: ["THYROID_HYPER", "THYROID_HYPO", "THYROID_FLIP", "THYROID_ANTIBODY"] as const,
  floor: "ROUTINE" as const,
  analytes: ["tsh", "ft4", "ft3", "trab"],
};
const urine = ["urine_blood_dipstick", "urine_rbc_microscopy", "urine_protein_dipstick", "upcr", "uacr"];

/** In the order of the report. */
export const conditions: readonly Condition[] = [
  {
    kind: "thrombocytopenia",
    title: "Immune thrombocytopenia",
    signals: ["ITP", "INFUSION_PLATELET_DROP", "TTP"],
    floor: "7D",
    analytes: ["platelets"],
  },
  {
    kind: "anti-gbm",
    title: "Anti-GBM disease",
    signals: ["ANTI_GBM", "NEPHROPATHY", "ALVEOLAR_HAEMORRHAGE"],
    floor: "7D",
    analytes: ["creatinine", "urea", "urine_red_cell_casts", ...urine],
  },
  {
    kind: "membranous",
    title: "Membranous nephropathy",
    signals: ["NEPHROPATHY", "ANTI_GBM"],
    floor: "7D",
    analytes: ["urine_protein_dipstick", "upcr", "uacr", "albumin"],
  },
  {
    kind: "hepatitis",
    title: "Autoimmune hepatitis",
    signals: ["LIVER_AIH", "LIVER_INJURY"],
    floor: "7D",
    analytes: ["alt", "ast", "bilirubin_total"],
  },
  { kind: "graves", title: "Graves' disease", ...thyroid },
  { kind: "hashimoto", title: "Hashimoto's disease", ...thyroid },
  { kind: "thyroiditis", title: "Thyroiditis", ...thyroid },
  { kind: "thyroid-uncertain", title: "Thyroid disease, uncertain", ...thyroid },
  {
    kind: "haemolysis",
    title: "Haemolysis",
    signals: ["AIHA", "TTP"],
    floor: "7D",
    analytes: ["haemoglobin", "haematocrit", "rbc", "ldh", "bilirubin_total", "haptoglobin", "reticulocytes"],
  },
  {
    kind: "neutropenia",
    title: "Neutropenia",
    signals: ["NEUTROPENIA"],
    floor: "7D",
    analytes: ["neutrophils", "wbc"],
  },
  {
    kind: "pancytopenia",
    title: "Pancytopenia",
    signals: ["PANCYTOPENIA", "HLH", "ITP", "AIHA", "NEUTROPENIA"],
    floor: "7D",
    analytes: ["haemoglobin", "platelets", "neutrophils"],
  },
  { kind: "haemophilia", title: "Acquired haemophilia A", signals: ["AHA"], floor: "24H", analytes: ["aptt"] },
  { kind: "diabetes", title: "Diabetes", signals: ["DIABETES"], floor: "24H", analytes: ["glucose"] },
  {
    kind: "stroke-or-dissection",
    title: "Stroke or dissection",
    signals: ["STROKE", "DISSECTION", "CNS_EMERGENCY"],
    floor: "IMMEDIATE",
    analytes: [],
  },
  {
    kind: "pneumonitis",
    title: "Pneumonitis",
    signals: ["PNEUMONITIS", "OPPORTUNISTIC_INFECTION"],
    floor: "7D",
    analytes: [],
  },
  {
    kind: "cholecystitis",
    title: "Cholecystitis",
    signals: ["CHOLECYSTITIS", "LIVER_INJURY"],
    floor: "24H",
    analytes: ["alt", "alp", "bilirubin_total"],
  },
  {
    kind: "listeria",
    title: "Listeriosis",
    signals: ["LISTERIA", "INFECTION", "CNS_EMERGENCY"],
    floor: "24H",
    analytes: [],
  },
  {
    kind: "serious-infection",
    title: "Other serious infection",
    signals: ["INFECTION", "LISTERIA", "OPPORTUNISTIC_INFECTION", "HERPES", "COLITIS", "PNEUMONITIS"],
    floor: "24H",
    analytes: [],
  },
  {
    kind: "liver-injury",
    title: "Liver injury after an infusion",
    signals: ["LIVER_INJURY", "LIVER_INFUSION", "LIVER_AIH"],
    floor: "7D",
    analytes: ["alt", "ast", "bilirubin_total"],
  },
];

export const conditionOf = (kind: string): Condition | undefined => conditions.find((one) => one.kind === kind);

/** What explains an alarm and is no row of the report. */
export const alsoExplains: Readonly<Record<string, readonly SignalName[]>> = {
  sarcoidosis: ["SARCOIDOSIS"],
  vitiligo: ["OTHER_AUTOIMMUNE"],
  alopecia: ["OTHER_AUTOIMMUNE"],
  "thyroid-cancer": ["MALIGNANCY"],
  melanoma: ["MALIGNANCY"],
  "breast-cancer": ["MALIGNANCY"],
  "skin-cancer": ["MALIGNANCY"],
  "other-cancer": ["MALIGNANCY"],
  respiratory: ["INFECTION", "OPPORTUNISTIC_INFECTION"],
  urinary: ["INFECTION"],
  "oral-herpes": ["HERPES", "INFECTION"],
  zoster: ["HERPES", "INFECTION"],
  fungal: ["OPPORTUNISTIC_INFECTION", "INFECTION"],
  gastrointestinal: ["COLITIS", "INFECTION"],
  other: ["INFECTION"],
  pregnancy: ["PREGNANCY"],
};
/** The eye is the thyroid's; the platelets of an infusion are looked at for thrombocytopenia. */
export const furtherNames: Readonly<Record<string, readonly SignalName[]>> = {
  graves: ["THYROID_EYE_DISEASE"],
  "stroke-or-dissection": ["INFUSION_BP_TREND"],
};
