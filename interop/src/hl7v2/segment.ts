import type { Delimiters } from "./delimiters.ts";
import { unescapeText } from "./escape.ts";
import { plainText } from "./plain-text.ts";

export type Segment = {
  readonly name: string;
  /** Which one of this name in its message, from 1: the number in `OBX[3]`. */
  readonly ordinal: number;
  /** The text as it was sent, escapes and all. */
  readonly raw: string;
  /** Raw fields under their HL7 numbers; `fields[0]` is the name. In MSH, `fields[1]` is the separator. */
  readonly fields: readonly string[];
  readonly delimiters: Delimiters;
};

/** `absent`: nothing was said. `null`: `""` was sent, the sender says there is nothing. */
export type Presence = "absent" | "null" | "valued";

/** Segments that hold the delimiters themselves, so that their fields count from the separator. */
const selfDelimited = new Set(["MSH", "FHS", "BHS"]);

export function readSegment(raw: string, delimiters: Delimiters, ordinal: number): Segment {
  const name = raw.slice(0, 3);
  const parts = raw.split(delimiters.field);
  const fields = selfDelimited.has(name) ? [name, delimiters.field, ...parts.slice(1)] : [name, ...parts.slice(1)];
  return { name, ordinal, raw, fields, delimiters };
}

/** Field `n` as the standard numbers it, raw: empty when absent. */
export const field = (segment: Segment, n: number): string => segment.fields[n] ?? "";

export function presence(segment: Segment, n: number): Presence {
  const raw = field(segment, n);
  if (raw === '""') return "null";
  return raw.trim() === "" ? "absent" : "valued";
}

/** The repetitions of a field, raw. An absent field has none; MSH-1 and MSH-2 are never split. */
export function repetitions(segment: Segment, n: number): readonly string[] {
  const raw = field(segment, n);
  if (raw === "") return [];
  return selfDelimited.has(segment.name) && n <= 2 ? [raw] : raw.split(segment.delimiters.repetition);
}

/**
 * Component `c` of a field, unescaped and cleaned; empty when absent and when `""` was sent
 * ({@link presence} tells them apart). Its subcomponents, if any, stay joined.
 *
 * @param repetition which repetition, from 1
 */
export const component = (segment: Segment, n: number, c: number, repetition = 1): string =>
  readText(rawComponent(segment, n, c, repetition), segment.delimiters);

/** Subcomponent `s` of a component, unescaped and cleaned; empty when absent or `""`. */
export const subcomponent = (segment: Segment, n: number, c: number, s: number, repetition = 1): string =>
  readText(
    rawComponent(segment, n, c, repetition).split(segment.delimiters.subcomponent)[s - 1] ?? "",
    segment.delimiters,
  );

/** How many components a repetition has; 0 when the field is absent. */
export const componentCount = (segment: Segment, n: number, repetition = 1): number =>
  repetitions(segment, n)[repetition - 1]?.split(segment.delimiters.component).length ?? 0;

/**
 * All of a field as one text, for fields that have no components by their type (ST, TX, FT, NTE-3):
 * a `^` or `&` that stands there unescaped is the writer's own. Repetitions become lines.
 */
export const fieldText = (segment: Segment, n: number): string =>
  repetitions(segment, n)
    .map((repetition) => readText(repetition, segment.delimiters))
    .join("\n");

const rawComponent = (segment: Segment, n: number, c: number, repetition: number): string =>
  repetitions(segment, n)[repetition - 1]?.split(segment.delimiters.component)[c - 1] ?? "";

/** Raw text between delimiters as a person reads it; `""` becomes empty. */
export const readText = (raw: string, delimiters: Delimiters): string =>
  raw.trim() === '""' ? "" : plainText(unescapeText(raw, delimiters).text);

/** Escape sequences of a segment that nobody but the sender can read, with the fields they stand in. */
export const unknownEscapes = (segment: Segment): readonly { readonly field: number; readonly sequence: string }[] =>
  segment.fields.flatMap((raw, index) =>
    selfDelimited.has(segment.name) && index <= 2
      ? []
      : unescapeText(raw, segment.delimiters).unknown.map((sequence) => ({ field: index, sequence })),
  );
