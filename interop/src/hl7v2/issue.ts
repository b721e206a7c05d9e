import type { Issue, IssueCode } from "@longwatch/core";

/** Something was not taken. `saw` never holds a name or a date of birth. */
export const problem = (code: IssueCode, at: string, saw: string, remedy: string): Issue => ({
  code,
  severity: "error",
  at,
  saw: shortened(saw),
  remedy,
});

/** Something was taken, with a doubt that is shown. */
export const doubt = (code: IssueCode, at: string, saw: string, remedy: string): Issue => ({
  ...problem(code, at, saw, remedy),
  severity: "warning",
});

const longest = 80;

const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);
