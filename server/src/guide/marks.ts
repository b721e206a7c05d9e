import type { Inline, Mark } from "./page.ts";

/** Citations, words and braces, in this order; a brace that is none of ours is found wrong by {@link readMark}. */
const pattern = /\[@([^\]]+)\]|\[\[([^\]]+)\]\]|\{([^}]*)\}/gu;

/** A mark that nobody can read, where it stands. */
export type Unreadable = { readonly line: number; readonly saw: string };

/** Text between marks, and the marks, with the line of each. @param line on which the text begins */
export function readMarks(text: string, line: number): { inlines: readonly Inline[]; unreadable: Unreadable[] } {
  const inlines: Inline[] = [];
  const unreadable: Unreadable[] = [];
  const lineAt = (index: number): number => line + text.slice(0, index).split("\n").length - 1;
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) inlines.push({ kind: "text", text: text.slice(end, match.index), line: lineAt(end) });
    const mark = readMark(match, lineAt(match.index));
    if (mark === undefined) unreadable.push({ line: lineAt(match.index), saw: match[0] });
    else inlines.push(mark);
    end = match.index + match[0].length;
  }
  if (end < text.length) inlines.push({ kind: "text", text: text.slice(end), line: lineAt(end) });
  return { inlines, unreadable };
}

function readMark([, cited, word, brace]: RegExpExecArray, line: number): Mark | undefined {
  if (cited !== undefined) {
    const [key = "", at] = splitOnce(cited, ",");
    return { kind: "cite", key, at, line };
  }
  if (word !== undefined) {
    const [id = "", shown] = splitOnce(word, ":");
    return { kind: "word", id, shown: shown ?? id, line };
  }
  const [name, ...rest] = (brace ?? "").trim().split(/\s+/);
  const of = rest.join(" ");
  const [first, second, third] = rest;
  switch (name) {
    case "figure":
      return first && second && rest.length === 2 ? { kind: "figure", id: first, part: second, line } : undefined;
    case "rule":
      return first && second && third && rest.length === 3
        ? { kind: "rule", protocol: first, rule: second, field: third, line }
        : undefined;
    case "quoted":
      return of === "" ? undefined : { kind: "quoted", text: of, line };
    case "claim":
      return first && rest.length === 1 ? { kind: "claim", id: first, line } : undefined;
    case "own":
      return of === "" ? { kind: "own", line } : undefined;
    default:
      return undefined;
  }
}

function splitOnce(text: string, separator: string): readonly [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text.trim(), undefined] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
