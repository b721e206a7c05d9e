import type { NumberFormat } from "./number-format.ts";
import { serialDate } from "./serial-date.ts";

/** A cell as the text that a person would write for it. */
export type Cell = {
  readonly text: string;
  /** The number as it was stored: its text has a decimal point, whatever the sender's other texts have. */
  readonly isNumber: boolean;
  /** A day or a moment as it was stored, and no text that looks like one. */
  readonly isDay?: true;
  /**
   * `failed`: a formula that ended in an error. `unsettled`: a formula whose result was not saved. `too-long`: a text that no program
   * would have saved.
   */
  readonly problem?: "failed" | "unsettled" | "too-long";
};

export type StoredCell = {
  /** The kind of cell as the workbook names it; `n` where it says nothing. */
  readonly type: string;
  readonly value: string | undefined;
  readonly inline: string | undefined;
  readonly hasFormula: boolean;
  readonly format: NumberFormat;
};

/** @returns undefined where nothing stands in the cell, or it is not to be understood */
export function readCell(
  { type, value, inline, hasFormula, format }: StoredCell,
  strings: readonly string[],
  is1904: boolean,
): Cell | undefined {
  if (inline !== undefined) return text(inline);
  // A formula that yields an empty text is saved as a text without a value.
  if (value === undefined) return hasFormula && type !== "str" ? nothing("unsettled") : undefined;
  switch (type) {
    case "s":
      return text(strings[Number(value)] ?? "");
    case "str":
      return text(value);
    case "b":
      return text(value === "1" ? "TRUE" : "FALSE");
    case "e":
      // A program that looked something up and found nothing says so; anything else is a failure.
      return value === "#N/A" ? undefined : nothing("failed");
    case "d":
      return { ...text(value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, "")), isDay: true };
    default:
      return readStoredNumber(value, format, is1904);
  }
}

/** What Excel keeps in a cell. */
const longest = 32_767;

const nothing = (problem: NonNullable<Cell["problem"]>): Cell => ({ text: "", isNumber: false, problem });
const text = (value: string): Cell => (value.length > longest ? nothing("too-long") : { text: value, isNumber: false });

function readStoredNumber(value: string, format: NumberFormat, is1904: boolean): Cell | undefined {
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number)) return text(value);
  switch (format.shows) {
    case "date": {
      const day = serialDate(number, is1904);
      return day === undefined ? text(numberText(number)) : { ...text(day), ...(number >= 1 ? { isDay: true } : {}) };
    }
    case "percent":
      return { text: `${numberText(number * 100)}%`, isNumber: true };
    case "digits":
      return text(Number.isInteger(number) && number >= 0 ? patterned(numberText(number), format.pattern) : value);
    case "number":
      return { text: numberText(number), isNumber: true };
  }
}

/** Programs keep 15 digits: what a stored number has beyond them came from counting in twos. */
const digits = 15;

/** Without an exponent, as long as no digit is lost: a longer number was cut off, and shows it. */
function numberText(number: number): string {
  const rounded = Number(number.toPrecision(digits));
  if (Math.abs(rounded) >= 10 ** digits) return rounded.toExponential().toUpperCase();
  const plain = `${rounded}`;
  return plain.includes("e") ? rounded.toFixed(digits + 5).replace(/\.?0+$/, "") : plain;
}

/** `12345` in `000 000 0` is `001 234 5`; what the pattern has no place for stands before it. */
function patterned(whole: string, pattern: string): string {
  const places = [...pattern].filter((sign) => sign === "0").length;
  const padded = [...whole.padStart(places, "0")];
  const before = padded.splice(0, padded.length - places).join("");
  return before + [...pattern].map((sign) => (sign === "0" ? padded.shift()! : sign)).join("");
}
