import type { Delimiters } from "./delimiters.ts";
import { hexBytesToText } from "./hex-escape.ts";

export type Unescaped = {
  readonly text: string;
  /** Escape sequences nobody can read but their author (`\Z99\`): left in the text as they are. */
  readonly unknown: readonly string[];
};

/**
 * Resolves escape sequences in text that has already been split at its delimiters. Delimiters and `\X..\`
 * bytes come out exactly as written; formatting becomes line breaks and blanks; highlighting disappears.
 * Character-set switches (`\C..\`, `\M..\`) stay as text, and so do vendor and unknown sequences, which are
 * also reported. An escape character that begins no sequence is an ordinary character.
 */
export function unescapeText(text: string, delimiters: Delimiters): Unescaped {
  const mark = delimiters.escape;
  if (mark === "" || !text.includes(mark)) return { text, unknown: [] };
  const unknown: string[] = [];
  let out = "";
  let from = 0;
  while (from < text.length) {
    const opens = text.indexOf(mark, from);
    const closes = opens < 0 ? -1 : text.indexOf(mark, opens + 1);
    if (closes < 0) return { text: out + text.slice(from), unknown };
    out += text.slice(from, opens);
    const body = text.slice(opens + 1, closes);
    const meaning = meaningOf(body, delimiters, out);
    if (meaning === undefined) {
      if (/^[A-Z][A-Z0-9]{0,15}$/.test(body) && !/^[CM]/.test(body)) unknown.push(`${mark}${body}${mark}`);
      const isSequence = /^[CMZ][A-Za-z0-9]*$/.test(body);
      out += text.slice(opens, isSequence ? closes + 1 : closes);
      from = isSequence ? closes + 1 : closes;
    } else {
      out += meaning;
      from = closes + 1;
    }
  }
  return { text: out, unknown };
}

/** What stands between two escape characters means; undefined where it stays as it is. */
function meaningOf(body: string, delimiters: Delimiters, before: string): string | undefined {
  switch (body) {
    case "F":
      return delimiters.field;
    case "S":
      return delimiters.component;
    case "T":
      return delimiters.subcomponent;
    case "R":
      return delimiters.repetition;
    case "E":
      return delimiters.escape;
    case "P":
      return delimiters.truncation ?? "#";
    case "H":
    case "N":
      return "";
    default:
      if (body.startsWith("X")) return hexBytesToText(body.slice(1));
      return body.startsWith(".") ? formatting(body.slice(1), before) : undefined;
  }
}

const mostRepeats = 100;

/** Line commands break the line; indents and fill modes keep two words apart, never glue two numbers. */
function formatting(command: string, before: string): string | undefined {
  const match = /^(br|sp|in|ti|ce|fi|nf|sk)\s*\+?(-?\d{0,4})$/i.exec(command);
  if (match === null) return undefined;
  const count = Math.max(1, Math.min(mostRepeats, Number(match[2] || "1")));
  const isApart = (before.at(-1) ?? " ").trim() === "";
  switch (match[1]!.toLowerCase()) {
    case "br":
    case "ce":
      return "\n";
    case "sp":
      return "\n".repeat(count);
    case "sk":
      return " ".repeat(count);
    default:
      return isApart ? "" : " ";
  }
}

/** Makes any text safe to stand in a field; {@link unescapeText} gives it back. */
export function escapeText(text: string, delimiters: Delimiters): string {
  const mark = delimiters.escape;
  if (mark === "" || !needsEscape(text, delimiters)) return text;
  const letters = new Map([
    [delimiters.escape, "E"],
    [delimiters.field, "F"],
    [delimiters.component, "S"],
    [delimiters.subcomponent, "T"],
    [delimiters.repetition, "R"],
    ["\r", "X0D"],
    ["\n", "X0A"],
  ]);
  return [...text]
    .map((character) => (letters.has(character) ? `${mark}${letters.get(character)}${mark}` : character))
    .join("");
}

const isUsual = ({ field, component, repetition, escape: mark, subcomponent }: Delimiters): boolean =>
  field === "|" && component === "^" && repetition === "~" && mark === "\\" && subcomponent === "&";

/** Most texts need none: they are told apart without looking at each character. */
const needsEscape = (text: string, delimiters: Delimiters): boolean =>
  !isUsual(delimiters) || /[|^~\\&\r\n]/.test(text);
