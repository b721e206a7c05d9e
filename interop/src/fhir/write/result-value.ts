import { type Analyte, readResultText, readUnit } from "@longwatch/core";
import type { ResultFact } from "../reading.ts";
import { coding, compact, type Element, loinc, quantity } from "./element.ts";

const interpretation = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";
const absence = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

const words: Readonly<Record<string, Element>> = {
  positive: coding(interpretation, "POS", "Positive"),
  negative: coding(interpretation, "NEG", "Negative"),
  indeterminate: coding(interpretation, "IND", "Indeterminate"),
  detected: coding(interpretation, "DET", "Detected"),
  "not-detected": coding(interpretation, "ND", "Not detected"),
  present: coding(loinc, "LA9633-4", "Present"),
  absent: coding(loinc, "LA9634-2", "Absent"),
};

/** value[x] or dataAbsentReason; undefined where FHIR has no form for it. */
export function writtenValue(fact: ResultFact, analyte: Analyte): Element | undefined {
  const { value, comparator } = fact;
  if (value === undefined) return withoutValue(fact, analyte);
  if (typeof value === "string") return comparator === undefined ? wordValue(value, analyte) : undefined;
  if (typeof value === "object" && "titre" in value) {
    return { valueRatio: { numerator: { value: 1 }, denominator: compact({ value: value.titre, comparator }) } };
  }
  const unit = unitOf(fact, analyte);
  if (unit === undefined) return undefined;
  if (typeof value === "number") return { valueQuantity: compact({ comparator, ...quantity(value, unit) }) };
  return comparator === undefined
    ? { valueRange: { low: quantity(value.low, unit), high: quantity(value.high, unit) } }
    : undefined;
}

/** The UCUM unit of a number. */
export function unitOf({ unit }: ResultFact, analyte: Analyte): string | undefined {
  const reading = unit === undefined ? undefined : readUnit(unit, analyte);
  return reading?.kind === "unit" ? reading.unit : undefined;
}

/** Words beside a code must not say something else: "negative" of a count by field is a nought. */
function wordValue(value: string, analyte: Analyte): Element {
  const code = Object.hasOwn(words, value) ? words[value] : undefined;
  if (code !== undefined) {
    const reading = readResultText(value, analyte);
    const isSame = reading.kind === "text" || (reading.kind === "value" && reading.value === value);
    const bare = { system: code["system"], code: code["code"] };
    return { valueCodeableConcept: isSame ? { coding: [code], text: value } : { coding: [bare] } };
  }
  return /^(?:trace|[1-4]\+)$/.test(value) ? { valueCodeableConcept: { text: value } } : { valueString: value };
}

/** In place of a value the remark that spoilt it, where a word for it is known to readers; else why there is none. */
function withoutValue({ specimen = [], status }: ResultFact, analyte: Analyte): Element {
  const isDone = status !== "cancelled" && status !== "entered-in-error";
  const said = specimen.find((remark) => {
    const reading = readResultText(remark, analyte);
    return reading.kind === "not-a-result" && reading.why === remark;
  });
  if (isDone && said !== undefined) return { valueString: said };
  return { dataAbsentReason: { coding: [coding(absence, isDone ? "error" : "not-performed")] } };
}

const flags = new Set(["H", "L", "HH", "LL", "HU", "LU", "A", "AA", "N", "POS", "NEG", "IND", "DET", "ND", "<", ">"]);

/** Each flag by its code, or in its words. */
export const interpretations = ({ flag = "" }: ResultFact): readonly Element[] =>
  flag
    .split(/\s+/)
    .filter((one) => one !== "")
    .map((one) => (flags.has(one) ? { coding: [coding(interpretation, one)] } : { text: one }));

/** Bounds in the unit of the value, and the words. */
export function referenceRange(fact: ResultFact, analyte: Analyte): readonly Element[] {
  const { value, refLow, refHigh, refText } = fact;
  const isNumber = typeof value === "number" || (typeof value === "object" && "low" in value);
  const unit = isNumber ? unitOf(fact, analyte) : undefined;
  const bound = (number: number | undefined): Element | undefined =>
    number === undefined ? undefined : unit === undefined ? { value: number } : quantity(number, unit);
  const range = compact({
    low: bound(refLow),
    high: bound(refHigh),
    text: refText?.trim() === "" ? undefined : refText,
  });
  return Object.keys(range).length === 0 ? [] : [range];
}
