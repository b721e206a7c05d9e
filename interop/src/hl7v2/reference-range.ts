import { type Issue, readNumber } from "@longwatch/core";
import { doubt } from "./issue.ts";
import type { NumberStyle } from "./options.ts";
import { component, componentCount, fieldText, type Segment } from "./segment.ts";

export type RangeReading = {
  readonly refLow?: number;
  readonly refHigh?: number;
  /** The range as sent, where no bounds, or not all of it, could be taken from it. */
  readonly refText?: string;
  readonly issues: readonly Issue[];
};

type Bounds = { readonly refLow?: number; readonly refHigh?: number };

/**
 * The reference range of OBX-7, in the unit of the value. Bounds only where the whole text is a range:
 * `70-105`, `70_105`, `4.3 to 6.2`, `<30`, `BELOW 15`. Ranges by age or sex, words and targets stay text.
 * A bound that excludes its own number (`<30`) gives that number, as laboratories use it for "upper limit".
 *
 * @param units spellings of the result's unit that may stand behind the range
 */
export function readRange(
  obx: Segment,
  units: readonly string[],
  style: NumberStyle | undefined,
  at: string,
): RangeReading {
  const whole = fieldText(obx, 7);
  if (whole === "") return { issues: [] };
  const parts = Array.from({ length: componentCount(obx, 7) }, (_, index) => component(obx, 7, index + 1));
  const text = withoutUnit(parts[0] ?? "", units);
  const bounds = boundsOf(text, style);
  if (bounds === undefined) {
    const isNumeric = /^\d[\d.,]*\s*[-–]\s*\d[\d.,]*$/.test(text);
    return { refText: whole, issues: isNumeric ? [unreadable(at, whole)] : [] };
  }
  if (!agrees(parts.slice(1), bounds, style)) return { refText: whole, issues: [unreadable(at, whole)] };
  return { ...bounds, issues: [] };
}

/** The unit `1` is never taken off: it is the last digit of a bound. */
function withoutUnit(text: string, units: readonly string[]): string {
  const trimmed = text.trim().replace(/^\((.*)\)$/, "$1");
  const unit = units.find((one) => /\D/.test(one) && trimmed.toLowerCase().endsWith(one.toLowerCase()));
  return unit === undefined ? trimmed : trimmed.slice(0, -unit.length).trim();
}

function boundsOf(text: string, style: NumberStyle | undefined): Bounds | undefined {
  const worded = text
    .replace(/^(?:below|under|less than|up to)\s+(?=[\d.])/i, "<")
    .replace(/^(?:above|over|greater than)\s+(?=[\d.])/i, ">");
  const one = readNumber(worded, style);
  if (one.kind === "number" && one.comparator !== undefined) {
    return one.comparator.startsWith("<") ? { refHigh: one.value } : { refLow: one.value };
  }
  const two = readNumber(worded.replace(/\s*(?:_|\bto\b)\s*/i, "-"), style);
  return two.kind === "interval" ? { refLow: two.low, refHigh: two.high } : undefined;
}

/** Low and high of their own in components 2 and 3 must say the same: `65-99^65^99`, `>40^>40`. */
const agrees = (rest: readonly string[], bounds: Bounds, style: NumberStyle | undefined): boolean =>
  rest
    .filter((part) => part !== "")
    .every((part) => {
      const number = readNumber(part, style);
      return number.kind === "number" && (number.value === bounds.refLow || number.value === bounds.refHigh);
    });

const unreadable = (at: string, saw: string): Issue =>
  doubt(
    "reference-range-unreadable",
    `${at}-7`,
    saw,
    "The range was kept as text. Rules that need the laboratory's own limits cannot use it.",
  );
