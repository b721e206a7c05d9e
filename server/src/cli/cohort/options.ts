import { type By, bys, type Day, type Issue, parseDay, type WorseningPreset, worseningPresets } from "@longwatch/core";
import { today } from "../../clock.ts";
import { type FileResult, read, unread } from "../../files/file-result.ts";
import { readStrata, type Strata } from "./strata-file.ts";

/** As they stand on the command line. */
export type CohortOptions = {
  readonly asOf?: string;
  readonly by: string;
  readonly strata?: string;
  readonly reference?: string;
  readonly preset: string;
  readonly comparator?: string;
  readonly years?: string;
  readonly hideBelow: string;
  readonly policy?: string;
  readonly format: string;
  readonly language: string;
  readonly figures?: string;
};

const formats = ["text", "csv", "md", "json"] as const;
const languages = ["en", "es"] as const;

export type CohortWish = {
  readonly asOf: Day;
  readonly by: By | "list";
  readonly strata: Strata | undefined;
  readonly reference: string | undefined;
  readonly worsening: WorseningPreset;
  readonly comparator: string | undefined;
  readonly years: number | undefined;
  readonly leastShown: number;
  readonly format: (typeof formats)[number];
  readonly language: (typeof languages)[number];
};

/** What is asked for, or every option that does not fit. */
export function readCohortOptions(options: CohortOptions): FileResult<CohortWish> {
  const asOf = options.asOf === undefined ? today() : parseDay(options.asOf);
  const by = bys.find((one) => one === options.by);
  const worsening = worseningPresets.find((one) => one === options.preset);
  const format = formats.find((one) => one === options.format);
  const language = languages.find((one) => one === options.language);
  const years = options.years === undefined ? undefined : Number(options.years);
  const leastShown = Number(options.hideBelow);
  const strata = options.strata === undefined ? undefined : readStrata(options.strata);
  const issues = [
    ...(asOf === undefined ? [misfit("--as-of", options.asOf, "Write a date that exists as YYYY-MM-DD.")] : []),
    ...(by === undefined ? [notOneOf("--by", options.by, bys)] : []),
    ...(by !== "none" && strata !== undefined
      ? [misfit("--strata", "groups of two kinds", "Name --by or --strata.")]
      : []),
    ...(worsening === undefined ? [notOneOf("--preset", options.preset, worseningPresets)] : []),
    ...(format === undefined ? [notOneOf("--format", options.format, formats)] : []),
    ...(language === undefined ? [notOneOf("--language", options.language, languages)] : []),
    ...(years !== undefined && !(years > 0) ? [misfit("--years", options.years, "Write a number above 0.")] : []),
    ...(Number.isInteger(leastShown) && leastShown >= 0
      ? []
      : [misfit("--hide-below", options.hideBelow, "Write a whole number, such as 5.")]),
  ];
  const problems = [
    ...issues.map((issue) => ({ file: issue.at, issues: [{ ...issue, at: "/" }] })),
    ...(strata?.ok === false ? strata.problems : []),
  ];
  if (problems.length > 0) return unread(problems);
  return read({
    asOf: asOf!,
    by: strata === undefined ? by! : "list",
    strata: strata?.ok === true ? strata.value : undefined,
    reference: options.reference,
    worsening: worsening!,
    comparator: options.comparator,
    years,
    leastShown,
    format: format!,
    language: language!,
  });
}

const misfit = (option: string, saw: string | undefined, remedy: string): Issue => ({
  code: "value-not-allowed",
  severity: "error",
  at: option,
  saw: JSON.stringify(saw) ?? "nothing",
  remedy,
});

const notOneOf = (option: string, saw: string, allowed: readonly string[]): Issue =>
  misfit(option, saw, `Name one of: ${allowed.join(", ")}.`);
