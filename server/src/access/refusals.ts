import { failed, type Issue, type IssueCode, type Result } from "@longwatch/core";

/** A refusal, as the one issue of a result. It never says whether an account exists, and never repeats a secret. */
export function refused(code: IssueCode, at: string, saw: string, remedy: string): Result<never> {
  const issue: Issue = { code, severity: "error", at, saw, remedy };
  return failed([issue]);
}

/** One answer to a wrong address, password or code: which it was, only the person may know. */
export const signInRefused = (): Result<never> =>
  refused("sign-in-refused", "/", "these do not belong together", "Check address, password and code, and try again.");

export const signInNeeded = (): Result<never> =>
  refused("sign-in-needed", "/", "no session, or one that has ended", "Sign in.");

export const linkEnded = (): Result<never> =>
  refused("link-ended", "/token", "a link that is unknown, used or too old", "Ask the administrator for a new one.");

export const codeRefused = (): Result<never> =>
  refused("code-refused", "/code", "a wrong, old or used code", "Wait for the next code of the app, and enter that.");

export const permissionMissing = (permission: string): Result<never> =>
  refused("permission-missing", "/", permission, "Ask the clinic's administrator for a role that may do this.");

export const secondPersonNeeded = (what: string): Result<never> =>
  refused("second-person-needed", "/", what, "Ask another member who may do this.");
