import type { Comparator } from "@longwatch/core";
import { problem } from "../hl7v2/issue.ts";
import { numberValue, type ValueContext, type ValueReading } from "../results/value.ts";
import { type Cursor, child, digitsOf, has, numberOf, textOf } from "./cursor.ts";

const ucum = "http://unitsofmeasure.org";
const comparators: readonly Comparator[] = ["<", "<=", ">=", ">"];

/**
 * Code and words of a unit, best first. A code counts only where its system is UCUM or none is named: a
 * code of another system is not a unit's spelling.
 */
export function unitTextsOf(quantity: Cursor): readonly string[] {
  const system = textOf(quantity, "system");
  const code = textOf(quantity, "code");
  const unit = textOf(quantity, "unit");
  return [code !== undefined && (system === undefined || system === ucum) ? code : undefined, unit].filter(
    (text) => text !== undefined,
  );
}

export function quantityValue(quantity: Cursor, context: ValueContext): ValueReading {
  const value = numberOf(quantity, "value");
  const comparator = comparatorOf(quantity);
  if (value === undefined) return noNumber(context, "a quantity without a value");
  return numberValue(value, comparator, context);
}

/** Both ends, or a bound where one is open. */
export function rangeValue(range: Cursor, context: ValueContext): ValueReading {
  const ends = ["low", "high"].map((name) => child(range, name));
  const [low, high] = ends.map((end) => (end === undefined ? undefined : numberOf(end, "value")));
  const units = [...new Set(ends.flatMap((end) => (end === undefined ? [] : unitTextsOf(end))))];
  const inUnits = { ...context, units };
  if (low !== undefined && high !== undefined) return numberValue({ low, high }, undefined, inUnits);
  if (low !== undefined) return numberValue(low, ">=", inUnits);
  if (high !== undefined) return numberValue(high, "<=", inUnits);
  return noNumber(context, "a range without ends");
}

/** 1:128 is a titre; any other ratio is left to a person. */
export function ratioValue(ratio: Cursor, context: ValueContext): ValueReading {
  const numerator = child(ratio, "numerator");
  const denominator = child(ratio, "denominator");
  const above = numerator === undefined ? undefined : numberOf(numerator, "value");
  const below = denominator === undefined ? undefined : numberOf(denominator, "value");
  const isPlain = [numerator, denominator].every(
    (part) => part !== undefined && unitTextsOf(part).every((unit) => unit === "1"),
  );
  if (above !== 1 || below === undefined || !isPlain) {
    const remedy = "It is no titre (1 to a number) and was not taken. Read it in the laboratory's report.";
    return {
      remarks: [],
      issues: [problem("value-unreadable", context.at, `${above ?? "?"}:${below ?? "?"}`, remedy)],
    };
  }
  const comparator = denominator === undefined ? undefined : comparatorOf(denominator);
  return {
    fields: { value: { titre: below }, ...(comparator === undefined ? {} : { comparator }) },
    remarks: [],
    issues: [],
  };
}

function comparatorOf(quantity: Cursor): Comparator | undefined {
  if (!has(quantity, "comparator")) return undefined;
  const sent = textOf(quantity, "comparator");
  const known = comparators.find((one) => one === sent);
  if (known === undefined && sent !== undefined) {
    const remedy = "FHIR has <, <=, >= or > here. Ask the sender to correct the resource; it was not taken.";
    quantity.complain({ at: `${quantity.at}.comparator`, saw: sent, remedy });
  }
  return known;
}

/** The digits as sent, where a number would lose some of them. */
export function sentDigits(quantity: Cursor | undefined): string | undefined {
  const digits = quantity === undefined ? undefined : digitsOf(quantity, "value");
  return digits === undefined || digits === `${Number(digits)}` ? undefined : digits;
}

const noNumber = ({ at }: ValueContext, saw: string): ValueReading => ({
  remarks: [],
  issues: [problem("value-missing", at, saw, "Ask the laboratory for the result; the test stays due.")],
});
