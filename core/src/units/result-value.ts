import type { Analyte } from "./analyte.ts";
import { type NotAResult, notAResult } from "./not-a-result.ts";
import { type Comparator, type NumberStyle, readNumber } from "./number-text.ts";
import { foldWords, noneSeen, ordinalWords, qualitativeWords, tooMany } from "./result-words.ts";

/** Grades of a test strip, rising. */
export const ordinals = ["negative", "trace", "1+", "2+", "3+", "4+"] as const;
export type Ordinal = (typeof ordinals)[number];

export const qualitatives = [
  "negative",
  "positive",
  "indeterminate",
  "detected",
  "not-detected",
  "present",
  "absent",
] as const;
export type Qualitative = (typeof qualitatives)[number];

/** As the record writes it: a string is an ordinal, a qualitative, or else free text. Interval ends are included. */
export type ResultValue =
  | number
  | { readonly low: number; readonly high: number }
  /** 128 for 1:128. */
  | { readonly titre: number }
  | string;

export const isOrdinal = (value: unknown): value is Ordinal => (ordinals as readonly unknown[]).includes(value);

export const isQualitative = (value: unknown): value is Qualitative =>
  (qualitatives as readonly unknown[]).includes(value);

/** 0 for negative to 5 for 4+: a rank to compare by, not an amount. */
export const ordinalRank = (ordinal: Ordinal): number => ordinals.indexOf(ordinal);

export type ResultReading =
  | { readonly kind: "value"; readonly value: ResultValue; readonly comparator?: Comparator }
  | { readonly kind: "ambiguous"; readonly couldBe: readonly string[] }
  /** The test stays due. `printed` is a number that stood beside the remark: it is still judged for danger. */
  | { readonly kind: "not-a-result"; readonly why: NotAResult; readonly printed?: number }
  | { readonly kind: "text"; readonly text: string };

/**
 * Reads a result sent as text, by the scale of its analyte.
 *
 * - Ordinal: the spellings of interop.md 1.2. A bare digit is ambiguous: 1 is "1+" for one strip reader and
 *   a trace for another. "Positive" without a grade stays "positive". `-` is negative only here, as IO 1.2
 *   has it; a table in which `-` means an empty cell must drop it first.
 * - Qualitative: reactive is positive, non-reactive negative, grey zone and weak words as listed.
 * - Quantity: numbers, comparators, intervals, titres (1:128); for serology and urine also the words.
 *   By field, "none seen" is 0 and TNTC is > 50, the highest class laboratories print, so that no limit
 *   below is missed; "few" and "many" have no bounds and stay text.
 * - Text: kept, unless the whole of it says that there is no result.
 *
 * What fits nothing is `text`, as it was sent: never a result, never normal.
 *
 * @param style  how the sender writes numbers; undeclared, a comma is ambiguous
 */
export function readResultText(text: string, analyte: Analyte, style?: NumberStyle): ResultReading {
  const sent = text.trim();
  const word = foldWords(sent);
  const known = readWord(word, analyte);
  if (known !== undefined) return known;
  if (analyte.scale === "quantity") {
    const number = readQuantity(sent, style);
    if (number !== undefined) return number;
  }
  if (analyte.scale === "ordinal" && /^[1-4]$/.test(word)) return { kind: "ambiguous", couldBe: [`${word}+`] };
  const why = analyte.scale === "text" && sent.length > 40 ? undefined : spoilingRemark(sent, analyte);
  return why === undefined ? { kind: "text", text: sent } : withPrinted(why, sent, style);
}

const value = (read: ResultValue): ResultReading => ({ kind: "value", value: read });

function readWord(word: string, analyte: Analyte): ResultReading | undefined {
  if (analyte.scale === "text") return undefined;
  const byField = analyte.unit === "/[HPF]" || analyte.unit === "/[LPF]";
  if (byField && noneSeen.has(word)) return value(0);
  if (byField && tooMany.has(word)) return { kind: "value", value: 50, comparator: ">" };
  const grade = analyte.scale === "ordinal" ? ordinalWords.get(word) : undefined;
  const takesWords = analyte.scale !== "quantity" || analyte.group === "serology" || analyte.group === "urine";
  const found = grade ?? (takesWords ? qualitativeWords.get(word) : undefined);
  return found === undefined ? undefined : value(found);
}

function readQuantity(sent: string, style: NumberStyle | undefined): ResultReading | undefined {
  const titre = /^(<=|>=|[<>≤≥])?\s*1\s*:\s*(\d{1,7})$/.exec(sent);
  if (titre) {
    const bound = readNumber(`${titre[1] ?? ""}${titre[2]}`);
    if (bound.kind !== "number") return undefined;
    const read: ResultValue = { titre: bound.value };
    return bound.comparator ? { kind: "value", value: read, comparator: bound.comparator } : value(read);
  }
  const number = readNumber(sent, style);
  switch (number.kind) {
    case "number":
      return number.comparator
        ? { kind: "value", value: number.value, comparator: number.comparator }
        : value(number.value);
    case "interval":
      return value({ low: number.low, high: number.high });
    case "ambiguous":
      return number;
    case "not-a-number":
      return undefined;
  }
}

/**
 * Clumps are what a search for clumps finds, not what spoils it; and in urine, haemolysed blood, clots and
 * clumps are findings.
 */
function spoilingRemark(sent: string, analyte: Analyte): NotAResult | undefined {
  const why = notAResult(sent);
  const isFinding =
    (analyte.key === "platelet_clumps" && why === "clumped") ||
    (analyte.specimen === "urine" && (why === "haemolysed" || why === "clotted" || why === "clumped"));
  return isFinding ? undefined : why;
}

/** `45 clumped`, `12.3 (haemolysed)`: the number is no result, but it may be a danger. */
function withPrinted(why: NotAResult, sent: string, style: NumberStyle | undefined): ResultReading {
  const leading = /^\d[\d.,]*(?=[\s(*])/.exec(sent)?.[0];
  const number = leading === undefined ? undefined : readNumber(leading, style);
  return number?.kind === "number"
    ? { kind: "not-a-result", why, printed: number.value }
    : { kind: "not-a-result", why };
}
