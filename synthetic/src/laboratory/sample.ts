import type { Day, FactJson } from "@longwatch/core";

export const panels = [
  "blood-count",
  "renal",
  "urine",
  "thyroid",
  "thyroid-hormones",
  "thyroid-antibodies",
  "liver",
  "lymphocyte-subsets",
  "immunoglobulins",
  "coagulation",
  "haemolysis",
  "kidney-workup",
  "inflammation",
  "metabolic",
  "screening",
  "urine-ratio",
] as const;
export type Panel = (typeof panels)[number];

/** Why a sample is taken. Their order is in the order numbers. */
export const reasons = ["baseline", "scheduled", "repeat", "symptom", "infusion", "steroid", "event"] as const;
export type Reason = (typeof reasons)[number];

/** One visit to a laboratory, before it has measured anything. */
export type Sample = {
  readonly day: Day;
  /** Of the day, 0 to 1439. */
  readonly minute: number;
  /** Of the laboratories of the person, 0 to 3: 0 is the usual one. */
  readonly laboratory: number;
  readonly reason: Reason;
  /** Month after the last infusion for which it was due, when scheduled. */
  readonly month?: number;
  readonly panels: readonly Panel[];
};

/** A spoilt or odd result, as the truth file tells it. */
export type Artefact =
  | "haemolysed"
  | "wrong-tube"
  | "clumped"
  | "menstruating"
  | "contaminated"
  | "other-unit"
  | "duplicate"
  | "late"
  | "corrected"
  | "biotin";

/** One message that a laboratory sends: results of one order, in one state. */
export type Delivery = {
  /** ISO instant. */
  readonly sentAt: string;
  readonly controlId: string;
  readonly order: string;
  readonly laboratory: string;
  /** `result-reported` facts. */
  readonly facts: readonly FactJson[];
  /** Sent before, word for word. */
  readonly repeated: boolean;
};

/** What came of a sample: in order of sending. The facts of the record are those of the deliveries. */
export type Measured = {
  readonly sample: Sample;
  readonly deliveries: readonly Delivery[];
  readonly artefacts: readonly { readonly artefact: Artefact; readonly analyte?: string }[];
};

export type Measure = (sample: Sample) => Measured;
