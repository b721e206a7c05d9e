import type { Issue } from "@longwatch/core";
import type { FileIssues } from "./print-issues.ts";

/** The outcome of reading files: a value, or the problems of each file. */
export type FileResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly FileIssues[] };

export const read = <T>(value: T): FileResult<T> => ({ ok: true, value });

export const unread = (problems: readonly FileIssues[]): FileResult<never> => ({ ok: false, problems });

/** One problem of one file. */
export const unreadFor = (file: string, ...issues: readonly Issue[]): FileResult<never> => unread([{ file, issues }]);
