import type { Issue } from "@longwatch/core";
import iconv from "iconv-lite";
import { charsetNamed } from "./hl7v2/charset.ts";
import { doubt } from "./hl7v2/issue.ts";

export type FileText = { readonly text: string; readonly issues: readonly Issue[] };

const strictUtf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * The text of a file without its byte-order mark: by the mark, by the stated encoding, as strict UTF-8, and
 * last as windows-1252 with a warning. Never throws.
 */
export function readText(bytes: Uint8Array, stated?: string): FileText {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: withoutMark(iconv.decode(bytes, "utf-16le")), issues: [] };
  if (first === 0xfe && second === 0xff) return { text: withoutMark(iconv.decode(bytes, "utf-16be")), issues: [] };
  const named = stated === undefined ? undefined : encodingNamed(stated);
  if (named !== undefined && named !== "utf-8" && named !== "ascii" && !isMarkedUtf8(bytes)) {
    return { text: iconv.decode(bytes, named), issues: [] };
  }
  try {
    return { text: strictUtf8.decode(bytes), issues: [] };
  } catch {
    const remedy =
      "It was read as windows-1252. Compare accented letters and unit signs, and state the encoding in the profile.";
    return { text: iconv.decode(bytes, "windows-1252"), issues: [doubt("charset-unknown", "/", "no UTF-8", remedy)] };
  }
}

/** The encoding of a name, `latin-1` among them; undefined where we do not know it. */
export const encodingNamed = (name: string): string | undefined =>
  charsetNamed(/^latin-?1$/i.test(name.trim()) ? "8859-1" : name);

const isMarkedUtf8 = ([first, second, third]: Uint8Array): boolean =>
  first === 0xef && second === 0xbb && third === 0xbf;

const withoutMark = (text: string): string => text.replace(/^\ufeff/, "");
