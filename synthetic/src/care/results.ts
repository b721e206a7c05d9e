import {
  type Analyte,
  type FactJson,
  findAnalyte,
  isSpoiltBy,
  type SpecimenRemark,
  specimenRemarks,
  toCanonical,
} from "@longwatch/core";
import type { Panel } from "../laboratory/sample.ts";

type ResultFact = Extract<FactJson, { kind: "result-reported" }>;

/** A result as the clinic reads it. */
export type Seen = {
  readonly analyte: Analyte;
  /** In the catalogue's unit; of a dipstick the plusses; undefined when there is nothing to judge. */
  readonly value: number | undefined;
  /** In the unit of the value. */
  readonly refLow: number | undefined;
  readonly refHigh: number | undefined;
  readonly isSpoilt: boolean;
  readonly isMenstrual: boolean;
};

const analytesOfPanel: Readonly<Partial<Record<string, Panel>>> = {
  creatinine: "renal",
  egfr: "renal",
  urea: "renal",
  tsh: "thyroid",
  ft4: "thyroid-hormones",
  ft3: "thyroid-hormones",
  trab: "thyroid-antibodies",
  tpo_ab: "thyroid-antibodies",
  alt: "liver",
  ast: "liver",
  bilirubin_total: "liver",
};

/** The panel to order when the analyte's result cannot be used. */
export function panelOf(analyte: Analyte): Panel | undefined {
  if (analyte.group === "blood-count" || analyte.group === "urine") return analyte.group;
  if (analyte.group === "cell-subsets") return "lymphocyte-subsets";
  if (analyte.group === "coagulation") return "coagulation";
  return analytesOfPanel[analyte.key];
}

const isRemark = (text: string): text is SpecimenRemark => (specimenRemarks as readonly string[]).includes(text);
const plusses = /^([1-4])\s*\+$/;

/** `negative` 0, `trace` ½, `2+` 2; undefined for what is no reading of a dipstick. */
function ordinalOf(value: ResultFact["value"]): number | undefined {
  if (value === "negative") return 0;
  if (value === "trace") return 0.5;
  if (typeof value !== "string") return undefined;
  const match = plusses.exec(value);
  return match ? Number(match[1]) : undefined;
}

/** Whether there may be anything to say but the value. */
const isPlain = (fact: ResultFact): boolean =>
  fact.specimen === undefined && fact.value !== undefined && fact.status !== "cancelled";

/**
 * What a result fact says to the clinic; undefined where it says nothing.
 * @param isJudged whether the value of the analyte (our key) matters
 */
export function seenOf(fact: FactJson, isJudged: (analyte: string) => boolean): Seen | undefined {
  if (fact.kind !== "result-reported" || fact.analyte === undefined) return undefined;
  if (isPlain(fact) && !isJudged(fact.analyte)) return undefined;
  const analyte = findAnalyte(fact.analyte);
  if (analyte === undefined) return undefined;
  const remarks = (fact.specimen ?? []).filter(isRemark);
  const isMenstrual =
    remarks.includes("menstruating") || fact.context?.bleedingNow === true || fact.context?.bleedingNow === "yes";
  const inUnit = (value: number | undefined): number | undefined =>
    value === undefined || fact.unit === undefined ? undefined : toCanonical(value, fact.unit, analyte);
  return {
    analyte,
    value: typeof fact.value === "number" ? inUnit(fact.value) : ordinalOf(fact.value),
    refLow: inUnit(fact.refLow),
    refHigh: inUnit(fact.refHigh),
    isSpoilt:
      fact.status === "cancelled" ||
      fact.value === undefined ||
      remarks.some((remark) => remark !== "menstruating" && isSpoiltBy(remark, analyte)),
    isMenstrual,
  };
}
