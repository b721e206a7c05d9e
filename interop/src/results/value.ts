import {
  type Analyte,
  type Comparator,
  type Issue,
  judgePlausibility,
  type ResultValue,
  readResultText,
  type SpecimenRemark,
  toCanonical,
} from "@longwatch/core";
import { doubt, problem } from "../hl7v2/issue.ts";
import type { NumberStyle } from "../hl7v2/options.ts";
import { asRemark } from "../hl7v2/specimen.ts";
import type { LoincTerm } from "./code.ts";
import { readUnits } from "./unit.ts";

export type ValueContext = {
  readonly analyte: Analyte;
  readonly term: LoincTerm | undefined;
  readonly style: NumberStyle | undefined;
  /** Places for issues. */
  readonly at: string;
  readonly unitAt: string;
  /** Code and words of the unit, best first. */
  readonly units: readonly string[];
};

/** Undefined fields: there is no result that could be filed, and an issue says why. */
export type ValueReading = {
  readonly fields?: {
    readonly value?: ResultValue;
    readonly comparator?: Comparator;
    readonly unit?: string;
  };
  readonly remarks: readonly SpecimenRemark[];
  readonly issues: readonly Issue[];
};

const refused = (...issues: readonly Issue[]): ValueReading => ({ remarks: [], issues });

/** A number or an interval with its unit; refused where the unit is not sure or no living person has it. */
export function numberValue(
  value: number | { readonly low: number; readonly high: number },
  comparator: Comparator | undefined,
  context: ValueContext,
): ValueReading {
  const { analyte, at } = context;
  const { unit, issues } = readUnits(context.units, analyte, context.term, context.unitAt);
  if (unit === undefined) return refused(...issues);
  const ends = typeof value === "number" ? [value] : [value.low, value.high];
  const saw = `${comparator ?? ""}${ends.join(" to ")} ${context.units[0] ?? ""}`.trim();
  if (ends.length === 2 && ends[0]! > ends[1]!) {
    const remedy =
      "The lower end is above the upper one; it was not taken. Ask the laboratory which numbers are right.";
    return refused(problem("value-not-allowed", at, saw, remedy));
  }
  const verdicts = ends.map((end) => judgePlausibility(analyte, toCanonical(end, unit, analyte) ?? Number.NaN, unit));
  if (verdicts.includes("impossible")) {
    const remedy = `No living person has this value of ${analyte.key}: ask the laboratory about the number and its unit.`;
    return refused(...issues, problem("value-implausible", at, saw, remedy));
  }
  const confirm =
    "It was taken and counts for no test until somebody confirms it: ask the laboratory about the number and its unit, today.";
  const questioned = verdicts.includes("questionable") ? [doubt("value-questionable", at, saw, confirm)] : [];
  return {
    fields: { value, ...(comparator === undefined ? {} : { comparator }), unit },
    remarks: [],
    issues: [...issues, ...questioned],
  };
}

/** A result sent as words. What fits nothing is kept as text: no result, never normal, and shown. */
export function textValue(sent: string, context: ValueContext): ValueReading {
  const { analyte, style, at } = context;
  const text = sent.trim();
  const reading = readResultText(text, analyte, style);
  switch (reading.kind) {
    case "value":
      return wordOrNumber(reading.value, reading.comparator, context);
    case "ambiguous": {
      const remedy = `It can mean ${reading.couldBe.join(" or ")} and was not taken. Settle how this sender writes results, or ask the laboratory.`;
      return refused(problem("number-ambiguous", at, text, remedy));
    }
    case "not-a-result":
      return notAResult(text, reading, context);
    case "text":
      return withTrailingUnit(text, context) ?? keptText(text, context);
  }
}

export function wordOrNumber(
  value: ResultValue,
  comparator: Comparator | undefined,
  context: ValueContext,
): ValueReading {
  if (typeof value === "number" || (typeof value === "object" && "low" in value))
    return numberValue(value, comparator, context);
  return { fields: { value, ...(comparator === undefined ? {} : { comparator }) }, remarks: [], issues: [] };
}

/** `7.5 mmol/L` in one text: a number, and a unit that this analyte can have. */
function withTrailingUnit(text: string, context: ValueContext): ValueReading | undefined {
  const [, number, unit] = /^((?:[<>=≤≥]\s*)*\d[\d.,]*)\s*([^\d\s.,].*)$/.exec(text) ?? [];
  if (number === undefined || unit === undefined || context.analyte.scale !== "quantity") return undefined;
  if (readUnits([unit], context.analyte, context.term, context.unitAt).unit === undefined) return undefined;
  return textValue(number, { ...context, units: [...context.units, unit] });
}

function keptText(text: string, { analyte, at }: ValueContext): ValueReading {
  if (analyte.scale === "text") return { fields: { value: text }, remarks: [], issues: [] };
  const remedy = "The text was kept and the test stays due. Read it, and enter the result if it holds one.";
  return { fields: { value: text }, remarks: [], issues: [doubt("value-unreadable", at, sizeOf(text), remedy)] };
}

type NotAResultReading = Extract<ReturnType<typeof readResultText>, { kind: "not-a-result" }>;

/**
 * A spoilt sample is filed with its remark, and the number printed beside it, which is still judged for
 * danger. Words such as "cancelled" or "see note" are filed as words, which are no evidence, so that they
 * replace a number that was sent before.
 */
function notAResult(text: string, { why, printed }: NotAResultReading, context: ValueContext): ValueReading {
  const remark = asRemark(why);
  if (remark !== undefined) {
    const number = printed === undefined ? undefined : numberValue(printed, undefined, context);
    const remedy = "The sample was spoilt: the test stays due. Order it again.";
    return {
      fields: number?.fields ?? {},
      remarks: [remark],
      issues: [doubt("specimen-unusable", context.at, why, remedy)],
    };
  }
  if (why === "empty")
    return refused(
      problem("value-missing", context.at, "nothing", "Ask the laboratory for the result; the test stays due."),
    );
  if (why === "comment-only") {
    const remedy = "The result stands in a note or a report. Read it there and enter it; the test stays due.";
    return { fields: { value: text }, remarks: [], issues: [doubt("result-in-note", context.at, why, remedy)] };
  }
  const remedy = "There is no result: the test stays due. Order it again, or wait for it if it is pending.";
  return { fields: { value: text }, remarks: [], issues: [doubt("value-not-a-result", context.at, why, remedy)] };
}

/** Free text may hold a name: its length is shown, not its words. */
const sizeOf = (text: string): string => `text of ${text.length} characters`;
