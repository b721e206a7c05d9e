import { createHash } from "node:crypto";

/** An index takes no more than some 2,700 bytes; two such texts stand in one key. */
const mostCharacters = 200;

/**
 * A text of a sender as it may stand in a key or an index: a longer one than anybody means is cut, with a hash of all of it, so
 * that two of them are still two.
 */
export const boundedText = (text: string): string =>
  text.length <= mostCharacters
    ? text
    : `${text.slice(0, 80)} sha256:${createHash("sha256").update(text).digest("hex")}`;
