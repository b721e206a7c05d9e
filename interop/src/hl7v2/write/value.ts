import { type Analyte, notAResult, readResultText } from "@longwatch/core";
import type { NumberStyle } from "../options.ts";
import type { ResultFact } from "../outcome.ts";
import { plainText } from "../plain-text.ts";
import { asRemark } from "../specimen.ts";
import type { FieldToWrite } from "../write.ts";
import { decimals, plainDigits } from "./number.ts";
import { hasSpecimenSegment, type LaboratoryProfile } from "./profile.ts";

/** OBX-2 and OBX-5; `hasUnit`: a number, which needs OBX-6. */
export type WrittenValue = { readonly type: string; readonly field: FieldToWrite; readonly hasUnit: boolean };

export const noValue: WrittenValue = { type: "", field: "", hasUnit: false };

/**
 * The value of a result, or a sentence that says why no message can carry it: what a reader would take for
 * something else is not written.
 */
export function writeValue(fact: ResultFact, analyte: Analyte, profile: LaboratoryProfile): WrittenValue | string {
  const { value, comparator } = fact;
  if (value === undefined) return spoiltValue(fact, analyte, profile);
  if (typeof value === "string")
    return comparator === undefined ? wordValue(value, analyte, profile) : "a comparator before a word";
  if (analyte.scale !== "quantity") return `a number, where ${analyte.name.toLowerCase()} is a word`;
  const digits = (number: number): string => decimals(number, profile.decimalComma);
  if (typeof value === "number") {
    if (digits(value).length > longestNumber) return "a number of too many digits";
    return comparator === undefined
      ? { type: "NM", field: digits(value), hasUnit: true }
      : structured([comparator, digits(value)], profile, true);
  }
  if ("titre" in value) {
    return /^\d{1,7}$/.test(plainDigits(value.titre))
      ? structured([comparator ?? "", "1", ":", plainDigits(value.titre)], profile, false)
      : "a titre that is no whole number";
  }
  const { low, high } = value;
  if (comparator !== undefined) return "a comparator before an interval";
  if (!(low >= 0 && low <= high) || digits(high).length > longestNumber || digits(low).length > longestNumber)
    return "an interval that is negative or reversed";
  return structured(["", digits(low), "-", digits(high)], profile, true);
}

const longestNumber = 40;

const structured = (parts: readonly string[], { valueType }: LaboratoryProfile, hasUnit: boolean): WrittenValue =>
  valueType === "SN"
    ? { type: "SN", field: [parts.map((part) => [part])], hasUnit }
    : { type: "ST", field: parts.join(""), hasUnit };

function wordValue(value: string, analyte: Analyte, profile: LaboratoryProfile): WrittenValue | string {
  const style: NumberStyle | undefined = profile.decimalComma ? { decimalMark: "," } : undefined;
  const { spellings = {} } = profile;
  const own = Object.hasOwn(spellings, value) ? spellings[value]! : value;
  if (meaningOf(value, analyte, style) !== value) return "words that mean something else to a reader";
  const spelled = own !== value && meaningOf(own, analyte, style) === value ? own : value;
  const isWord = analyte.scale !== "text" && spelled.length <= 40;
  const type = spelled.includes("\n") || spelled.length > 200 ? "TX" : "ST";
  return isWord && profile.words === "coded"
    ? { type: profile.version >= "2.5" ? "CWE" : "CE", field: [[[""], [spelled]]], hasUnit: false }
    : { type, field: spelled, hasUnit: false };
}

/** The text that a reader files for it; undefined where it files a number, another word, or nothing. */
function meaningOf(text: string, analyte: Analyte, style: NumberStyle | undefined): string | undefined {
  const shown = plainText(text);
  const reading = readResultText(shown.replaceAll("\n", "; "), analyte, style);
  switch (reading.kind) {
    case "value":
      return typeof reading.value === "string" && reading.comparator === undefined ? reading.value : undefined;
    case "text":
      return text;
    case "not-a-result":
      return reading.why === "empty" || reading.why === "pending" || asRemark(reading.why) !== undefined
        ? undefined
        : text;
    case "ambiguous":
      return undefined;
  }
}

/** In place of a value the remark that spoilt it, where a word for it is known to readers. */
function spoiltValue(fact: ResultFact, analyte: Analyte, profile: LaboratoryProfile): WrittenValue | string {
  const { specimen = [], status } = fact;
  const said = specimen.find((remark) => isSaid(remark, analyte));
  if (said !== undefined) return { type: "ST", field: said, hasUnit: false };
  if (status === "cancelled" || status === "entered-in-error") return noValue;
  const isExplained = hasSpecimenSegment(profile) ? specimen.length > 0 : specimen.some((remark) => notAResult(remark));
  return isExplained && status !== "corrected" ? noValue : "no value, and no reason for it that readers know";
}

function isSaid(remark: string, analyte: Analyte): boolean {
  const reading = readResultText(remark, analyte);
  return reading.kind === "not-a-result" && reading.why === remark;
}
