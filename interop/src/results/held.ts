import {
  type Analyte,
  analytes,
  type FactJson,
  findAnalyte,
  judgePlausibility,
  readResultText,
  readUnit,
  toCanonical,
} from "@longwatch/core";
import type { NumberStyle } from "../hl7v2/options.ts";
import type { ResultFact } from "../hl7v2/outcome.ts";

/**
 * A result that was not taken: what it could be is judged all the same, so that a platelet count of 12 in an unknown unit does
 * not wait for a week.
 *
 * @source resolutions.md section 1, item 1
 */
export type HeldResult = {
  /** Its place in the message. */
  readonly at: string;
  /** The sender's own code, where nobody has said what it measures. */
  readonly code?: string;
  /** Whose code it is, where that is not the sender of the message: the URI of a code system, or who is named beside it. */
  readonly codeOwner?: string;
  /** What that code may be by its name: for a person, never applied. */
  readonly proposal?: string;
  /** The laboratory itself called it critical: HH, LL, AA, or words of that meaning. */
  readonly isCritical: boolean;
  /** Every way in which it can be read. None of them is a fact; one whose day is not known has none. */
  readonly readings: readonly ResultFact[];
};

export type OpenQuestion = {
  /** What it may be; empty: nothing is known of it but its unit. */
  readonly analytes: readonly Analyte[];
  readonly numbers: readonly number[];
  /** As sent; "" for none. */
  readonly units: readonly string[];
};

export type Reading = { readonly analyte: string; readonly value: number; readonly unit: string };

/**
 * Every admissible reading of a number: each analyte that it may be, in each of its units that the sent one allows, where the
 * value is possible in a living person. A unit that is known fixes itself; one that is missing, unknown or does not fit leaves all.
 */
export function admissibleReadings({ analytes: named, numbers, units }: OpenQuestion): readonly Reading[] {
  // A number that is rare of an analyte may be the dangerous one: 12 platelets are as rare as they are urgent.
  if (named.length === 0)
    return analytesOfUnit(units).flatMap((analyte) => possible(analyte, numbers, statedUnits(analyte, units)));
  const found = named.flatMap((analyte) => {
    const stated = possible(analyte, numbers, statedUnits(analyte, units));
    // A value that nobody can have in its own unit was written in another.
    return stated.length > 0 ? stated : possible(analyte, numbers, unitsOf(analyte));
  });
  return [...new Map(found.map((one) => [`${one.analyte} ${one.value} ${one.unit}`, one])).values()];
}

const unitsOf = (analyte: Analyte): readonly string[] =>
  analyte.unit === undefined ? [] : [analyte.unit, ...analyte.alsoUnits.map(({ unit }) => unit)];

function statedUnits(analyte: Analyte, sent: readonly string[]): readonly string[] {
  const read = sent.map((text) => readUnit(text, analyte, undefined));
  return read.flatMap((one) => (one.kind === "unit" ? [one.unit] : one.kind === "ambiguous" ? one.couldBe : []));
}

const possible = (analyte: Analyte, numbers: readonly number[], units: readonly string[]): readonly Reading[] =>
  units.flatMap((unit) =>
    numbers.flatMap((value): readonly Reading[] => {
      const canonical = toCanonical(value, unit, analyte);
      const isPossible = canonical !== undefined && judgePlausibility(analyte, canonical, unit) !== "impossible";
      return isPossible ? [{ analyte: analyte.key, value, unit }] : [];
    }),
  );

/** What is measured in such a unit; nothing where none was sent, because that would be everything. */
function analytesOfUnit(sent: readonly string[]): readonly Analyte[] {
  const said = sent.filter((text) => text !== "");
  if (said.length === 0) return [];
  return [...analytes.values()].filter(
    (analyte) =>
      analyte.scale === "quantity" && said.some((text) => readUnit(text, analyte, undefined).kind === "unit"),
  );
}

/** Any amount will do: of no analyte, a number is read as a number. */
const anyAmount: Analyte = findAnalyte("platelets")!;

/** Every number that a text may be. */
export function numbersIn(text: string, style: NumberStyle | undefined): readonly number[] {
  const reading = readResultText(text, anyAmount, style);
  if (reading.kind === "ambiguous") return reading.couldBe.map(Number).filter(Number.isFinite);
  if (reading.kind === "not-a-result") return reading.printed === undefined ? [] : [reading.printed];
  if (reading.kind !== "value") return [];
  const { value } = reading;
  if (typeof value === "number") return [value];
  return typeof value === "object" && "low" in value ? [value.low, value.high] : [];
}

/** A fact that was read and is not taken: it is its own reading, without what ties it to others. Nothing of what is no result. */
export function heldFact(fact: FactJson, at: string): readonly HeldResult[] {
  if (fact.kind !== "result-reported") return [];
  const { id: _, recordedAt: __, resultKey: ___, ...reading } = fact;
  return [{ at, isCritical: (fact.flag ?? "").split(" ").some(isCriticalFlag), readings: [reading] }];
}

/** Flags by which a laboratory says that somebody must be told now. */
const critical = /^(?:HH|LL|AA|<<|>>|CRIT(?:ICAL)?|PANIC|C\*)$/i;
export const isCriticalFlag = (flag: string): boolean => critical.test(flag.trim());
