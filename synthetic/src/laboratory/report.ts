import { type Analyte, findAnalyte, judgePlausibility } from "@longwatch/core";
import type { Sex } from "../life.ts";
import { type Assay, critical, type Laboratory } from "./laboratories.ts";

/** The fields of a result that say what was found. */
export type Reported = {
  readonly value: number | string;
  readonly unit?: string;
  readonly comparator?: "<" | ">";
  readonly refLow?: number;
  readonly refHigh?: number;
  readonly flag?: string;
  /** In the canonical unit, as rounded; of a word its grade. */
  readonly canonical: number;
  /** Outside the soft limits of the catalogue: a laboratory telephones such a value. */
  readonly extreme: boolean;
};

const tens = [1, 10, 100, 1000, 10_000];
const rounded = (value: number, decimals: number): number => Math.round(value * tens[decimals]!) / tens[decimals]!;

const strips = ["negative", "trace", "1+", "2+", "3+", "4+"] as const;

/** A trace is half a plus: what is nearer to it than to nothing, or to one plus, is called so. */
const traceFrom = 0.25;
const plusFrom = 0.75;
/** What is either there or not is there from the middle on. */
const presentFrom = 0.5;

/** @param grade plusses */
export function stripWord(grade: number): string {
  if (grade < traceFrom) return "negative";
  return grade < plusFrom ? "trace" : strips[Math.min(4, Math.round(grade)) + 1]!;
}

/** Canonical = reported × factor. */
const factorOf = (analyte: Analyte, unit: string): number =>
  unit === analyte.unit ? 1 : Number(analyte.alsoUnits.find((also) => also.unit === unit)!.factor);

/** The assay in another unit of the analyte, with its range. */
export function inUnit(key: string, assay: Assay, unit: string, decimals: number): Assay {
  const analyte = findAnalyte(key)!;
  const ratio = factorOf(analyte, assay.unit) / factorOf(analyte, unit);
  const convert = (limits: { readonly low?: number; readonly high?: number }) => ({
    ...(limits.low === undefined ? {} : { low: rounded(limits.low * ratio, decimals) }),
    ...(limits.high === undefined ? {} : { high: rounded(limits.high * ratio, decimals) }),
  });
  return { unit, decimals, ...convert(assay), ...(assay.men === undefined ? {} : { men: convert(assay.men) }) };
}

/** An assay with everything that does not depend on the value. */
type Scale = {
  readonly analyte: Analyte;
  readonly assay: Assay;
  /** To the canonical unit. */
  readonly factor: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
};

function scaleOf(key: string, sex: Sex, assay: Assay): Scale {
  const analyte = findAnalyte(key)!;
  const own = sex === "male" ? assay.men : undefined;
  return {
    analyte,
    assay,
    factor: factorOf(analyte, assay.unit),
    low: own?.low ?? assay.low,
    high: own?.high ?? assay.high,
  };
}

const scales = { female: new WeakMap<Assay, Map<string, Scale>>(), male: new WeakMap<Assay, Map<string, Scale>>() };
/** Made once for each assay of each laboratory and sex. */
function knownScale(key: string, sex: Sex, assay: Assay): Scale {
  let ofAssay = scales[sex].get(assay);
  if (ofAssay === undefined) {
    ofAssay = new Map();
    scales[sex].set(assay, ofAssay);
  }
  let scale = ofAssay.get(key);
  if (scale === undefined) {
    scale = scaleOf(key, sex, assay);
    ofAssay.set(key, scale);
  }
  return scale;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A number in the laboratory's unit and precision, with its own range and flag; or a word. */
export function reportOf(laboratory: Laboratory, key: string, sex: Sex, value: number, other?: Assay): Reported {
  const own = other ?? laboratory.assays[key];
  if (own === undefined) return wordOf(findAnalyte(key)!, value);
  const { analyte, assay, factor, low, high } =
    other === undefined ? knownScale(key, sex, own) : scaleOf(key, sex, own);
  const possible = Math.min(analyte.hard?.max ?? value, Math.max(analyte.hard?.min ?? 0, value));
  const number = rounded(possible / factor, assay.decimals);
  const { atLeast, atMost } = assay;
  const comparator =
    atLeast !== undefined && number < atLeast ? "<" : atMost !== undefined && number > atMost ? ">" : undefined;
  const shown = comparator === "<" ? atLeast! : comparator === ">" ? atMost! : number;
  const canonical = shown * factor;
  const flag = flagOf(key, shown, canonical, comparator, low, high);
  const extreme = judgePlausibility(analyte, canonical, assay.unit) === "questionable";
  const reported: Writable<Reported> = { value: shown, unit: assay.unit, canonical, extreme };
  if (comparator !== undefined) reported.comparator = comparator;
  if (low !== undefined) reported.refLow = low;
  if (high !== undefined) reported.refHigh = high;
  if (flag !== undefined) reported.flag = flag;
  return reported;
}

function wordOf({ scale, key }: Analyte, grade: number): Reported {
  const value = scale === "ordinal" ? stripWord(grade) : grade >= presentFrom ? "positive" : "negative";
  const isOdd = value !== "negative" && value !== "trace" && key !== "vzv_igg_presence";
  return { value, ...(isOdd ? { flag: "A" } : {}), canonical: grade, extreme: false };
}

function flagOf(
  key: string,
  shown: number,
  canonical: number,
  comparator: "<" | ">" | undefined,
  low: number | undefined,
  high: number | undefined,
): string | undefined {
  const limits = critical[key];
  if (limits?.low !== undefined && canonical < limits.low) return "LL";
  if (limits?.high !== undefined && canonical >= limits.high) return "HH";
  if (low !== undefined && comparator !== ">" && (shown < low || (comparator === "<" && shown <= low))) return "L";
  if (high !== undefined && comparator !== "<" && (shown > high || (comparator === ">" && shown >= high))) return "H";
  return undefined;
}
