import { problem } from "../hl7v2/issue.ts";
import { numberValue, textValue, type ValueContext, type ValueReading } from "../results/value.ts";
import { codedValue } from "./coded-value.ts";
import { conceptOf } from "./concept.ts";
import { type Cursor, child, digitsOf, fieldNames, numberOf, textOf } from "./cursor.ts";
import { quantityValue, rangeValue, ratioValue, sentDigits, unitTextsOf } from "./quantity.ts";

/** The name of the one value[x] of an observation or component; two are a fault of the resource. */
export function valueName(observation: Cursor): string | undefined {
  const names = fieldNames(observation).filter((name) => /^value[A-Z]/.test(name));
  if (names.length > 1) {
    const remedy = "FHIR has one value[x] here. Ask the sender which is right; the resource was not taken.";
    observation.complain({ at: `${observation.at}.value`, saw: names.join(" and "), remedy });
  }
  return names[0];
}

type Base = Pick<ValueContext, "analyte" | "term">;

/** What stands under value[x], for this analyte. */
export function observationValue(observation: Cursor, name: string, base: Base): ValueReading {
  const at = `${observation.at}.${name}`;
  const inside = (): Cursor | undefined => child(observation, name);
  const context: ValueContext = { ...base, style: undefined, at, unitAt: `${at}.unit`, units: [] };
  switch (name) {
    case "valueQuantity":
      return within(inside(), (quantity) =>
        quantityValue(quantity, { ...context, at: `${at}.value`, units: unitTextsOf(quantity) }),
      );
    case "valueRange":
      return within(inside(), (range) => rangeValue(range, context));
    case "valueRatio":
      return within(inside(), (ratio) => ratioValue(ratio, context));
    case "valueInteger": {
      const value = numberOf(observation, name);
      return value === undefined ? unread : numberValue(value, undefined, context);
    }
    case "valueString": {
      const text = textOf(observation, name);
      return text === undefined ? unread : textValue(text, context);
    }
    case "valueCodeableConcept": {
      const concept = conceptOf(observation, name);
      return concept === undefined ? unread : codedValue(concept, context);
    }
    default: {
      const remedy =
        "This kind of value is not read. Look it up in the resource, and enter the result if it holds one.";
      return { remarks: [], issues: [problem("value-unreadable", at, name, remedy)] };
    }
  }
}

/** The complaint about its form is an issue already. */
const unread: ValueReading = { remarks: [], issues: [] };

const within = (cursor: Cursor | undefined, read: (cursor: Cursor) => ValueReading): ValueReading =>
  cursor === undefined ? unread : read(cursor);

/** What the sender wrote, where ours differs: digits a number would lose, and the unit's own spelling. */
export function sentValue(
  observation: Cursor,
  name: string | undefined,
  unit: string | undefined,
): Readonly<Record<string, string>> {
  if (name === "valueInteger") {
    const digits = digitsOf(observation, name);
    return digits === undefined || digits === `${Number(digits)}` ? {} : { value: digits };
  }
  if (name !== "valueQuantity") return {};
  const quantity = child(observation, name);
  const digits = sentDigits(quantity);
  const sentUnit = quantity === undefined ? undefined : unitTextsOf(quantity).find((text) => text !== unit);
  return {
    ...(digits === undefined ? {} : { value: digits }),
    ...(sentUnit === undefined || unit === undefined ? {} : { unit: sentUnit }),
  };
}
