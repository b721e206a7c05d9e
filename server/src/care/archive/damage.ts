import type { Issue } from "@longwatch/core";

/** Inside a stream a problem travels as an error; it arrives as an issue. */
type WithIssue = Error & { readonly issue: Issue };

export const withIssue = (issue: Issue): WithIssue => Object.assign(new Error(issue.saw), { issue });

/** The issue that an error carries; undefined where it is a fault of ours or the machine's. */
export const issueIn = (error: unknown): Issue | undefined =>
  error instanceof Error && "issue" in error ? (error as WithIssue).issue : undefined;

export const damaged = (saw: string): WithIssue =>
  withIssue({
    code: "backup-damaged",
    severity: "error",
    at: "/",
    saw,
    remedy: "Use another copy of this backup, or another backup. Nothing of this one has been kept.",
  });
