import type { Day } from "@longwatch/core";

/**
 * What truly happens to one person who does not exist. Nothing here has been observed yet: `care`, `laboratory` and
 * `symptoms` say what of it came to anybody's notice.
 */

export type Arm = "alemtuzumab" | "interferon";
export type Sex = "female" | "male";
export type Hemisphere = "north" | "south";

/** Days in a mean month: all laws of the model that speak of months mean this. */
export const daysPerMonth = 30.4375;
export const daysPerYear = 365.25;

export type Person = {
  /** From 0, within the cohort. */
  readonly index: number;
  readonly id: string;
  readonly arm: Arm;
  readonly sex: Sex;
  readonly bornOn: Day;
  /** First infusion, or first injection: day 0 of everything. */
  readonly start: Day;
  /** First symptom of MS. */
  readonly onset: Day;
  readonly diagnosedOn: Day;
  readonly priorRelapses1y: number;
  readonly priorRelapses2y: number;
  /** EDSS as scored at baseline. */
  readonly edss: number;
  readonly enhancingLesions: number;
  /** cm³ */
  readonly t2Volume: number;
  readonly weightKg: number;
  readonly smoker: boolean;
  readonly familyAutoimmunity: boolean;
  readonly antiTpo: boolean;
  /** As in the record: `EU`, `US`, `GB` … */
  readonly jurisdiction: string;
  readonly hemisphere: Hemisphere;
  readonly earlierDrugs: readonly EarlierDrug[];
  readonly frailty: Frailty;
};

export type EarlierDrug = { readonly drug: string; readonly startedOn: Day; readonly stoppedOn: Day };

/** Factors of mean 1 that make people differ. */
export type Frailty = {
  /** b: relapses, all arms. */
  readonly disease: number;
  /** r: response to alemtuzumab; 1 on interferon. */
  readonly response: number;
  /** c: from prior relapses and age. */
  readonly covariates: number;
  /** f: lesions. */
  readonly lesions: number;
  /** All autoimmune probabilities, so that second autoimmune diseases cluster. */
  readonly autoimmune: number;
};

export type Course = {
  /** 1, 2, 3 … */
  readonly number: number;
  readonly infusedOn: readonly Day[];
  readonly reason: "planned" | "relapse" | "mri";
  /** Not on consecutive days. */
  readonly interrupted: boolean;
};

export type Relapse = {
  readonly onset: Day;
  /** Acute EDSS rise: 0, 0.5, 1, 1.5, 2 or 3. */
  readonly severity: number;
  /** EDSS points that stay. */
  readonly residual: number;
  /** First day of 3 × 1 g methylprednisolone, if given. */
  readonly steroidsFrom?: Day;
  /** Whether the clinic ever hears of it. */
  readonly recorded: boolean;
};

export type Scan = {
  readonly day: Day;
  readonly comparedWith?: Day;
  /** Since the last scan. */
  readonly newOrEnlargingT2: number;
  readonly gdEnhancing: number;
  /** Change since the last scan, per cent, with scan noise. */
  readonly brainVolumePct?: number;
};

export type FunctionalSystems = {
  readonly visual: number;
  readonly brainstem: number;
  readonly pyramidal: number;
  readonly cerebellar: number;
  readonly sensory: number;
  readonly bowelBladder: number;
  readonly cerebral: number;
};

export type Examination = {
  readonly day: Day;
  /** The score as rated. */
  readonly edss: number;
  readonly functionalSystems: FunctionalSystems;
  /** 0–16 scale. */
  readonly ambulation: number;
  readonly scheduled: boolean;
};

export type Pregnancy = { readonly conceivedOn: Day; readonly endedOn: Day; readonly outcome: "birth" | "loss" };

export type OtherDrug = { readonly drug: string; readonly startedOn: Day };

export type Leaving = {
  /** The last day on which anything can be observed. */
  readonly day: Day;
  readonly reason: "end-of-data" | "withdrew" | "transferred" | "died";
};

/** The course of the disease and its treatment: what `disease` makes. */
export type Disease = {
  readonly person: Person;
  readonly courses: readonly Course[];
  readonly relapses: readonly Relapse[];
  readonly scans: readonly Scan[];
  readonly examinations: readonly Examination[];
  readonly pregnancies: readonly Pregnancy[];
  readonly otherDrug?: OtherDrug;
  readonly leaving: Leaving;
};

