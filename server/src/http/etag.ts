import { createHash } from "node:crypto";
import { type Refused, refuse } from "./problem.ts";

/**
 * `"<version>"`, or `"<version>.<state>"` where the same version looks different on another day or by other rules. Writing
 * compares the version; reading compares the whole.
 */
export const etagOf = (version: number, ...state: readonly string[]): string =>
  state.length === 0
    ? `"${version}"`
    : `"${version}.${createHash("sha256").update(state.join("\0")).digest("base64url").slice(0, 12)}"`;

/** Whether the reader has it already. */
export const isSame = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined &&
  (ifNoneMatch.trim() === "*" || ifNoneMatch.split(",").some((one) => one.trim().replace(/^W\//, "") === etag));

/**
 * The version that the writer has seen.
 *
 * @returns undefined where none was said and none is needed
 */
export function versionSeen(ifMatch: string | undefined, isNeeded: boolean): number | undefined | Refused {
  if (ifMatch === undefined || ifMatch.trim() === "*")
    return isNeeded ? refuse("if-match-needed", "if-match-of-page") : undefined;
  const seen = /^"(\d{1,15})(?:\.[\w-]+)?"$/.exec(ifMatch.trim())?.[1];
  return seen === undefined ? refuse("record-changed", "if-match-never-was") : Number(seen);
}
