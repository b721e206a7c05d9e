import type { Issue } from "@longwatch/core";
import { type Position, statedPosition } from "./positions.ts";

/** The problems of one file, with the places of its pointers where it has been read that far. */
export type FileIssues = {
  readonly file: string;
  readonly issues: readonly Issue[];
  readonly locate?: ((pointer: string) => Position) | undefined;
};

/** Where an issue stands: stated by the issue itself, or looked up by its pointer. */
export const positionOf = (issue: Issue, { locate }: FileIssues): Position | undefined =>
  statedPosition(issue) ?? (issue.at.startsWith("/") ? locate?.(issue.at) : undefined);

/**
 * Problems as a list for people, one line each: `file:line:column  code  at: saw … → remedy`, in the order
 * of the file, closed by their number.
 */
export function formatIssues(files: readonly FileIssues[]): string {
  const lines = files.flatMap((one) =>
    one.issues
      .map((issue) => ({ issue, position: positionOf(issue, one) }))
      .toSorted((a, b) => order(a.position) - order(b.position))
      .map(({ issue, position }) => formatIssue(one.file, issue, position)),
  );
  return lines.length === 0 ? "" : `${[...lines, summary(files)].join("\n")}\n`;
}

/** Lines first, then columns; what has no place comes first. */
const order = (position: Position | undefined): number => (position ? position.line * 100_000 + position.column : 0);

function formatIssue(file: string, issue: Issue, position: Position | undefined): string {
  const place = position === undefined ? file : `${file}:${position.line}:${position.column}`;
  const where = statedPosition(issue) === undefined && issue.at !== "/" ? `${issue.at}: ` : "";
  const severity = issue.severity === "warning" ? "warning  " : "";
  return onOneLine(`${place}  ${severity}${issue.code}  ${where}saw ${issue.saw} → ${issue.remedy}`);
}

/** What was seen is a sender's text: it must neither steer a terminal nor look like another line of the list. */
const onOneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");

function summary(files: readonly FileIssues[]): string {
  const issues = files.flatMap((one) => one.issues);
  const errors = issues.filter(({ severity }) => severity === "error").length;
  const counts = [counted(errors, "problem"), counted(issues.length - errors, "warning")].filter(
    (text) => !text.startsWith("0 "),
  );
  return `${counts.join(", ")}.`;
}

const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;
