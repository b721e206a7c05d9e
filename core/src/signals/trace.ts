import type { Certainty } from "../base/certainty.ts";
import type { Operator } from "./three-valued.ts";

/** What the right side of a comparison was made of. */
export type RightSide =
  | { readonly from: "rule" }
  | {
      readonly from: "range";
      readonly range: "laboratory" | "default";
      readonly limit: number;
      readonly times?: number;
    }
  | {
      readonly from: "baseline";
      readonly baseline: "median" | "single" | "surrogate";
      readonly value: number;
      readonly facts: readonly string[];
      readonly percent?: number;
      readonly by?: number;
    }
  /** It was so before treatment began. */
  | { readonly from: "before-treatment"; readonly facts: readonly string[] }
  | {
      readonly from: "previous" | "first-of-trend" | "before-infusion" | "earlier-day";
      readonly value: number;
      readonly facts: readonly string[];
      readonly percent?: number;
      readonly by?: number;
    };

/** One comparison that a judgement rests on. Numbers are in `unit`, the canonical one. */
export type Comparison = {
  readonly left: string;
  /** The number as it stands in the record (of an interval its upper end), or the word. */
  readonly saw: number | string;
  /** The comparator that stood before the number. */
  readonly comparator?: Operator;
  readonly op: Operator | "is";
  readonly right: number | string;
  readonly unit?: string;
  readonly result: Certainty;
  readonly fact: string;
  readonly made?: RightSide;
};

/** What would have to be known. */
export type MissingKind =
  | "baseline"
  | "previous"
  | "range"
  | "number"
  | "valid-sample"
  | "result"
  | "symptom"
  | "vital"
  | "finding"
  | "exam"
  | "mri"
  | "condition"
  | "medicine"
  | "pregnancy"
  | "intention"
  | "sex"
  | "recorded"
  | "start";
export type Missing = { readonly what: MissingKind; readonly of: string };

/** Collects the reasons of one judgement; without one, nothing is written down and nothing allocated. */
export type Trace = {
  readonly comparisons: Comparison[];
  readonly evidence: Set<string>;
  readonly missing: Missing[];
};

export const emptyTrace = (): Trace => ({ comparisons: [], evidence: new Set(), missing: [] });

/** Notes that something is missing, once; the answer is always "cannot tell". */
export function lacks(trace: Trace | undefined, what: MissingKind, of: string): "cannot-tell" {
  if (trace !== undefined && !trace.missing.some((one) => one.what === what && one.of === of))
    trace.missing.push({ what, of });
  return "cannot-tell";
}
