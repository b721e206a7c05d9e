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
import type { LoincTerm } from "./codes.ts";
import { doubt, problem } from "./issue.ts";
import type { NumberStyle, UnitQuirks } from "./options.ts";
import type { Segment } from "./segment.ts";
import { sentValue } from "./sent-value.ts";
import { asRemark } from "./specimen.ts";
import { readUnitField } from "./unit-field.ts";
import { unitProblem } from "./unit-problem.ts";

export type ValueReading = {
  /** `read`: as below. `text`: words that are no result, to be kept. `unusable`: not to be filed as a number. */
  readonly kind: "read" | "text" | "unusable" | "none" | "deleted" | "attachment";
  readonly value?: ResultValue;
  readonly comparator?: Comparator;
  readonly unit?: string;
  readonly remarks: readonly SpecimenRemark[];
  /** What stood in the message, with its unit: the record of a value that could not be read. */
  readonly asSent: string;
  readonly sentUnit?: string;
  readonly issues: readonly Issue[];
};

type Context = {
  readonly obx: Segment;
  readonly analyte: Analyte;
  readonly term: LoincTerm | undefined;
  readonly quirks: UnitQuirks | undefined;
  readonly at: string;
};
type TextReading = ReturnType<typeof readResultText>;

/** The value of OBX-2, 5 and 6 for this analyte (interop.md 3.2). Never a number that was not sent as one. */
export function readValue(
  obx: Segment,
  analyte: Analyte,
  term: LoincTerm | undefined,
  { style, quirks }: { readonly style?: NumberStyle | undefined; readonly quirks?: UnitQuirks | undefined },
  at: string,
): ValueReading {
  const context: Context = { obx, analyte, term, quirks, at };
  const sent = sentValue(obx, at);
  if (sent.kind === "none") return nothing(sent.isDeleted ? "deleted" : "none");
  if (sent.kind === "attachment") return nothing("attachment");
  const asSent = sent.texts.join(" / ");
  const readings = sent.texts.map((text) => readResultText(onOneLine(text), analyte, style));
  const remarks = readings.flatMap((reading) => (reading.kind === "not-a-result" ? (asRemark(reading.why) ?? []) : []));
  const read = settle(readings, sent.isNumeric, asSent, context);
  return {
    ...read,
    remarks,
    asSent: read.asSent === "" ? asSent : read.asSent,
    issues: [...sent.issues, ...read.issues],
  };
}

const nothing = (kind: "none" | "deleted" | "attachment"): ValueReading => ({
  kind,
  remarks: [],
  asSent: "",
  issues: [],
});

/** Two lines are never one number. */
const onOneLine = (text: string): string => text.replaceAll("\n", "; ");

/** Several texts of one coded value must not contradict each other. */
function settle(readings: readonly TextReading[], isNumeric: boolean, asSent: string, context: Context): ValueReading {
  const values = readings.filter((reading) => reading.kind === "value");
  const [first] = values;
  if (first !== undefined) {
    const isOne = values.every((other) => JSON.stringify(other.value) === JSON.stringify(first.value));
    if (!isOne || (isNumeric && typeof first.value === "string")) return unreadable(asSent, context);
    return withUnit(first.value, first.comparator, asSent, context);
  }
  const ambiguous = readings.find((reading) => reading.kind === "ambiguous");
  if (ambiguous !== undefined) return ambiguousNumber(asSent, ambiguous.couldBe, context);
  const none = readings.find((reading) => reading.kind === "not-a-result");
  if (none === undefined) {
    return context.analyte.scale === "text" && !isNumeric
      ? { ...plain, kind: "read", value: asSent }
      : unreadable(asSent, context);
  }
  if (none.why === "empty") return nothing("none");
  if (asRemark(none.why) === undefined) return notAResult(asSent, none.why, context);
  if (none.printed === undefined) return { ...plain, kind: "read" };
  const printed = withUnit(none.printed, undefined, asSent, context);
  return printed.kind === "read" ? printed : { ...plain, kind: "read", issues: printed.issues.map(asDoubt) };
}

const plain: ValueReading = { kind: "text", remarks: [], asSent: "", issues: [] };

function withUnit(
  value: ResultValue,
  comparator: Comparator | undefined,
  asSent: string,
  context: Context,
): ValueReading {
  const compared = comparator === undefined ? {} : { comparator };
  const numbers =
    typeof value === "number" ? [value] : typeof value === "object" && "low" in value ? [value.low, value.high] : [];
  if (numbers.length === 0) return { ...plain, kind: "read", value, ...compared };
  const { obx, analyte, term, quirks, at } = context;
  const unit = readUnitField(obx, analyte, term, quirks);
  const both = `${asSent} ${unit.sent}`.trim();
  if (unit.kind !== "unit")
    return {
      ...plain,
      kind: "unusable",
      asSent: both,
      issues: [unitProblem(unit.kind, unit.sent, analyte, `${at}-6`)],
    };
  const verdicts = numbers.map((number) =>
    judgePlausibility(analyte, toCanonical(number, unit.unit, analyte) ?? Number.NaN, unit.unit),
  );
  if (verdicts.includes("impossible")) {
    const remedy = `No living person has this value of ${analyte.name.toLowerCase()}: ask the laboratory about the number and its unit.`;
    return {
      ...plain,
      kind: "unusable",
      asSent: both,
      issues: [problem("value-implausible", `${at}-5`, both, remedy)],
    };
  }
  const questioned = verdicts.includes("questionable")
    ? [
        doubt(
          "value-questionable",
          `${at}-5`,
          both,
          "It was taken and counts for no test until somebody confirms it: ask the laboratory about the number and its unit, today.",
        ),
      ]
    : [];
  return { ...plain, kind: "read", value, ...compared, unit: unit.unit, sentUnit: unit.sent, issues: questioned };
}

const ambiguousNumber = (asSent: string, couldBe: readonly string[], { at }: Context): ValueReading => ({
  ...plain,
  kind: "unusable",
  issues: [
    problem(
      "number-ambiguous",
      `${at}-5`,
      asSent,
      `It can mean ${couldBe.join(" or ")} and was not taken. Set how this sender writes numbers, or ask the laboratory.`,
    ),
  ],
});

const unreadable = (asSent: string, { at }: Context): ValueReading => ({
  ...plain,
  value: asSent,
  issues: [
    doubt(
      "value-unreadable",
      `${at}-5`,
      sizeOf(asSent),
      "The text was kept and the test stays due. Read it, and enter the result if it holds one.",
    ),
  ],
});

/** Words that say there is no result. "Pending" is not kept: the result is yet to come, and must not be hidden by it. */
const notAResult = (asSent: string, why: string, { at }: Context): ValueReading => ({
  ...plain,
  kind: why === "pending" ? "unusable" : "text",
  value: asSent,
  issues: [
    why === "comment-only"
      ? doubt(
          "result-in-note",
          `${at}-5`,
          why,
          "The result stands in a note or a report. Read it there and enter it; the test stays due.",
        )
      : doubt(
          "value-not-a-result",
          `${at}-5`,
          why,
          why === "pending"
            ? "There is no result yet: the test stays due until it comes."
            : "There is no result: the test stays due. Order it again.",
        ),
  ],
});

/** Free text may hold a name: its length is shown, not its words. */
const sizeOf = (text: string): string => `text of ${text.length} characters`;

export const asDoubt = (issue: Issue): Issue => ({ ...issue, severity: "warning" });
