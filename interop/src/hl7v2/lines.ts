export type Line = { readonly text: string; readonly number: number };

/** What a line is, seen from the message it may belong to. */
export type LineKind = "header" | "envelope-start" | "envelope-end" | "segment" | "addendum" | "continuation";

const blockStart = "\u000b";
const blockEnd = "\u001c";
const utf8Mark = "\u00ef\u00bb\u00bf";
const blockEdge = new RegExp(`${blockEnd}*${blockStart}(?=(?:${utf8Mark})?(?:MSH|FHS|BHS))`);
const edgesBefore = new RegExp(`^(?:${blockStart}|${utf8Mark})+`);
const edgesAfter = new RegExp(`${blockEnd}+$`);

/**
 * The lines of a file (ended by CR, LF or CRLF), numbered from 1, blank ones left out. MLLP's VT and FS
 * and byte-order marks are taken off where they stand at a line's edge; elsewhere they are text.
 *
 * @param text one character per byte
 */
export const linesOf = (text: string): readonly Line[] =>
  text
    .split(/\r\n|\r|\n/)
    .flatMap((line, index) => line.split(blockEdge).map((part) => ({ text: part, number: index + 1 })))
    .map((line) => ({ ...line, text: line.text.replace(edgesBefore, "").replace(edgesAfter, "") }))
    .filter((line) => line.text.trim() !== "");

const header = /^(?:MSH|FHS|BHS)([^A-Za-z0-9\s])[^A-Za-z0-9]{0,5}(?:\1|$)/;
const looseHeader = /^MSH[^A-Za-z0-9\s]/;
const emptySegments = new Set(["PID", "PD1", "PV1", "PV2", "ORC", "OBR", "OBX", "NTE", "SPM", "DSC"]);

/**
 * A segment begins a line with three characters and the field separator; everything else continues the
 * segment before. MSH is also a hormone and may begin a line of text, so inside a message a header must
 * show its delimiters too.
 *
 * @param separator field separator of the message so far; undefined before the first
 */
export function kindOf(line: string, separator: string | undefined): LineKind {
  const name = line.slice(0, 3);
  if (name === "MSH" && (separator === undefined ? looseHeader : header).test(line)) return "header";
  if ((name === "FHS" || name === "BHS") && header.test(line)) return "envelope-start";
  const isEnded = line.length === 3 || line[3] === (separator ?? "|");
  if ((name === "BTS" || name === "FTS") && isEnded) return "envelope-end";
  if (!/^[A-Z][A-Z0-9]{2}$/.test(name) || !isEnded || name === "MSH") return "continuation";
  if (line.length === 3 && !emptySegments.has(name)) return "continuation";
  return name === "ADD" ? "addendum" : "segment";
}
