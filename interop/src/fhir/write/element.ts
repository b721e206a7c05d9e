import { fingerprint, formatInstant, parseInstant } from "@longwatch/core";
import { localAt, offsetOnDate, offsetText } from "../../hl7v2/write/zone.ts";

/** A part of a resource, as JSON. */
export type Element = { readonly [name: string]: unknown };
export type Resource = Element & { readonly resourceType: string; readonly id: string };

/** Fields that have a value; an empty list is none. */
export const compact = <T extends Element>(element: T): T =>
  Object.fromEntries(
    Object.entries(element).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  ) as T;

/** FHIR allows an id 64 letters, digits, `-` and `.`: others get a short mark. The same text has always the same id. */
export const idOf = (text: string): string => (/^[A-Za-z0-9.-]{1,64}$/.test(text) ? text : fingerprint(text));

/** A deterministic `urn:uuid` (version 8, made of the text). */
export function urlOf(type: string, id: string): string {
  const mark = fingerprint(`${type}/${id}`);
  const parts = [mark.slice(0, 8), mark.slice(8, 12), `8${mark.slice(12, 15)}`, `8${mark.slice(15, 18)}`];
  return `urn:uuid:${[...parts, `${mark.slice(18)}00`].join("-")}`;
}

export const coding = (system: string, code: string, display?: string): Element => compact({ system, code, display });
export const worded = (text: string): Element => ({ text });
export const concept = (text: string, ...codings: readonly Element[]): Element => compact({ coding: codings, text });

export const ucum = "http://unitsofmeasure.org";
export const loinc = "http://loinc.org";

export const quantity = (value: number, unit: string): Element => ({ value, unit, system: ucum, code: unit });

const categories = "http://terminology.hl7.org/CodeSystem/observation-category";
export const category = (code: "laboratory" | "vital-signs" | "survey" | "exam" | "imaging"): readonly Element[] => [
  { coding: [coding(categories, code)] },
];

export const notes = (...texts: readonly (string | undefined)[]): readonly Element[] =>
  texts.flatMap((text) => (text === undefined || text.trim() === "" ? [] : [{ text }]));

/** A moment in UTC; undefined where it is none. */
export function momentText(text: string | undefined): string | undefined {
  const instant = text === undefined ? undefined : parseInstant(text);
  return instant === undefined ? undefined : formatInstant(instant);
}

/**
 * A date, with its moment written so that it keeps the date: in UTC, else at the nearest offset at which it
 * does; the date alone where there is none.
 */
export function dateTime(on: string, at: string | undefined): string {
  const instant = at === undefined ? undefined : parseInstant(at);
  const offset = instant === undefined ? undefined : offsetOnDate(instant, on);
  if (instant === undefined || offset === undefined) return on;
  return `${localAt(instant, offset)}${offset === 0 ? "Z" : offsetText(offset)}`;
}

/** A moment with the offset it was written with; FHIR wants its seconds. */
export const writtenMoment = (text: string): string => text.replace(/^(.{10}T\d{2}:\d{2})(?=Z|[+-])/, "$1:00");

/** A table the other way round: what leads to each value, in the order of the table. */
export function keysByValue(table: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [key, value] of table) {
    const keys = found.get(value);
    if (keys === undefined) found.set(value, [key]);
    else keys.push(key);
  }
  return found;
}
