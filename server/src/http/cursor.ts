import { createHash } from "node:crypto";
import type { Issue } from "@longwatch/core";
import { type Refused, refuse } from "./problem.ts";

/** Where a page ended, as text that nobody reads: it belongs to one list and is worthless for another. */
export const cursorOf = (list: string, place: string | undefined): string | null =>
  place === undefined ? null : Buffer.from(`${markOf(list)}${place}`, "utf8").toString("base64url");

/** @returns "" for the first page; a refusal where the cursor is not of this list */
export function placeOf(list: string, cursor: string | undefined): string | Refused {
  if (cursor === undefined) return "";
  const text = Buffer.from(cursor, "base64url").toString("utf8");
  const mark = markOf(list);
  return text.startsWith(mark) && !text.includes("\0")
    ? text.slice(mark.length)
    : refuse("request-invalid", "not-a-cursor", [issue]);
}

const markOf = (list: string): string => createHash("sha256").update(list).digest("base64url").slice(0, 6);

const issue: Issue = {
  code: "value-not-allowed",
  severity: "error",
  at: "?cursor",
  saw: "a cursor that is not of this list",
  remedy: "Give `next` of the page before, unchanged, or leave it out for the first page.",
};
