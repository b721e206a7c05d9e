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
  /** As it was sent, in `unit`; of an interval its upper end. */
  readonly value: number | undefined;
  /** UCUM, as the catalogue writes it. */
  readonly unit: string | undefined;
  /** In the catalogue's own unit. */
  readonly canonical: number | undefined;
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
  const number = numberIn(fact);
  const word = typeof fact.value === "string" && resultWords.has(fact.value) ? fact.value : undefined;
  if (fact.value !== undefined && word === undefined && (number === undefined || unit === undefined))
    person.withhold("text-instead-of-value");
  return {
    analyte,
    loinc: known === undefined ? undefined : fact.loinc,
    value: unit === undefined ? undefined : number,
    unit,
    canonical:
      number === undefined || unit === undefined || analyte === undefined
        ? undefined
        : toCanonical(number, unit, analyte),
    word,
    comparator: fact.comparator,
    low: unit === undefined ? undefined : fact.refLow,
    high: unit === undefined ? undefined : fact.refHigh,
  };
}

function numberIn({ value }: FactOfKind<"result-reported">): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "object") return undefined;
  return "high" in value ? value.high : value.titre;
}

/** The statuses of a result under which it was really measured. */
export const isMeasured = ({ status = "final" }: FactOfKind<"result-reported">): boolean =>
  status !== "cancelled" && status !== "entered-in-error";
