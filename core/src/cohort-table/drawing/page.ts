import { element, text } from "../../reconstitution/drawing/svg.ts";
import { cohortStyle } from "./style.ts";

export const pageWidth = 760;
const margin = 20;
const small = 11;
/** Of a letter, as a share of the size of its type: enough for most sentences. */
const letter = 0.53;

/** Words → lines that fit a width in pixels. */
export function wrapped(content: string, width: number, size: number): readonly string[] {
  const most = Math.floor(width / (size * letter));
  const lines: string[] = [];
  for (const word of content.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

export const label = (
  content: string,
  x: number,
  y: number,
  { anchor = "start", size = small, style = "lc-soft", weight = 400 } = {},
): string =>
  element(
    "text",
    { class: style, x, y, "text-anchor": anchor, "font-size": size, "font-weight": weight },
    text(content),
  );

/** Where the content of a page begins. */
export const contentTop = 52;

/** `paper`: with title and definition. `screen`: without them, for a page that shows them beside it. */
export type For = "paper" | "screen";

/** What a figure draws, from {@link contentTop} to `bottom`. */
export type Drawing = {
  readonly bottom: number;
  readonly marks: readonly string[];
  /** What must be said of it besides its definition. */
  readonly note?: string;
};

/**
 * A figure of its own: its title above, the drawing, and below it the definition, without which no figure is shown. Titles
 * and definition are there for whoever cannot see it too.
 */
export function drawPage(title: string, definition: string, { bottom, marks }: Drawing, whom: For): string {
  const lines = whom === "paper" ? wrapped(definition, pageWidth - 2 * margin, small) : [];
  const top = whom === "paper" ? 0 : contentTop - 22;
  const height = bottom - top + (whom === "paper" ? 26 + lines.length * 15 : 10);
  return `${element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 ${top} ${pageWidth} ${height}`,
      width: pageWidth,
      height,
      role: "img",
      "font-family": "system-ui, sans-serif",
    },
    element("title", {}, text(title)),
    element("desc", {}, text(definition)),
    element("style", {}, cohortStyle),
    element("rect", { class: "lc-paper", y: top, width: pageWidth, height }),
    ...(whom === "paper" ? [label(title, margin, 30, { size: 17, style: "lc-text", weight: 700 })] : []),
    ...marks,
    ...lines.map((line, i) => label(line, margin, bottom + 18 + i * 15)),
  )}\n`;
}
