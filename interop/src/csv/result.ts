import { type Analyte, type FactJson, type Issue, isSpoiltBy, type SpecimenRemark } from "@longwatch/core";
import { findingsIn } from "../hl7v2/findings.ts";
import { doubt, problem } from "../hl7v2/issue.ts";
import { remarkIn } from "../hl7v2/specimen.ts";
import type { LoincTerm } from "../results/code.ts";
import type { RangeFields } from "../results/range.ts";
import { textValue, type ValueReading } from "../results/value.ts";
import { isEmptyCell } from "./cells.ts";
import { isDamagedInterval } from "./dates.ts";
import type { CsvProfile } from "./profile.ts";
import type { RowHead } from "./row.ts";
import type { RowStatus } from "./status.ts";

type ResultFact = Extract<FactJson, { readonly kind: "result-reported" }>;

/** One result of a table, wherever its parts stood. */
export type SentResult = {
  readonly head: RowHead;
  readonly analyte: Analyte;
  readonly term: LoincTerm | undefined;
  /** What the sender calls it: part of what ties states of one result together. */
  readonly code: string;
  readonly value: string;
  /** The value is a number as a program stored it: its decimal mark is a point. */
  readonly isStored: boolean;
  readonly unit: string;
  readonly range: RangeFields;
  readonly flag: string;
  readonly status: RowStatus;
  readonly specimen: string;
  readonly comment: string;
  readonly at: string;
  readonly line: number;
};

export type ResultReading = { readonly fact?: ResultFact; readonly issues: readonly Issue[] };

/** A result as a fact, or the issue that says why not. */
export function readResult(sent: SentResult, { decimalMark }: CsvProfile): ResultReading {
  const { head, analyte, term, at, status } = sent;
  const wrong = otherSpecimen(sent);
  if (wrong !== undefined) return { issues: [wrong] };
  const isWithdrawn = status.status === "cancelled" || status.status === "entered-in-error";
  const mark = sent.isStored ? "." : decimalMark;
  const style = mark === undefined ? undefined : { decimalMark: mark };
  const read = isWithdrawn
    ? withdrawn(sent)
    : correctedValue(readValue(sent, { analyte, term, style, at, unitAt: at, units: [sent.unit] }), status);
  const remarks = [...new Set([...read.remarks, ...remarksIn(sent)])];
  const spoilt = remarksIn(sent).filter((one) => isSpoiltBy(one, analyte) && !read.remarks.includes(one));
  const issues = [
    ...status.issues,
    ...read.issues,
    ...spoilt.map((one) =>
      doubt("specimen-unusable", at, one, "The sample was spoilt: the test stays due. Order it again."),
    ),
    ...keyless(sent),
  ];
  if (read.fields === undefined) return { issues };
  const unit = read.fields.unit;
  const findings = findingsIn([...(typeof read.fields.value === "string" ? [read.fields.value] : []), sent.comment]);
  const fact: ResultFact = {
    kind: "result-reported",
    ...head.dates,
    analyte: analyte.key,
    ...(term === undefined ? {} : { loinc: term.code }),
    ...(status.status === undefined ? {} : { status: status.status }),
    ...read.fields,
    ...(isWithdrawn ? {} : sent.range),
    ...(remarks.length === 0 ? {} : { specimen: remarks }),
    ...(findings.length === 0 ? {} : { findings: [...findings] }),
    ...(sent.flag === "" ? {} : { flag: sent.flag }),
    ...(sent.comment === "" ? {} : { comments: [sent.comment] }),
    ...(head.sender === "" ? {} : { lab: head.sender }),
    ...(head.order === "" ? {} : { resultKey: ["csv", head.sender, head.order, sent.code].join("|") }),
    ...sentAs(sent, unit),
    source: { row: sent.line },
  };
  return { fact, issues };
}

function readValue(sent: SentResult, context: Parameters<typeof textValue>[1]): ValueReading {
  const { value, analyte, at, comment } = sent;
  if (isEmptyCell(value)) {
    const saw = comment === "" ? "no result" : "no result, but a comment";
    const remedy = "The test stays due. Read the comment, or ask the laboratory for the result.";
    return { remarks: [], issues: [problem(comment === "" ? "value-missing" : "result-in-note", at, saw, remedy)] };
  }
  if (analyte.scale !== "text" && isDamagedInterval(value)) {
    const remedy =
      "A spreadsheet may have turned an interval such as 1-2 into a date; it was not taken. Ask the sender for the original.";
    return { remarks: [], issues: [problem("number-ambiguous", at, value, remedy)] };
  }
  return textValue(value, context);
}

/** A correction that cannot be read replaces the number it withdraws by words, which are no evidence. */
function correctedValue(read: ValueReading, { status }: RowStatus): ValueReading {
  if (read.fields !== undefined || status !== "corrected") return read;
  const issues = read.issues.map((issue): Issue => ({ ...issue, severity: "warning" }));
  return { fields: { value: "no readable value" }, remarks: read.remarks, issues };
}

const withdrawn = ({ at, status }: SentResult): ValueReading => {
  const remedy = "There will be no result: the test stays due. Order it again.";
  return {
    fields: {},
    remarks: [],
    issues: status.status === "cancelled" ? [doubt("result-cancelled", at, "cancelled", remedy)] : [],
  };
};

const remarksIn = ({ specimen, comment }: SentResult): readonly SpecimenRemark[] =>
  [specimen, comment].flatMap((text) => remarkIn(text) ?? []);

const urine = /\b(?:urine?|harn|orina|urin)\b/i;
const blood = /\b(?:blood|serum|plasma|blut|sangre|suero|sang)\b/i;

/** A name means one thing in blood and another in urine: where the specimen says otherwise, nobody knows which. */
function otherSpecimen({ analyte, specimen, at }: SentResult): Issue | undefined {
  const says = urine.test(specimen) ? "urine" : blood.test(specimen) ? "blood" : undefined;
  if (says === undefined || analyte.specimen === "other" || analyte.specimen === says) return undefined;
  const remedy = `${analyte.name} is measured in ${analyte.specimen}. The row was not taken: ask the laboratory what it measured.`;
  return problem("code-unmapped", at, `${analyte.key} in ${says}`, remedy);
}

/** Without an order number nothing says which result is corrected or withdrawn. */
const keyless = ({ head, status, at }: SentResult): readonly Issue[] =>
  head.order === "" && (status.status === "corrected" || status.status === "entered-in-error")
    ? [
        doubt(
          "value-missing",
          at,
          "no order number",
          "It is not said which earlier result this replaces. If one was imported, retract it by hand.",
        ),
      ]
    : [];

function sentAs(
  { code, unit: sentUnit, analyte, term, value }: SentResult,
  unit: string | undefined,
): Pick<ResultFact, "sent"> {
  const isOther = (text: string, ours: string | undefined): boolean =>
    text !== "" && ours !== undefined && text !== ours;
  const sent = {
    ...(isOther(code, analyte.key) && code !== term?.code ? { code } : {}),
    ...(isOther(sentUnit, unit) ? { unit: sentUnit } : {}),
    ...(/^-?\d+[.,]\d*0$/.test(value) ? { value } : {}),
  };
  return Object.keys(sent).length === 0 ? {} : { sent };
}
