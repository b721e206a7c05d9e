import { type Analyte, readUnit, toCanonical } from "@longwatch/core";
import type { LoincTerm } from "../results/code.ts";
import { type RangeReading, readRange } from "../results/range.ts";
import { conceptOf, conceptsOf } from "./concept.ts";
import { type Cursor, child, children, has, numberOf, textOf } from "./cursor.ts";
import { own } from "./own.ts";
import type { Resource } from "./pool.ts";
import { unitTextsOf } from "./quantity.ts";

/**
 * The normal range, in the unit of the value: bounds in another unit stay text. Ranges for some people only
 * (by age or group) and ranges of another meaning are kept as text too.
 */
export function rangeOf(
  observation: Cursor,
  unit: string | undefined,
  analyte: Analyte,
  term: LoincTerm | undefined,
): RangeReading {
  const ranges = children(observation, "referenceRange").filter(isNormal);
  const [range] = ranges;
  if (range === undefined) return { fields: {}, issues: [] };
  const isForAll = ranges.length === 1 && !has(range, "age") && !has(range, "appliesTo");
  const low = bound(range, "low", unit, analyte, term);
  const high = bound(range, "high", unit, analyte, term);
  const isSame = isForAll && low !== "other-unit" && high !== "other-unit";
  const text = textOf(range, "text");
  if (isSame) return readRange({ low, high, text }, undefined, range.at);
  const words = ranges.map((one) => textOf(one, "text") ?? boundsInWords(one)).filter((one) => one !== "");
  return { fields: words.length === 0 ? {} : { refText: words.join("; ") }, issues: [] };
}

const isNormal = (range: Cursor): boolean => {
  const type = conceptOf(range, "type");
  return type === undefined || type.codes.length === 0 || type.codes.some(({ code }) => code === "normal");
};

function bound(
  range: Cursor,
  name: "low" | "high",
  unit: string | undefined,
  analyte: Analyte,
  term: LoincTerm | undefined,
): number | undefined | "other-unit" {
  const quantity = child(range, name);
  const value = quantity === undefined ? undefined : numberOf(quantity, "value");
  if (quantity === undefined || value === undefined) return undefined;
  const texts = unitTextsOf(quantity);
  const same = texts.length === 0 || (unit !== undefined && texts.some((text) => isUnit(text, unit, analyte, term)));
  return same ? value : "other-unit";
}

function isUnit(text: string, unit: string, analyte: Analyte, term: LoincTerm | undefined): boolean {
  const reading = readUnit(text, analyte, term);
  return reading.kind === "unit" && toCanonical(1, reading.unit, analyte) === toCanonical(1, unit, analyte);
}

const boundsInWords = (range: Cursor): string =>
  ["low", "high"]
    .flatMap((name) => {
      const quantity = child(range, name);
      const value = quantity === undefined ? undefined : numberOf(quantity, "value");
      return quantity === undefined || value === undefined
        ? []
        : [`${name} ${value} ${unitTextsOf(quantity)[0] ?? ""}`.trim()];
    })
    .join(", ");

/** Flags as sent: their codes, or their words where they have none. */
export function flagOf(observation: Cursor): string | undefined {
  const flags = conceptsOf(observation, "interpretation").map(({ codes, text }) => codes[0]?.code ?? text);
  return flags.filter((flag) => flag !== "").join(" ") || undefined;
}

/** The laboratory: an organisation's name, never a person's. */
export function labOf(observation: Cursor): string | undefined {
  const performer = children(observation, "performer").find((one) => {
    const reference = textOf(one, "reference");
    return reference === undefined ? textOf(one, "type") === "Organization" : /(?:^|\/)Organization\//.test(reference);
  });
  return performer === undefined ? undefined : (textOf(performer, "display") ?? textOf(performer, "reference"));
}

/**
 * What ties the states of one result together: the sender's identifier of it, with its code; else the id of
 * the resource, where its server is known, or the id alone. None: then nothing can replace it. What we wrote
 * ourselves says its key, or that it has none.
 */
export function resultKeyOf(observation: Cursor, { id, fullUrl }: Resource): { readonly resultKey?: string } {
  const identifiers = children(observation, "identifier").filter((one) => textOf(one, "value") !== undefined);
  const key = identifiers.find((one) => textOf(one, "system") === own.resultKey);
  if (key !== undefined) return { resultKey: textOf(key, "value")! };
  if (identifiers.some((one) => textOf(one, "system") === own.fact)) return {};
  const [identifier] = identifiers;
  const code = conceptOf(observation, "code")?.codes[0]?.code ?? "";
  if (identifier !== undefined) {
    return {
      resultKey: ["fhir", textOf(identifier, "system") ?? "", textOf(identifier, "value") ?? "", code].join("|"),
    };
  }
  const url =
    fullUrl !== undefined && /^https?:/.test(fullUrl) ? fullUrl : id === undefined ? undefined : `Observation/${id}`;
  return url === undefined ? {} : { resultKey: ["fhir", url, code].join("|") };
}
