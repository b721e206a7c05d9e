import { type Delimiters, usualDelimiters } from "./delimiters.ts";
import { escapeText } from "./escape.ts";

/** A field to be written: text, or repetitions of components of subcomponents. */
export type FieldToWrite = string | readonly (readonly (readonly string[])[])[];

export type SegmentToWrite = { readonly name: string; readonly fields: readonly FieldToWrite[] };

/**
 * A message as text, segments ended by CR. Fields are given from HL7 number 1 on, in headers from number 3 on:
 * the delimiters are written here. All text is escaped; empty fields at the end are left out, but for
 * one, so that even an empty segment has the separator by which it is known.
 */
export const writeMessage = (segments: readonly SegmentToWrite[], delimiters: Delimiters = usualDelimiters): string =>
  segments.map((segment) => `${writeSegment(segment, delimiters)}\r`).join("");

/** Headers hold the delimiters themselves. */
const selfDelimited = new Set(["MSH", "FHS", "BHS"]);

function writeSegment({ name, fields }: SegmentToWrite, delimiters: Delimiters): string {
  const { component, repetition, escape: mark, subcomponent, truncation } = delimiters;
  const own = selfDelimited.has(name)
    ? [`${component}${repetition}${mark === "" ? " " : mark}${subcomponent}${truncation ?? ""}`]
    : [];
  const written = fields.map((value) => writeField(value, delimiters));
  const last = written.findLastIndex((value) => value !== "");
  return [name, ...own, ...written.slice(0, Math.max(1, last + 1))].join(delimiters.field);
}

function writeField(value: FieldToWrite, delimiters: Delimiters): string {
  if (typeof value === "string") return escapeText(value, delimiters);
  const component = (parts: readonly string[]) =>
    parts.map((part) => escapeText(part, delimiters)).join(delimiters.subcomponent);
  return value.map((parts) => parts.map(component).join(delimiters.component)).join(delimiters.repetition);
}
