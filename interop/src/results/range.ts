import { type Issue, readNumber } from "@longwatch/core";
import { doubt } from "../hl7v2/issue.ts";
import type { NumberStyle } from "../hl7v2/options.ts";

export type RangeFields = { readonly refLow?: number; readonly refHigh?: number; readonly refText?: string };
export type RangeReading = { readonly fields: RangeFields; readonly issues: readonly Issue[] };

/**
 * The laboratory's range: bounds sent as numbers, or a text that is wholly a range (`70-105`, `<30`,
 * `4.3 to 6.2`). The text is kept beside its bounds. Ranges by age or sex, words and targets stay text.
 * A bound that excludes its own number gives that number, as laboratories use it for "upper limit".
 */
export function readRange(
  sent: { readonly low?: number | undefined; readonly high?: number | undefined; readonly text?: string | undefined },
  style: NumberStyle | undefined,
  at: string,
): RangeReading {
  const text = sent.text?.trim() ?? "";
  const kept = text === "" ? {} : { refText: text };
  const { low, high } = sent;
  if (low !== undefined && high !== undefined && low > high) {
    return { fields: { refText: text || `${low} - ${high}` }, issues: [unreadable(at, `${low} to ${high}`)] };
  }
  const bounds = low === undefined && high === undefined ? boundsOf(text, style) : { refLow: low, refHigh: high };
  const fields = {
    ...(bounds?.refLow === undefined ? {} : { refLow: bounds.refLow }),
    ...(bounds?.refHigh === undefined ? {} : { refHigh: bounds.refHigh }),
    ...kept,
  };
  const isNumeric = /^\d[\d.,]*\s*[-–]\s*\d[\d.,]*$/.test(text);
  return { fields, issues: bounds === undefined && isNumeric ? [unreadable(at, text)] : [] };
}

function boundsOf(
  text: string,
  style: NumberStyle | undefined,
): { readonly refLow?: number; readonly refHigh?: number } | undefined {
  const one = readNumber(text, style);
  if (one.kind === "number" && one.comparator !== undefined) {
    return one.comparator.startsWith("<") ? { refHigh: one.value } : { refLow: one.value };
  }
  const two = readNumber(text.replace(/\s+to\s+/i, "-"), style);
  return two.kind === "interval" ? { refLow: two.low, refHigh: two.high } : undefined;
}

const unreadable = (at: string, saw: string): Issue =>
  doubt(
    "reference-range-unreadable",
    at,
    saw,
    "The range was kept as text. Rules that need the laboratory's own limits cannot use it.",
  );
