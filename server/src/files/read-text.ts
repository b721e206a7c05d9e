import { isUtf8 } from "node:buffer";
import { failed, ok, type Result } from "@longwatch/core";

const lineFeed = 0x0a;

/**
 * The text of a file that must be UTF-8: a damaged byte is refused, never replaced, because a replaced
 * character may be half of a unit or a name. A byte order mark is taken off.
 */
export function textFromBytes(bytes: Uint8Array): Result<string> {
  const otherwise = otherEncoding(bytes);
  if (otherwise !== undefined) return unreadable("line 1", otherwise);
  if (!isUtf8(bytes)) return unreadable(`line ${lineOfDamage(bytes)}`, "bytes that are not UTF-8");
  return ok(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
}

/** Encodings that announce themselves by their first bytes. */
function otherEncoding([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return "UTF-16 (little-endian)";
  if (first === 0xfe && second === 0xff) return "UTF-16 (big-endian)";
  return undefined;
}

/** A line feed is never part of a longer UTF-8 sequence, so each line can be judged alone. */
function lineOfDamage(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start <= bytes.length; line += 1) {
    const feed = bytes.indexOf(lineFeed, start);
    const end = feed < 0 ? bytes.length : feed;
    if (!isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
  return line;
}

const unreadable = (at: string, saw: string): Result<never> =>
  failed([{ code: "text-unreadable", severity: "error", at, saw, remedy: "Save the file as UTF-8 and try again." }]);
