import type { Analyte } from "../units/analytes.ts";
import { isOrdinal, isQualitative } from "../units/result-value.ts";
import { isSpecimenRemark, isSpoiltBy, type SpecimenRemark } from "../units/validity.ts";
import type { FactOfKind } from "./fact.ts";

/** Why a result is no evidence that its test was done. It is judged for danger all the same. */
export type ResultFlaw =
  | "preliminary"
  | "cancelled"
  | SpecimenRemark
  | "specimen-remark-unknown"
  | "no-value"
  | "value-is-text"
  | "questionable"
  | "date-approximate"
  | "analyte-unknown";

/**
 * The first reason against a result as evidence; undefined: it is valid. Unknown is never valid.
 * @source resolutions.md section 1, items 1 and 8; safety-signals.md GEN-5
 */
export function resultFlaw(
  result: FactOfKind<"result-reported">,
  analyte: Analyte | undefined,
): ResultFlaw | undefined {
  if (result.status === "preliminary" || result.status === "cancelled") return result.status;
  if (analyte === undefined) return "analyte-unknown";
  if (result.specimen !== undefined || result.findings !== undefined || result.context !== undefined) {
    const spoilt = specimenFlaw(result, analyte);
    if (spoilt !== undefined) return spoilt;
  }
  const { value } = result;
  if (value === undefined) return "no-value";
  if (typeof value === "string" && !isResultWord(value, analyte)) return "value-is-text";
  if (result.approximate === true) return "date-approximate";
  return result.isQuestionable && result.confirmedBy === undefined ? "questionable" : undefined;
}

/** Where a word is a result at all: never for a quantity in blood, such as platelets "negative". */
function isResultWord(value: string, analyte: Analyte): boolean {
  if (analyte.scale === "text") return true;
  const takesWords = analyte.scale !== "quantity" || analyte.group === "urine" || analyte.group === "serology";
  return takesWords && (isOrdinal(value) || isQualitative(value));
}

function specimenFlaw(result: FactOfKind<"result-reported">, analyte: Analyte): ResultFlaw | undefined {
  for (const remark of result.specimen ?? []) {
    if (!isSpecimenRemark(remark)) return "specimen-remark-unknown";
    if (isSpoiltBy(remark, analyte)) return remark;
  }
  if (result.findings?.includes("clumps") && isSpoiltBy("clumped", analyte)) return "clumped";
  const bleeding = result.context?.bleedingNow;
  return (bleeding === true || bleeding === "yes") && isSpoiltBy("menstruating", analyte) ? "menstruating" : undefined;
}
