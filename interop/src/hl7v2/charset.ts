import type { Issue } from "@longwatch/core";
import iconv from "iconv-lite";
import { doubt } from "./issue.ts";

export type CharsetHints = {
  /** The file began with a byte-order mark. */
  readonly isMarkedUtf8: boolean;
  /** MSH-18, first repetition, as sent. */
  readonly declared: string;
  /** What this sender is configured to send, in any of the spellings of {@link charsetNamed}. */
  readonly senderCharset?: string | undefined;
};

export type DecodedText = { readonly text: string; readonly charset: string; readonly issues: readonly Issue[] };

/**
 * The character set meant by a name of MSH-18 (HL7 table 0211) or its everyday spelling; undefined when we
 * do not know it. Latin-1 is read as windows-1252, which only gives letters to what would be control bytes.
 */
export function charsetNamed(name: string): string | undefined {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
  if (/^(us-)?ascii$|^iso-ir-?6$/.test(plain)) return "ascii";
  if (/^(unicode(-utf-?(8|16|32))?|utf-?8|iso-ir-?192)$/.test(plain)) return "utf-8";
  if (/^(windows-|win-?|cp)1252$/.test(plain)) return "windows-1252";
  const part = /^(?:iso-?)?8859[-/](\d{1,2})$/.exec(plain)?.[1];
  if (part === undefined) return undefined;
  if (Number(part) === 1) return "windows-1252";
  return iconv.encodingExists(`iso-8859-${part}`) ? `iso-8859-${Number(part)}` : undefined;
}

/**
 * Bytes to text, in this order: byte-order mark, MSH-18, the sender's configuration, strict UTF-8,
 * windows-1252. A set that cannot have produced the bytes is passed over with `charset-damaged`; a set we do
 * not know, or none at all where UTF-8 is impossible, gives `charset-unknown`. Never throws.
 */
export function decodeText(bytes: Uint8Array, hints: CharsetHints): DecodedText {
  const declared = charsetNamed(hints.declared);
  const sender = charsetNamed(hints.senderCharset ?? "");
  const issues: Issue[] = [];
  if (hints.declared.trim() !== "" && declared === undefined) issues.push(unknownCharset(hints.declared));
  if (bytes.every((byte) => byte < 0x80)) return { text: decode(bytes, "ascii")!, charset: "ascii", issues };

  const stated = (hints.isMarkedUtf8 ? "utf-8" : undefined) ?? declared ?? sender;
  const isUtf8 = decode(bytes, "utf-8") !== undefined;
  const contradicted = stated !== undefined && stated !== "utf-8" && stated !== "ascii" && isUtf8;
  const candidates = contradicted && sender === "utf-8" ? ["utf-8"] : [stated, sender, "utf-8", "windows-1252"];
  const charset = candidates.find((name) => name !== undefined && decode(bytes, name) !== undefined);
  const text = charset === undefined ? iconv.decode(bytes, "windows-1252") : decode(bytes, charset)!;

  if (stated === undefined && charset !== "utf-8" && issues.length === 0) issues.push(unknownCharset("none stated"));
  const name = hints.isMarkedUtf8 ? "a UTF-8 mark" : declared !== undefined ? hints.declared : hints.senderCharset;
  if (contradicted) issues.push(damagedText(`${name} stated, and the bytes look like UTF-8`));
  else if (stated !== undefined && stated !== charset)
    issues.push(damagedText(`${name} stated, and the bytes cannot be that`));
  else if (holdsReplacement(text)) issues.push(damagedText("characters that were lost before"));
  return { text, charset: charset ?? "windows-1252", issues };
}

/** A character was lost here before or while reading: U+FFFD, or U+FFFD as UTF-8 read as Latin-1. */
export const holdsReplacement = (text: string): boolean => text.includes("\uFFFD") || text.includes("ï¿½");

/** Where a line end was lost, MSH-18 may be a field of PID: what is not written like a character set is not shown. */
const unknownCharset = (name: string): Issue =>
  doubt(
    "charset-unknown",
    "MSH-18",
    name === "none stated" || /^(?=.*[a-z])(?=.*\d)[\w ./-]{1,30}$/i.test(name)
      ? name
      : `text of ${name.length} characters`,
    "Ask the sender which character set it uses and set it in its configuration.",
  );

const damagedText = (saw: string): Issue =>
  doubt(
    "charset-damaged",
    "MSH-18",
    saw,
    "Compare accented letters and unit signs with the laboratory's report; correct the sender's character set.",
  );

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Undefined where the bytes cannot be text of this character set. */
function decode(bytes: Uint8Array, charset: string): string | undefined {
  if (charset === "utf-8") {
    try {
      return strictUtf8.decode(bytes);
    } catch {
      return undefined;
    }
  }
  if (charset === "ascii") return bytes.every((byte) => byte < 0x80) ? iconv.decode(bytes, "latin1") : undefined;
  const text = iconv.decode(bytes, charset);
  return text.includes("\uFFFD") ? undefined : text;
}
