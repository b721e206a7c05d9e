import type { FileResult } from "../files/file-result.ts";
import { type FileIssues, formatIssues } from "../files/print-issues.ts";

/**
 * How a command ended. `text` goes to standard output and is what was asked for; problems go to standard
 * error. Bad input ends with 2 even where there was something to print.
 */
export type Outcome = { readonly text: string; readonly problems: readonly FileIssues[] };

export const printed = (text: string): Outcome => ({ text: text.endsWith("\n") ? text : `${text}\n`, problems: [] });

export const printedJson = (value: unknown): Outcome => printed(JSON.stringify(value, undefined, 2));

export const refused = (problems: readonly FileIssues[]): Outcome => ({ text: "", problems });

/** An option that should be a day and is none. */
export const badDate = (option: string, saw: string | undefined): Outcome =>
  refused([
    {
      file: option,
      issues: [
        {
          code: "date-impossible",
          severity: "error",
          at: "/",
          saw: JSON.stringify(saw) ?? "nothing",
          remedy: "Write a date that exists as YYYY-MM-DD.",
        },
      ],
    },
  ]);

/** Goes on with what was read; otherwise ends with its problems. */
export const using = <T>(result: FileResult<T>, go: (value: T) => Outcome): Outcome =>
  result.ok ? go(result.value) : refused(result.problems);

/** Prints an outcome and sets the exit code; warnings alone are no failure. */
export function finish({ text, problems }: Outcome): void {
  if (text !== "") process.stdout.write(text);
  if (problems.length > 0) process.stderr.write(formatIssues(problems));
  if (problems.some(({ issues }) => issues.some(({ severity }) => severity === "error"))) process.exitCode = 2;
}
