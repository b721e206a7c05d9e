import { formatInstant, utcDay } from "../base/instant.ts";
import type { Issue, IssueCode } from "../base/result.ts";
import { type Analyte, analyteByLoinc, findAnalyte } from "../units/analytes.ts";
import { toCanonical } from "../units/convert.ts";
import { hasValidLoincCheckDigit } from "../units/loinc.ts";
import { judgePlausibility } from "../units/plausibility.ts";
import { readUnit } from "../units/unit-text.ts";
import type { ResultReported } from "./result-reported.ts";

/** The analyte a result is of, where our catalogue knows it. */
export const analyteOf = (result: {
  readonly analyte?: string | undefined;
  readonly loinc?: string | undefined;
}): Analyte | undefined =>
  result.analyte !== undefined
    ? findAnalyte(result.analyte)
    : result.loinc === undefined
      ? undefined
      : analyteByLoinc(result.loinc)?.analyte;

/** What a result's shape cannot say: is the analyte known, does the number have a unit that fits, is it possible? */
export function checkResult(result: ResultReported, at: () => string): readonly Issue[] {
  const issue = (code: IssueCode, field: string, saw: unknown, remedy: string): Issue => ({
    code,
    severity: "error",
    at: `${at()}/${field}`,
    saw: JSON.stringify(saw) ?? "nothing",
    remedy,
  });
  if (result.analyte === undefined && result.loinc === undefined) {
    return [issue("value-missing", "analyte", undefined, "Add the analyte's key, or its LOINC number as loinc.")];
  }
  if (result.analyte !== undefined && findAnalyte(result.analyte) === undefined) {
    return [
      issue(
        "analyte-unknown",
        "analyte",
        result.analyte,
        "Write a key of the analyte catalogue (docs/reference/analytes.md), or give its LOINC number as loinc.",
      ),
    ];
  }
  if (result.loinc !== undefined && !hasValidLoincCheckDigit(result.loinc)) {
    return [
      issue(
        "code-check-digit",
        "loinc",
        result.loinc,
        "Correct the number: its check digit does not fit, so it is no LOINC number.",
      ),
    ];
  }
  return [...checkIdentity(result, issue), ...checkValue(result, issue), ...checkNumber(result, issue)];
}

/** Two names for one result must mean the same test, and its day and its moment the same day. */
function checkIdentity(result: ResultReported, issue: Complain): readonly Issue[] {
  const named = result.analyte === undefined ? undefined : findAnalyte(result.analyte);
  const coded = result.loinc === undefined ? undefined : analyteByLoinc(result.loinc)?.analyte;
  const issues: Issue[] = [];
  if (named !== undefined && coded !== undefined && named.key !== coded.key) {
    const remedy = `Keep the one that is right: this number means ${coded.key}, and the fact says ${named.key}.`;
    issues.push(issue("value-not-allowed", "loinc", result.loinc, remedy));
  }
  const { collectedOn, collectedAt } = result;
  if (collectedOn === undefined || collectedAt === undefined) return issues;
  const day = utcDay(collectedAt);
  if (day >= collectedOn.earliest - 1 && day <= collectedOn.latest + 1) return issues;
  const remedy = "Correct one of the two: collectedOn and collectedAt are more than a day apart.";
  return [...issues, issue("date-implausible", "collectedAt", formatInstant(collectedAt), remedy)];
}

type Complain = (code: IssueCode, field: string, saw: unknown, remedy: string) => Issue;

function checkValue(result: ResultReported, issue: Complain): readonly Issue[] {
  const mayBeEmpty =
    result.status === "cancelled" || result.status === "entered-in-error" || (result.specimen?.length ?? 0) > 0;
  if (result.value === undefined && !mayBeEmpty) {
    return [
      issue(
        "value-missing",
        "value",
        undefined,
        'Add the value; or status "cancelled" where there will be none, or the specimen remark that spoilt it.',
      ),
    ];
  }
  if (isInterval(result.value) && result.value.low > result.value.high) {
    return [
      issue(
        "value-not-allowed",
        "value",
        result.value,
        "Write the lower end of the interval as low and the upper as high.",
      ),
    ];
  }
  return [];
}

function checkNumber(result: ResultReported, issue: Complain): readonly Issue[] {
  const numbers =
    typeof result.value === "number"
      ? [result.value]
      : isInterval(result.value)
        ? [result.value.low, result.value.high]
        : [];
  if (numbers.length === 0) return [];
  if (result.unit === undefined)
    return [
      issue("unit-missing", "unit", undefined, "Add the unit in UCUM, such as 10*9/L; 1 where the number has none."),
    ];
  const analyte = analyteOf(result);
  if (analyte === undefined) return [];
  const unit = readUnit(result.unit, analyte);
  if (unit.kind !== "unit") {
    const percent = result.unit === "%" ? findAnalyte(`${analyte.key}_pct`) : undefined;
    const known = unitsInWords(analyte);
    const code = unit.kind === "unfit" ? "unit-unfit" : unit.kind === "missing" ? "unit-missing" : "unit-unknown";
    return [
      issue(
        code,
        "unit",
        result.unit,
        known === ""
          ? `${analyte.name} has no number with a unit; write its word.`
          : `Write a unit that ${analyte.name} can have: ${known}${percent === undefined ? "" : `; or report the share as ${percent.key}`}.`,
      ),
    ];
  }
  return numbers.flatMap((number) => {
    const canonical = toCanonical(number, unit.unit, analyte);
    if (canonical === undefined) {
      const remedy = `Write a unit that ${analyte.name} can have: ${unitsInWords(analyte)}.`;
      return [issue("unit-unfit", "unit", result.unit, remedy)];
    }
    if (judgePlausibility(analyte, canonical, unit.unit) !== "impossible") return [];
    return [
      issue(
        "value-implausible",
        "value",
        result.value,
        `No living person has this value in ${unit.unit}: check the number and its unit with the laboratory.`,
      ),
    ];
  });
}

const unitsInWords = (analyte: Analyte): string =>
  [analyte.unit, ...analyte.alsoUnits.map((also) => also.unit)].filter((one) => one !== undefined).join(", ");

export const isInterval = (value: ResultReported["value"]): value is { low: number; high: number } =>
  typeof value === "object" && "low" in value;

/** The value in the analyte's canonical unit; of an interval its upper end. Undefined: no number, or no unit that fits. */
export function canonicalValue(result: ResultReported): number | undefined {
  return inCanonicalUnit(result)?.value;
}

function inCanonicalUnit(result: ResultReported) {
  const number =
    typeof result.value === "number" ? result.value : isInterval(result.value) ? result.value.high : undefined;
  if (number === undefined || result.unit === undefined) return undefined;
  const analyte = analyteOf(result);
  if (analyte === undefined) return undefined;
  const unit = readUnit(result.unit, analyte);
  if (unit.kind !== "unit") return undefined;
  const value = toCanonical(number, unit.unit, analyte);
  return value === undefined ? undefined : { value, analyte, sentUnit: unit.unit };
}

/** True of a number outside its analyte's soft limits: kept, judged, and questioned until somebody confirms it. */
export function isQuestionable(result: ResultReported): boolean {
  const number = inCanonicalUnit(result);
  return number !== undefined && judgePlausibility(number.analyte, number.value, number.sentUnit) === "questionable";
}
