import { failed, findAnalyte, type Issue, ok, type Result } from "@longwatch/core";
import { problem } from "../hl7v2/issue.ts";
import { encodingNamed } from "../text.ts";
import { type ColumnName, columnNames } from "./columns.ts";

export const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];
export type DateOrder = "dmy" | "mdy";

/** What one column holds: a column of ours, nothing of use, or (wide) the results of one analyte. */
export type ColumnMeaning = ColumnName | "ignore" | { readonly analyte: string; readonly unit?: string };

/** What has been agreed with one sender; all of it optional, none of it guessed where it is not here. */
export type CsvProfile = {
  readonly sender?: string;
  readonly delimiter?: Delimiter;
  readonly decimalMark?: "," | ".";
  readonly dateOrder?: DateOrder;
  readonly encoding?: string;
  /** Offset of the sender's clock, such as `+01:00` or `Z`, where it is the same all year. */
  readonly zone?: string;
  /** Whose patient numbers they are, where no column says so. */
  readonly patientSystem?: string;
  readonly layout?: "long" | "wide";
  /** Of a workbook with several sheets the one that is meant, by its name. */
  readonly sheet?: string;
  /** Header as in the file → what it holds. */
  readonly columns?: Readonly<Record<string, ColumnMeaning>>;
  /** Local code → analyte key. */
  readonly codes?: Readonly<Record<string, string>>;
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isText = (value: unknown): boolean => typeof value === "string" && value !== "";
const oneOf =
  (allowed: readonly unknown[]) =>
  (value: unknown): boolean =>
    allowed.includes(value);

const isMeaning = (value: unknown): boolean =>
  value === "ignore" ||
  oneOf(columnNames)(value) ||
  (isObject(value) &&
    typeof value["analyte"] === "string" &&
    findAnalyte(value["analyte"]) !== undefined &&
    Object.entries(value).every(([key, item]) => key === "analyte" || (key === "unit" && isText(item))));

const isAnalyte = (value: unknown): boolean => typeof value === "string" && findAnalyte(value) !== undefined;
const allOf =
  (check: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    isObject(value) && Object.values(value).every(check);

const checks: Readonly<
  Record<keyof CsvProfile, { readonly isRight: (value: unknown) => boolean; readonly right: string }>
> = {
  sender: { isRight: isText, right: "a text" },
  delimiter: { isRight: oneOf(delimiters), right: 'one of "," ";" "|" or a tab' },
  decimalMark: { isRight: oneOf([",", "."]), right: '"," or "."' },
  dateOrder: { isRight: oneOf(["dmy", "mdy"]), right: '"dmy" or "mdy"' },
  encoding: {
    isRight: (value) => typeof value === "string" && encodingNamed(value) !== undefined,
    right: "an encoding such as utf-8 or windows-1252",
  },
  zone: {
    isRight: (value) => typeof value === "string" && /^(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/.test(value),
    right: "an offset such as +01:00, or Z",
  },
  patientSystem: { isRight: isText, right: "a text" },
  sheet: { isRight: isText, right: "the name of a sheet" },
  layout: { isRight: oneOf(["long", "wide"]), right: '"long" or "wide"' },
  columns: {
    isRight: allOf(isMeaning),
    right: `for each header one of ${columnNames.join(", ")}, ignore, or { analyte, unit } with a key of the catalogue`,
  },
  codes: { isRight: allOf(isAnalyte), right: "for each code a key of the analyte catalogue" },
};

/** Unknown → a profile, or every problem with its pointer. */
export function parseCsvProfile(input: unknown): Result<CsvProfile> {
  if (!isObject(input))
    return failed([
      problem("value-wrong-type", "/", typeof input, "Write an object with the fields of a CSV profile."),
    ]);
  const issues = Object.entries(input).flatMap(([key, value]): readonly Issue[] => {
    if (!Object.hasOwn(checks, key)) {
      return [
        problem("key-unknown", `/${key}`, key, `Remove it; a CSV profile has ${Object.keys(checks).join(", ")}.`),
      ];
    }
    const { isRight, right } = checks[key as keyof CsvProfile];
    return isRight(value)
      ? []
      : [problem("value-not-allowed", `/${key}`, JSON.stringify(value) ?? "nothing", `Write ${right}.`)];
  });
  return issues.length > 0 ? failed(issues) : ok(input as CsvProfile);
}
