import {
  type Analyte,
  analyteByLoinc,
  type Comparator,
  type FactOfKind,
  findAnalyte,
  readUnit,
  toCanonical,
} from "@longwatch/core";
import type { ExportedPerson } from "./person.ts";
import { resultWords } from "./words.ts";

/** A result, as far as it may leave. */
export type ToldResult = {
  readonly analyte: Analyte | undefined;
  /** The number under which it came, where our catalogue knows it. */
  readonly loinc: string | undefined;
  /** A plain number as it was sent, in `unit`. */
  readonly value: number | undefined;
  /** What is a number and yet no plain one, as it was sent: `3 to 5`, `1:80`. It has neither `value` nor `canonical`. */
  readonly text: string | undefined;
  /** The same in the catalogue's own unit. */
  readonly canonicalText: string | undefined;
  /** UCUM, as the catalogue writes it. */
  readonly unit: string | undefined;
  /** In the catalogue's own unit. */
  readonly canonical: number | undefined;
  /** The catalogue's own, where a number or the ends of an interval were brought to it: a titre has none. */
  readonly canonicalUnit: string | undefined;
  readonly word: string | undefined;
  readonly comparator: Comparator | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
};

/** Numbers with a unit that the analyte can have, and words of the closed list. Everything else of a result stays here. */
export function toldResult(person: ExportedPerson, fact: FactOfKind<"result-reported">): ToldResult {
  const known = fact.loinc === undefined ? undefined : analyteByLoinc(fact.loinc);
  const analyte = fact.analyte === undefined ? known?.analyte : findAnalyte(fact.analyte);
  const read = analyte === undefined || fact.unit === undefined ? undefined : readUnit(fact.unit, analyte);
  const unit = read?.kind === "unit" ? read.unit : undefined;
  const number = typeof fact.value === "number" ? fact.value : undefined;
  const word = typeof fact.value === "string" && resultWords.has(fact.value) ? fact.value : undefined;
  const canonicalOf = (one: number): number | undefined =>
    unit === undefined || analyte === undefined ? undefined : toCanonical(one, unit, analyte);
  const text = textOf(fact, unit === undefined ? () => undefined : (one) => one);
  const isTold = word !== undefined || text !== undefined || (number !== undefined && unit !== undefined);
  if (fact.value !== undefined && !isTold) person.withhold("text-instead-of-value");
  const canonical = number === undefined ? undefined : canonicalOf(number);
  const canonicalText = textOf(fact, canonicalOf);
  const isTitre = typeof fact.value === "object" && "titre" in fact.value;
  return {
    analyte,
    loinc: known === undefined ? undefined : fact.loinc,
    value: unit === undefined ? undefined : number,
    text,
    canonicalText,
    unit,
    canonical,
    canonicalUnit: isTitre || (canonical ?? canonicalText) === undefined ? undefined : analyte?.unit,
    word,
    comparator: fact.comparator,
    low: unit === undefined ? undefined : fact.refLow,
    high: unit === undefined ? undefined : fact.refHigh,
  };
}

/** An interval with its ends converted, or a titre, which has no unit. Not `3-5`: a spreadsheet makes a day of it. */
function textOf(
  { value }: FactOfKind<"result-reported">,
  converted: (one: number) => number | undefined,
): string | undefined {
  if (typeof value !== "object") return undefined;
  if ("titre" in value) return `1:${value.titre}`;
  const [low, high] = [converted(value.low), converted(value.high)];
  return low === undefined || high === undefined ? undefined : `${low} to ${high}`;
}

/** The statuses of a result under which it was really measured. */
export const isMeasured = ({ status = "final" }: FactOfKind<"result-reported">): boolean =>
  status !== "cancelled" && status !== "entered-in-error";
