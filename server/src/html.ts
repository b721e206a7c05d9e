/** Text of a page that is safe to stand in it. */
export type Html = { readonly html: string };
type Part =
  | Html
  | string
  | number
  | null
  | undefined
  | false
  | readonly (Html | string | number | null | undefined | false)[];

/** A piece of a page. Whatever is put in is text, unless it is a piece itself; nothing at all is put in for what is absent. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: strings.reduce((before, text, i) => before + textOf(parts[i - 1]) + text),
});

function textOf(part: Part): string {
  if (part === undefined || part === null || part === false) return "";
  if (typeof part === "string") return escaped(part);
  if (typeof part === "number") return String(part);
  if ("html" in part) return part.html;
  return part.map(textOf).join("");
}

const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => signs[sign]!);
