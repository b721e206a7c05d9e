import { availableParallelism } from "node:os";
import { type Day, type Issue, type IssueCode, parseDay } from "@longwatch/core";
import { type Arm, presetNames } from "@longwatch/synthetic";
import { type FileResult, read, unread } from "../files/file-result.ts";
import type { FileIssues } from "../files/print-issues.ts";
import { type CohortPlan, type Format, formats } from "./cohort.ts";

/** As written on the command line. */
export type SimulateOptions = {
  readonly preset: string;
  readonly people: string;
  readonly seed: string;
  readonly out: string;
  readonly arm: string;
  readonly format?: readonly string[];
  readonly through?: string;
  readonly jobs?: string;
  readonly compress?: boolean;
  readonly json?: boolean;
};

const arms: readonly string[] = ["alemtuzumab", "interferon"] satisfies readonly Arm[];
const mostThreads = 8;
/** The seed is part of the names of files. */
const seedShape = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

/** Every option that is wrong at once, or the plan and the number of threads. */
export function readOptions(
  options: SimulateOptions,
): FileResult<{ readonly plan: CohortPlan; readonly jobs: number }> {
  const problems: FileIssues[] = [];
  const refuse = (option: string, code: IssueCode, saw: unknown, remedy: string): void => {
    problems.push({ file: option, issues: [issue(code, saw, remedy)] });
  };
  if (!presetNames.includes(options.preset))
    refuse("--preset", "value-not-allowed", options.preset, `Write one of ${presetNames.join(", ")}.`);
  const people = wholeNumber(options.people);
  if (people === undefined) refuse("--people", "value-not-allowed", options.people, "Write a whole number from 1 on.");
  const jobs = options.jobs === undefined ? Math.min(mostThreads, availableParallelism()) : wholeNumber(options.jobs);
  if (jobs === undefined) refuse("--jobs", "value-not-allowed", options.jobs, "Write a whole number from 1 on.");
  if (!seedShape.test(options.seed))
    refuse("--seed", "value-not-allowed", options.seed, "Write up to 40 letters, digits, points and hyphens.");
  if (!arms.includes(options.arm))
    refuse("--arm", "value-not-allowed", options.arm, `Write one of ${arms.join(", ")}.`);
  const wanted = (options.format ?? ["record"]).flatMap((one) => one.split(",")).map((one) => one.trim());
  for (const one of wanted)
    if (!isFormat(one)) refuse("--format", "value-not-allowed", one, `Write one of ${formats.join(", ")}.`);
  const through: Day | undefined = options.through === undefined ? undefined : parseDay(options.through);
  if (options.through !== undefined && through === undefined)
    refuse("--through", "date-impossible", options.through, "Write a date that exists as YYYY-MM-DD.");
  if (problems.length > 0 || people === undefined || jobs === undefined) return unread(problems);
  return read({
    plan: {
      preset: options.preset,
      people,
      seed: options.seed,
      arm: options.arm as Arm,
      ...(through === undefined ? {} : { through }),
      formats: formats.filter((one) => wanted.includes(one)),
      compress: options.compress === true,
      folder: options.out,
    },
    jobs,
  });
}

const isFormat = (text: string): text is Format => formats.some((one) => one === text);

const wholeNumber = (text: string): number | undefined => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined);

const issue = (code: IssueCode, saw: unknown, remedy: string): Issue => ({
  code,
  severity: "error",
  at: "/",
  saw: JSON.stringify(saw) ?? "nothing",
  remedy,
});
