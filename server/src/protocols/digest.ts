import { createHash } from "node:crypto";
import { canonicalJson } from "@longwatch/core";

/**
 * The fingerprint of a protocol's content: keys in any order, comments and layout do not matter, a changed
 * word does. Answers carry it, so that years later it can be shown by which text they were given.
 */
export const digestOf = (content: unknown): string =>
  `sha256:${createHash("sha256").update(canonicalJson(content), "utf8").digest("hex")}`;