export const infectionKinds = [
  "respiratory",
  "urinary",
  "oral-herpes",
  "zoster",
  "fungal",
  "gastrointestinal",
  "other",
  "listeria",
] as const;
export type InfectionKind = (typeof infectionKinds)[number];
export type Infection = {
  readonly kind: InfectionKind;
  readonly from: Day;
  /** The last day of symptoms. */
  readonly through: Day;
  readonly fever: boolean;
  readonly serious: boolean;
};

export type Reaction = {
  readonly symptom: string;
  /** 1 to 5 */
  readonly grade: number;
  /** Minutes after the start of the infusion; up to 24 h after its end counts as associated. */
  readonly minute: number;
};
export type Vitals = {
  /** Minutes after the start of the infusion; negative before it. */
  readonly minute: number;
  readonly phase: "before" | "during" | "after";
  readonly systolic: number;
  readonly diastolic: number;
  readonly pulse: number;
  readonly temperatureC: number;
  readonly spo2: number;
};
export type InfusionDay = {
  readonly day: Day;
  readonly course: number;
  /** 1 is the first day of the course. */
  readonly ordinal: number;
  /** Minutes after midnight. */
  readonly startsAt: number;
  /** Length in minutes. */
  readonly lasts: number;
  readonly doseMg: number;
  readonly vitals: readonly Vitals[];
  readonly reactions: readonly Reaction[];
  readonly interrupted: boolean;
};

/** `recognisedOn` is T of the time courses: the day on which a clinician would name it if everything were seen. */
type Recognised = { readonly recognisedOn: Day; readonly afterCourse: number };
export type AutoimmuneEvent = Recognised &
  (
    | {
        readonly kind: "graves";
        readonly fluctuating: boolean;
        readonly antibody: boolean;
        readonly ft4Multiple: number;
      }
    | { readonly kind: "hashimoto" }
    | { readonly kind: "thyroiditis"; readonly recovers: boolean }
    | { readonly kind: "thyroid-uncertain" }
    | {
        readonly kind: "thrombocytopenia";
        readonly onset: "abrupt" | "subacute" | "smouldering";
        /** 10⁹/L */
        readonly nadir: number;
        readonly bleeds: boolean;
        readonly heavyMenses: boolean;
        readonly responds: boolean;
        readonly relapses: boolean;
      }
    | {
        readonly kind: "anti-gbm";
        /** The last scheduled set before it is normal: only symptoms or a short interval could catch it. */
        readonly silent: boolean;
        readonly blood: boolean;
        readonly protein: boolean;
        /** µmol/L */
        readonly peakCreatinine: number;
      }
    | { readonly kind: "membranous" }
    | { readonly kind: "hepatitis"; readonly peakMultiple: number }
    | { readonly kind: "haemolysis" /** g/L */; readonly fall: number }
    | { readonly kind: "neutropenia" /** 10⁹/L */; readonly nadir: number; readonly early: boolean }
    | { readonly kind: "pancytopenia" }
    | { readonly kind: "haemophilia" }
    | { readonly kind: "vitiligo" | "alopecia" | "diabetes" | "sarcoidosis" }
  );
export type AutoimmuneKind = AutoimmuneEvent["kind"];
export const thyroidKinds: readonly AutoimmuneKind[] = ["graves", "hashimoto", "thyroiditis", "thyroid-uncertain"];

export type OtherEvent = {
  readonly kind:
    | "thyroid-cancer"
    | "melanoma"
    | "breast-cancer"
    | "skin-cancer"
    | "other-cancer"
    | "cholecystitis"
    | "pneumonitis"
    | "stroke-or-dissection"
    | "liver-injury";
  readonly on: Day;
  readonly course?: number;
};

/** Harmless things that look like trouble: truth for the false-alarm rate. */
export type Distractor = {
  readonly kind: "viral-platelet-dip" | "exercise" | "statin" | "subclinical-tsh" | "creatine" | "viral-neutrophil-dip";
  readonly from: Day;
  readonly through: Day;
  /** How far the affected analyte goes: a platelet count, a TSH, a factor; see the path. */
  readonly extent: number;
};

/** Everything that happens. */
export type Life = Disease & {
  readonly infusionDays: readonly InfusionDay[];
  readonly infections: readonly Infection[];
  readonly autoimmune: readonly AutoimmuneEvent[];
  readonly otherEvents: readonly OtherEvent[];
  readonly distractors: readonly Distractor[];
};
